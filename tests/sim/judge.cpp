#include "sim/judge.h"

#include <algorithm>

#include "api/codec.h"
#include "base/address.h"

namespace bleepay::sim {
namespace {

using namespace checkout;
using api::VoucherStatus;

bool is_approved(ItemStatus status) {
  return status == ItemStatus::Approved || status == ItemStatus::ApprovedLate;
}

std::string name_of(const HttpRequest& request) {
  return std::string(to_string(request.method)) + " " + request.target;
}

/// `vch_1` of `vouchers/vch_1/redeem-voucher`.
std::string segment(const std::string& target, std::size_t index) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < index; ++i) begin = target.find('/', begin) + 1;
  return target.substr(begin, target.find('/', begin) - begin);
}

bool ends_with(const std::string& target, std::string_view tail) {
  return std::string_view(target).ends_with(tail);
}

/// The call's kind, whatever its ids: limits and 429s count per kind.
std::string kind_of(const HttpRequest& request) {
  const auto match = api::match_route(request.method, request.target);
  return match.route ? std::string(api::row_of(match.route->endpoint).name) : "?";
}

}  // namespace

void Judge::note(const std::string& text) {
  for (const char c : text) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  hash_ = (hash_ ^ static_cast<std::uint64_t>(now_.time_since_epoch().count())) * 0x100000001B3u;
  if (!keeps_trace_) return;
  const auto ms = now_.time_since_epoch().count();
  trace_ += std::to_string(ms / 1000) + "." + std::to_string(1000 + ms % 1000).substr(1) + "  " +
            text + "\n";
}

void Judge::expect(bool holds, const std::string& rule) {
  if (holds) return;
  note("VIOLATION " + rule);
  violations_.push_back(rule);
}

std::optional<std::size_t> Judge::item_of(const sandbox::Voucher& voucher) const {
  for (std::size_t i = 0; i < order_.items.size(); ++i) {
    const Item& item = order_.items[i];
    if (item.transfer && voucher.expected &&
        item.transfer->amount.text() == voucher.expected->amount &&
        item.transfer->wallet_address == voucher.expected->wallet.address) {
      return i;
    }
    if (item.custom && voucher.custom) return i;
  }
  return std::nullopt;
}

void Judge::on_load() {
  note("page loaded");
  open_ = 0;
  ended_ = 0;
  reads_sent_.clear();
  blocked_.clear();
  approved_.clear();
  // What was under way ended with the page, and nobody knows how.
  for (auto& [id, redeems] : redeems_) {
    redeems.is_open = false;
    redeems.may_go_again = false;
    redeems.ended = ++steps_;
  }
}

void Judge::on_send(RequestId id, const HttpRequest& request, MonoTime now,
                    const std::string& record, const sandbox::State& truth, WallTime server_time) {
  now_ = now;
  note("> " + name_of(request));
  ++steps_;
  expect(++open_ <= 2, "S16 at most two requests under way");
  const std::string kind = kind_of(request);
  const auto blocked = blocked_.find(kind);
  expect(blocked == blocked_.end() || now >= blocked->second, "S17 distance after a 429: " + kind);
  for (const std::string& secret : secrets_) {
    expect(request.target.find(secret) == std::string::npos, "S14 no secret in a target");
  }
  if (request.method == Method::Get) reads_sent_[id] = steps_;
  if (ends_with(request.target, "redeem-voucher")) {
    check_redeem(request, record, truth, server_time);
  }
  if (ends_with(request.target, "session-close")) check_close(request, truth);
}

void Judge::check_redeem(const HttpRequest& request, const std::string& record,
                         const sandbox::State& truth, WallTime server_time) {
  const std::string id = segment(request.target, 1);
  Redeems& redeems = redeems_[id];
  expect(redeems.body.empty() || redeems.body == request.body, "S1 same bytes for one voucher");
  expect(redeems.body.empty() || (!redeems.is_open && redeems.may_go_again),
         "S2 redeemed again without having read RESERVED");
  expect(record.find(id) != std::string::npos, "S9 the voucher is on record before its redeem");
  redeems.body = request.body;
  redeems.is_open = true;
  redeems.may_go_again = false;
  const sandbox::Voucher* voucher = truth.find_voucher(id);
  expect(voucher != nullptr, "a voucher that exists");
  if (voucher == nullptr) return;
  const bool has_time = voucher->expires_at - server_time >= DurationMs{14000};
  expect(has_time || is_wall_jumping_ || voucher->status != VoucherStatus::Reserved,
         "S18 nothing is redeemed with too little life left");
}

void Judge::check_close(const HttpRequest& request, const sandbox::State& truth) {
  const sandbox::Session* session = truth.find_session(segment(request.target, 2));
  if (session == nullptr) return;
  for (const sandbox::Number number : truth.vouchers_of_session(session->number)) {
    expect(truth.vouchers().at(number).status != VoucherStatus::Redeemed,
           "S20 no close while a voucher may be paid");
  }
}

void Judge::on_reply(RequestId id, const HttpRequest& request, const HttpReply& reply,
                     MonoTime now) {
  now_ = now;
  ++steps_;
  --open_;
  note("< " +
       (reply.delivery == Delivery::Answered ? std::to_string(reply.status)
                                             : std::string(to_string(reply.delivery))) +
       " " + name_of(request) + (keeps_trace_ ? " " + reply.body.substr(0, 300) : ""));
  if (reply.status == 429) {
    ++limited_;
    blocked_[kind_of(request)] = now + DurationMs{5000};
  }
  if (ends_with(request.target, "redeem-voucher")) {
    Redeems& redeems = redeems_[segment(request.target, 1)];
    redeems.is_open = false;
    redeems.ended = steps_;
  }
  if (request.method == Method::Get) see_statuses(id, request, reply);
}

/// Which vouchers a read shows as RESERVED, if it left after their last redeem ended.
void Judge::see_statuses(RequestId id, const HttpRequest& request, const HttpReply& reply) {
  const std::uint64_t sent = reads_sent_[id];
  reads_sent_.erase(id);
  if (reply.status < 200 || reply.status > 299) return;
  const auto see = [&](const api::VoucherReply& voucher) {
    const auto found = redeems_.find(voucher.id.text());
    if (found == redeems_.end() || found->second.is_open || found->second.ended >= sent) return;
    found->second.may_go_again = voucher.status == VoucherStatus::Reserved;
  };
  if (request.target.find("/sessions/") == std::string::npos) {
    if (const auto voucher = api::decode<api::VoucherReply>(reply.body)) see(*voucher);
  } else if (const auto session = api::decode<api::SessionReply>(reply.body);
             session && session->vouchers) {
    for (const auto& listed : *session->vouchers) {
      if (listed.details) see(*listed.details);
    }
  }
}

void Judge::on_text(const std::string& text) {
  for (const std::string& secret : secrets_) {
    expect(text.find(secret) == std::string::npos, "S14 no code leaves");
  }
  expect(text.find("eyJ") == std::string::npos, "S14 no token leaves");
}

void Judge::on_event(const Event& event) {
  const std::string json = event_json(event);
  note("event " + std::string(event_name(event)) + (keeps_trace_ ? " " + json : ""));
  on_text(json);
  if (std::holds_alternative<Ended>(event)) expect(++ended_ == 1, "S11 the outcome is told once");
}

void Judge::on_view(const View& view, const sandbox::State& truth) {
  ++steps_;
  for (const ItemView& item : view.items) {
    const sandbox::Voucher* voucher = truth.find_voucher(item.voucher_id);
    const bool is_paid = voucher != nullptr && voucher->status == VoucherStatus::Resolved;
    if (is_approved(item.status)) {
      expect(is_paid, "S4 approved is shown only for what is RESOLVED: " + item.id);
      approved_[item.id] = item.status;
    } else {
      expect(approved_.count(item.id) == 0, "S8 an approval is never taken back: " + item.id);
    }
    expect(item.status != ItemStatus::Cancelled || !is_paid, "S19 cancelled although paid");
    expect(item.status != ItemStatus::Tampered, "S7 tampered without a tamperer");
  }
  std::map<std::size_t, int> payable;
  for (const sandbox::Voucher& voucher : truth.vouchers().all()) {
    const auto item = item_of(voucher);
    const bool may_be_paid =
        voucher.status == VoucherStatus::Redeemed || voucher.status == VoucherStatus::Resolved;
    if (item && may_be_paid) ++payable[*item];
  }
  for (const auto& [item, count] : payable) {
    expect(count <= 1, "S3 two vouchers of one item may be paid: " + order_.items[item].id);
  }
}

void Judge::on_end(const View& view, const sandbox::State& truth) {
  on_view(view, truth);
  expect(view.phase == Phase::Done, "L1 it comes to an end");
  std::vector<bool> is_paid(order_.items.size(), false);
  for (const sandbox::Voucher& voucher : truth.vouchers().all()) {
    const auto item = item_of(voucher);
    if (item && voucher.status == VoucherStatus::Resolved) is_paid[*item] = true;
  }
  for (std::size_t i = 0; i < view.items.size(); ++i) {
    const ItemStatus status = view.items[i].status;
    expect(!is_paid[i] || is_approved(status) || view.outcome == Outcome::Unknown,
           "S21 a payment is never dropped: " + view.items[i].id);
  }
  const auto paid = std::count(is_paid.begin(), is_paid.end(), true);
  const bool is_all = paid == static_cast<std::ptrdiff_t>(is_paid.size());
  expect(view.outcome != Outcome::Complete || is_all, "complete means all");
  expect(view.outcome != Outcome::Partial || paid > 0, "partial means some");
}

}  // namespace bleepay::sim
