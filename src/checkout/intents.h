// What a person or a page may wish of a checkout, and how a wish is answered.
#pragma once

#include <string>
#include <variant>

#include "api/types.h"
#include "checkout/view.h"

namespace bleepay::checkout {

struct SubmitCode {
  api::ContextCode
      typed;  // as typed: spaces and hyphens are stripped, letters raised, then exactly [0-9A-Z]{6}
};
struct SupplyToken {
  api::Token token;  // AuthMode::Host; empty = the page has none
};
struct Cancel {};
struct Renew {
  std::string item_id;  // a fresh voucher for an expired, rejected or failed item
};
struct Finish {
};               // the payer leaves expired or rejected items as they are: close with what there is
struct Poke {};  // "look now": a person's button or a host's webhook; may spend a reserved read
struct Visibility {
  bool is_visible;
};
using Intent = std::variant<SubmitCode, SupplyToken, Cancel, Renew, Finish, Poke, Visibility>;

/// Accepted, or refused with the reason; a refused intent changes nothing except the message shown
/// beside the code entry.
struct Verdict {
  bool accepted = false;
  Message reason;
};

}  // namespace bleepay::checkout
