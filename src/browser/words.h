// What crosses to JavaScript as JSON: nodes of a screen, verdicts, faults.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "checkout/intents.h"
#include "ui/messages.h"
#include "ui/ui.h"

namespace bleepay::browser {

/// {"nodes":[...],"title","focus","height"}: the fields of ui::Node in camelCase, what is empty or
/// false left out, except `id`, `role`, `name` and `rect`.
[[nodiscard]] std::string screen_json(const ui::Screen& screen);

/// {"accepted","message"?:{"key","severity","number"?,"code"?,"text"}}
[[nodiscard]] std::string verdict_json(const checkout::Verdict& verdict, const ui::Messages& words);

/// {"ok":true}
[[nodiscard]] std::string started_json();
/// {"ok":false,"fault":{"kind","path","rule","text"}}
[[nodiscard]] std::string refused_json(const Fault& fault);

/// The text of a key. `params` is a JSON object of named values; with the key of a checkout message
/// it is that message as events carry it: {"number"?,"code"?}.
[[nodiscard]] std::string text_of(std::string_view key, std::string_view params,
                                  const ui::Messages& words);

}  // namespace bleepay::browser
