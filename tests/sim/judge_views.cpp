// What is shown to the person and told to the page.
#include <algorithm>

#include "sim/judge.h"

namespace bleepay::sim {
namespace {

using checkout::ItemStatus;
using checkout::ItemView;
using checkout::View;

constexpr DurationMs kShownAfterFast{12'000};  // the widest look, jitter and slow replies
constexpr DurationMs kShownAfterExpiry{10'000};
constexpr DurationMs kAtRestAfter{300'000};  // a voucher's life, and one that came before it

bool is_approved(ItemStatus status) {
  return status == ItemStatus::Approved || status == ItemStatus::ApprovedLate;
}

/// How far a voucher has come on the screen.
int rank(ItemStatus status) {
  switch (status) {
    case ItemStatus::Waiting:
      return 0;
    case ItemStatus::Reserving:
      return 1;
    case ItemStatus::Redeeming:
      return 2;
    case ItemStatus::AwaitingWallet:
      return 3;
    case ItemStatus::Discarding:
      return 4;
    case ItemStatus::Unknown:
    case ItemStatus::Expired:
    case ItemStatus::Rejected:
    case ItemStatus::Cancelled:
    case ItemStatus::Failed:
      return 5;
    case ItemStatus::Approved:
    case ItemStatus::ApprovedLate:
    case ItemStatus::Tampered:
      return 6;
  }
  return 0;
}

}  // namespace

void Judge::check_secrets(std::string_view text) {
  for (const std::string& secret : secrets_) {
    expect(text.find(secret) == std::string_view::npos, Rule::S14, "a context code");
  }
  expect(text.find("eyJ") == std::string_view::npos, Rule::S14, "a token");
}

void Judge::on_event(const Scene& scene, PageNumber number, const checkout::Event& event) {
  const std::string json = checkout::event_json(event);
  note(scene.now, "event " + std::string(checkout::event_name(event)), json);
  check_secrets(json);
  expect(json.find("settled") == std::string::npos, Rule::S5);
  if (const auto* moved = std::get_if<checkout::PhaseChanged>(&event)) {
    pages_[number].is_cancelling = moved->phase == checkout::Phase::Cancelling;
  }
  const auto* ended = std::get_if<checkout::Ended>(&event);
  if (ended == nullptr) return;
  expect(++pages_[number].ended == 1, Rule::S11, "the outcome of one page");
  const bool is_alarmed = pages_[number].has_alarm;
  expect(!is_alarmed || ended->outcome == checkout::Outcome::Tampered ||
             ended->outcome == checkout::Outcome::Unknown,
         Rule::S7, "the outcome");
  if (ended->outcome != checkout::Outcome::Complete) return;
  expect(++completes_ == 1, Rule::S11, "completion, over all pages");
}

void Judge::on_view(const Scene& scene, PageNumber number, const View& before_all,
                    const View& view) {
  ++steps_;
  Page& page = pages_[number];
  static const ItemView kNothing;
  for (std::size_t i = 0; i < view.items.size(); ++i) {
    const ItemView& before = i < before_all.items.size() ? before_all.items[i] : kNothing;
    const ItemView& item = view.items[i];
    const bool is_same =
        item.status == before.status && item.voucher_id == before.voucher_id && !before.id.empty();
    if (!is_same) check_item(scene, page, item, before, i);
  }
  const bool is_messages_ok = std::none_of(
      view.messages.begin(), view.messages.end(), [](const checkout::Message& message) {
        return message.key == checkout::MessageKey::InternalFault;
      });
  expect(is_messages_ok, Rule::M1, "the machine broke a rule of its own");
  check_tampered(page, view);
  check_rest(scene, view);
  check_secrets(view.session_code);
}

void Judge::check_item(const Scene& scene, Page& page, const ItemView& item, const ItemView& before,
                       std::size_t index) {
  note(scene.now, "item " + item.id + " " + std::string(to_string(item.status)), item.voucher_id);
  const bool is_same_voucher = !item.voucher_id.empty() && item.voucher_id == before.voucher_id;
  expect(!is_same_voucher || rank(item.status) >= rank(before.status), Rule::S8, item.id);
  if (is_approved(item.status)) {
    check_approved(scene, item, index);
    is_approved_[index] = true;
  } else {
    const bool is_taken_back = is_approved(before.status);
    expect(!is_taken_back, Rule::S8, "an approval was taken back");
  }
  const sandbox::Voucher* voucher = scene.truth.find_voucher(item.voucher_id);
  const bool is_paid = voucher != nullptr && voucher->status == api::VoucherStatus::Resolved;
  const bool is_called_over = item.status == ItemStatus::Cancelled ||
                              item.status == ItemStatus::Expired ||
                              item.status == ItemStatus::Rejected;
  expect(!is_called_over || !is_paid, Rule::S19, item.id);
  if (item.status == ItemStatus::Tampered) check_alarm(page, item);
  check_shown_terms(item, index);
  if (item.status == ItemStatus::Reserving && before.status != ItemStatus::Reserving) {
    const Rule rule = pages_.size() > 1 ? Rule::S12 : Rule::S10;
    expect(!may_be_paid(scene, index, ""), rule, "a reserve beside a voucher that may be paid");
  }
}

/// Once faults have stopped, items come to rest: here without limits, at the end with them.
void Judge::check_rest(const Scene& scene, const View& view) {
  const bool is_counted = plan_.options.enforce_published_limits || limited_ > 0;
  if (is_counted || !calm_since_ || scene.now <= *calm_since_ + kAtRestAfter) return;
  for (const ItemView& item : view.items) {
    expect(checkout::is_settled(item.status) || item.status == ItemStatus::Unknown ||
               view.phase == checkout::Phase::AwaitingCode,
           Rule::L1, item.id);
  }
}

void Judge::check_alarm(const Page& page, const ItemView& item) {
  const bool may_be_mixed_up = plan_.rates[Fault::OtherId] > 0 || !plan_.placed.empty();
  const bool has_cause =
      !page.must_say_tampered.empty() || may_be_mixed_up ||
      foreign_terms_.count(item.voucher_id) > 0 || plan_.rates[Fault::TamperedRequest] > 0 ||
      plan_.rates[Fault::TamperedAmount] > 0 || plan_.rates[Fault::TamperedWallet] > 0;
  expect(has_cause, Rule::S7, "an alarm without a cause");
}

void Judge::check_shown_terms(const ItemView& item, std::size_t index) {
  const auto& ordered = order_.items[index].transfer;
  if (!ordered) return;
  const checkout::PaymentView& shown = item.terms;
  const bool are_same = shown.amount == ordered->amount.text() &&
                        shown.wallet_address == ordered->wallet_address &&
                        shown.network == ordered->network && shown.currency == ordered->currency &&
                        shown.currency_address == ordered->currency_address;
  expect(are_same, Rule::S6, "on the screen");
}

void Judge::check_approved(const Scene& scene, const ItemView& item, std::size_t index) {
  const sandbox::Voucher* voucher = scene.truth.find_voucher(item.voucher_id);
  const bool is_resolved = voucher != nullptr && voucher->status == api::VoucherStatus::Resolved;
  expect(is_resolved, Rule::S4, item.id);
  if (!is_resolved) return;
  expect(has_our_terms(*voucher, index), Rule::S7, "approved on other terms");
  if (!expects_prompt_ || item.status == ItemStatus::ApprovedLate || limited_ > 0) return;
  const DurationMs delay = scene.server_time - voucher->updated_at;
  const bool is_fast = plan_.options.planner == checkout::PlannerKind::Fast;
  const bool is_after_expiry = scene.server_time > voucher->expires_at + kShownAfterExpiry;
  expect((!is_fast || delay <= kShownAfterFast) && !is_after_expiry, Rule::L2, item.id);
}

/// Right after a reply that says other terms: the item's fate, unless it was approved before.
void Judge::check_tampered(Page& page, const View& view) {
  for (const std::string& id : page.must_say_tampered) {
    for (const ItemView& item : view.items) {
      if (item.voucher_id != id) continue;
      page.has_alarm = true;
      expect(item.status == ItemStatus::Tampered || is_approved(item.status), Rule::S7, item.id);
    }
  }
}

}  // namespace bleepay::sim
