#include <algorithm>
#include <utility>

#include "ui/item_look.h"
#include "ui/keepsake.h"
#include "ui/screens.h"

namespace bleepay::ui {
namespace {

constexpr float kSign = 64;
constexpr float kInset = 16;

struct OutcomeLook {
  Mark mark = Mark::None;
  Tone tone = Tone::Neutral;
  std::string headline;
  std::string money;
  std::string next;
};

OutcomeLook complete(const Pass& pass) {
  const auto count = static_cast<std::int64_t>(pass.view.items.size());
  return {Mark::Check, Tone::Good,
          pass.say(count == 1 ? "outcome.complete.one" : "outcome.complete.many"),
          pass.messages.counted("outcome.complete.money", count),
          pass.say("outcome.complete.next", {{"merchant", pass.view.merchant_name}})};
}

OutcomeLook partial(const Pass& pass) {
  const auto approved = std::count_if(
      pass.view.items.begin(), pass.view.items.end(),
      [](const checkout::ItemView& item) { return item_look(item.status).is_approved; });
  return {Mark::Check, Tone::Warning, pass.say("outcome.partial"),
          pass.say("outcome.partial.money", {{"approved", std::to_string(approved)},
                                             {"count", std::to_string(pass.view.items.size())}}),
          pass.say("outcome.partial.next", {{"merchant", pass.view.merchant_name}})};
}

OutcomeLook plain(const Pass& pass, const std::string& key, Mark mark, Tone tone) {
  return {mark, tone, pass.say(key), pass.say(key + ".money"),
          pass.say(key + ".next", {{"merchant", pass.view.merchant_name}})};
}

OutcomeLook outcome_look(const Pass& pass) {
  using checkout::Outcome;
  switch (pass.view.outcome) {
    case Outcome::Complete:
      return complete(pass);
    case Outcome::Partial:
      return partial(pass);
    case Outcome::Cancelled:
      return plain(pass, "outcome.cancelled", Mark::Cross, Tone::Neutral);
    case Outcome::Expired:
      return plain(pass, "outcome.expired", Mark::Clock, Tone::Warning);
    case Outcome::Failed:
      return plain(pass, "outcome.failed", Mark::Cross, Tone::Bad);
    case Outcome::Tampered:
      return plain(pass, "outcome.tampered", Mark::Exclamation, Tone::Bad);
    case Outcome::None:  // done without an outcome cannot be; were it so, nobody could say
    case Outcome::Unknown:
      return plain(pass, "outcome.unknown", Mark::Question, Tone::Warning);
  }
  return {};
}

Block records(const Pass& pass, float width) {
  const float inner = width - 2 * kInset;
  Stack lines;
  lines.add(words(pass, pass.say("keep.title"), kBodyStrong, pass.colors.ink, inner,
                  {.id = "keep.title", .role = Role::Heading, .level = 3}));
  const auto add = [&](std::string id, const std::string& label, const std::string& text) {
    if (text.empty()) return;
    lines.add(
        keepsake(pass, {.id = std::move(id), .label = label, .what = label, .text = text}, inner),
        kGapTight);
  };
  add("keep.order", pass.say("keep.order"), pass.view.order_id);
  add("keep.session", pass.say("keep.session"), pass.view.session_id);
  for (const checkout::ItemView& item : pass.view.items) {
    add("keep.item." + item.id, item.label, item.voucher_id);
  }
  return within({"keep", Role::Group, pass.say("keep.title")},
                on_panel(pass, std::move(lines).finish(), kInset, kInset));
}

}  // namespace

Block result_screen(const Pass& pass, float width) {
  const OutcomeLook look = outcome_look(pass);
  Stack lines;
  lines.add(badge("outcome", look.mark, look.tone, kSign));
  lines.add(words(pass, look.headline, kDisplay, pass.colors.ink, width,
                  {.id = "headline", .role = Role::Heading, .level = 2, .align = Align::Center}),
            kGapLarge);
  lines.add(words(pass, look.money, kBody, pass.colors.ink, width,
                  {.id = "money", .align = Align::Center}),
            kGapSmall);
  lines.add(words(pass, look.next, kBody, pass.colors.muted, width,
                  {.id = "next", .align = Align::Center}),
            kGapSmall);
  lines.add(items(pass, width), kGapSection);
  lines.add(records(pass, width), kGap);
  return std::move(lines).finish();
}

}  // namespace bleepay::ui
