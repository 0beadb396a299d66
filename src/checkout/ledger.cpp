// The write-ahead record: derived from what is known, written down before anything is sent.
#include <algorithm>

#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

constexpr std::string_view kSent = "sent";

std::int64_t ms_of(WallTime instant) { return instant.time_since_epoch().count(); }

std::string_view op_of(const Voucher& voucher) {
  if (voucher.discards > 0) return "discard";
  return voucher.may_be_redeemed ? "redeem" : "reserve";
}

}  // namespace

Record Course::current_record() const {
  Record record;
  record.order_id = order_.order_id;
  record.terms_digest = digest_;
  record.session_id = session_.id.text();
  record.session_code = session_.code.text();
  if (mutated(Mutation::CodeOnRecord)) record.session_code = code_.reveal();
  record.written_ms = ms_of(now_.wall);
  record.ahead_ms = recalled_ahead_ms_;
  if (const auto server = clock_.server_time(now_.mono)) {
    record.ahead_ms = ms_of(*server) - ms_of(now_.wall);
  }
  const auto note = [&](std::string op, const std::optional<std::size_t>& item) -> RecordIntent& {
    RecordIntent& intent = record.intents.emplace_back();
    intent.n = static_cast<std::int64_t>(record.intents.size());
    intent.op = std::move(op);
    intent.state = kSent;
    intent.wall_ms = record.written_ms;
    if (item) intent.item_id = order_.items[*item].id;
    return intent;
  };
  for (std::size_t i = 0; i < vouchers_.size(); ++i) {
    const Voucher& voucher = vouchers_[i];
    const bool is_approved = voucher.status == api::VoucherStatus::Resolved;
    if (is_dead(voucher) && !is_approved) continue;
    RecordIntent& intent = note(std::string(op_of(voucher)), voucher.item);
    intent.voucher_id = voucher.id.text();
    intent.wall_ms = ms_of(voucher.touched);
    const bool is_known =
        voucher.status != api::VoucherStatus::Unknown && !voucher.in_doubt() && !has_flight_for(i);
    if (is_known) intent.state = api::to_string(voucher.status);
    if (!voucher.expires_at) continue;
    intent.expires_ms = ms_of(*voucher.expires_at);
    record.expires_ms = std::max(record.expires_ms, intent.expires_ms);
  }
  for (const Flight& flight : flights_) {
    if (flight.endpoint == Endpoint::SessionReserve) note("reserve", flight.index);
    if (flight.endpoint == Endpoint::SessionOpen) note("open", std::nullopt);
    if (flight.endpoint == Endpoint::SessionClose) note("close", std::nullopt);
  }
  if (reserve_doubt_) note("reserve", reserve_doubt_->item);
  if (quiet_until_ > now_.mono) note(std::string(kWaitOp), std::nullopt);
  return record;
}

/// Stores what is known now; what was stored last is stored again only before a request that relies
/// on it, because somebody may have cleared the storage.
void Course::keep_record(Keeping keeping) {
  Record record = current_record();
  bool is_news = true;
  if (kept_) {
    // The instants of writing alone are not worth a write.
    Record same = record;
    same.written_ms = kept_->written_ms;
    same.ahead_ms = kept_->ahead_ms;
    for (std::size_t i = 0; i < std::min(same.intents.size(), kept_->intents.size()); ++i) {
      if (same.intents[i].voucher_id.empty()) same.intents[i].wall_ms = kept_->intents[i].wall_ms;
    }
    is_news = !(same == *kept_);
    if (!is_news && keeping == Keeping::IfChanged) return;
  }
  kept_ = std::move(record);
  is_record_stored_ = true;
  std::string text = write_record(*kept_);
  commands_.push_back(StoreRecord{record_key(order_), text});
  if (is_news) emit(LedgerChanged{std::move(text)});
}

}  // namespace bleepay::checkout
