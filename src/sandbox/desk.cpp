#include "sandbox/desk.h"

#include <algorithm>

#include "sandbox/codes.h"

namespace bleepay::sandbox {

void Challenges::remember(std::string challenge) {
  if (open_.size() >= kMax) open_.erase(open_.begin());
  open_.push_back(std::move(challenge));
}

bool Challenges::take(std::string_view challenge) {
  const auto found = std::find(open_.begin(), open_.end(), challenge);
  if (found == open_.end()) return false;
  open_.erase(found);
  return true;
}

std::string comparable_code(const Options& options, std::string_view code) {
  return options.strict ? std::string(code) : upper(code);
}

bool may_see(const Desk& desk, const Context& context) {
  switch (desk.caller.kind) {
    case CallerKind::Nobody:
      return false;
    case CallerKind::Payer:
      return context.user == desk.caller.user;
    case CallerKind::Payee:
      return context.number == desk.caller.context;
    case CallerKind::Business:
      return true;
  }
  return false;
}

const Context* visible_context(const Desk& desk, std::string_view id) {
  const Context* context = desk.state.find_context(id);
  return context != nullptr && may_see(desk, *context) ? context : nullptr;
}

const Session* visible_session(const Desk& desk, std::string_view id) {
  const Session* session = desk.state.find_session(id);
  const bool is_visible =
      session != nullptr && may_see(desk, desk.state.contexts().at(session->context));
  return is_visible ? session : nullptr;
}

const Voucher* visible_voucher(const Desk& desk, std::string_view id) {
  const Voucher* voucher = desk.state.find_voucher(id);
  const bool is_visible =
      voucher != nullptr && may_see(desk, desk.state.contexts().at(voucher->context));
  return is_visible ? voucher : nullptr;
}

}  // namespace bleepay::sandbox
