#include "sim/judge.h"

#include <algorithm>
#include <cstring>

namespace bleepay::sim {
namespace {

constexpr std::size_t kRecordBytesMax = 64 * 1024;  // what a Journal takes
constexpr std::size_t kTraceBytesMax = 400;         // of one body
constexpr int kCommandsMax = 64;                    // after one input
constexpr DurationMs kLongLife{600'000};            // nobody has to sign in twice
constexpr DurationMs kCatchUp{250};
// With limits a window has to pass before the last read; without them nothing takes that long.
constexpr DurationMs kEndedAfter{900'000};
constexpr DurationMs kEndedAfterLimits{2'000'000};

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

/// Eight bytes at a time, in the order of the bytes: the same on every machine we build for.
std::uint64_t mixed(std::uint64_t hash, std::string_view text) {
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    hash = mixed(hash, word);
  }
  std::uint64_t rest = text.size();
  for (const char c : text) rest = rest << 8 | static_cast<unsigned char>(c);
  return mixed(hash, rest);
}

/// Nothing was begun with one that waits without a voucher.
bool is_at_rest(const checkout::ItemView& item) {
  const bool is_untouched = item.status == checkout::ItemStatus::Waiting && item.voucher_id.empty();
  return is_untouched || checkout::is_settled(item.status) ||
         item.status == checkout::ItemStatus::Unknown;
}

/// Reads say what Bleepay says, all of it.
bool has_clear_reads(const Plan& plan) {
  if (plan.server.sessions_list_bare_ids || plan.server.fuzz_replies || !plan.placed.empty()) {
    return false;
  }
  return plan.rates[Fault::Stale] == 0 &&
         std::none_of(faults().begin(), faults().end(), [&](const FaultRow& row) {
           return row.fault >= Fault::HalfBody && row.fault <= Fault::TamperedWallet &&
                  plan.rates[row.fault] > 0;
         });
}

bool has_any(const Plan& plan, std::initializer_list<Fault> wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](Fault fault) {
    return plan.rates[fault] > 0 ||
           std::any_of(plan.placed.begin(), plan.placed.end(),
                       [fault](const Placed& placed) { return placed.fault == fault; });
  });
}

}  // namespace

Judge::Judge(const Plan& plan, const checkout::Order& order, bool keeps_trace)
    : plan_(plan),
      order_(order),
      keeps_trace_(keeps_trace),
      has_odd_clocks_(has_any(plan, {Fault::SleepStopsClock, Fault::WallJump})),
      has_clear_reads_(has_clear_reads(plan)),
      expects_prompt_(plan.is_calm() && !plan.server.fuzz_replies &&
                      !plan.server.sessions_list_bare_ids &&
                      !plan.server.session_get_counts_as_write &&
                      plan.server.token_life >= kLongLife && plan.server.context_life >= kLongLife),
      forgets_payments_(
          has_any(plan, {Fault::RecordCorrupted, Fault::RecordOfOtherVersion, Fault::RecordCleared,
                         Fault::StorageDenied, Fault::StorageFull})),
      forgets_vouchers_(has_any(plan, {Fault::RecordCleared}) ||
                        (has_any(plan, {Fault::StorageDenied, Fault::StorageFull}) &&
                         !plan.options.waits_without_storage)),
      resumes_(plan.options.resume_old_vouchers && has_clear_reads_ && !forgets_payments_ &&
               !has_any(plan, {Fault::Late})),  // what was given up may still get its terms
      is_approved_(order.items.size(), false) {}

void Judge::note(MonoTime now, std::string_view text, std::string_view detail) {
  const auto ms = now.time_since_epoch().count();
  hash_ = mixed(mixed(mixed(hash_, static_cast<std::uint64_t>(ms)), text), detail);
  if (!keeps_trace_) return;
  std::string seconds =
      std::to_string(ms / 1000) + "." + std::to_string(1000 + ms % 1000).substr(1);
  seconds.insert(0, 9 - std::min<std::size_t>(seconds.size(), 9), ' ');
  trace_.append(seconds).append("  ").append(text);
  std::string shown(detail.substr(0, kTraceBytesMax));
  std::replace(shown.begin(), shown.end(), '\0', '?');
  if (!shown.empty()) trace_.append(" ").append(shown);
  trace_.push_back('\n');
}

void Judge::expect(bool holds, Rule rule, std::string_view detail) {
  if (holds || violation_) return;
  const RuleRow& row = row_of(rule);
  broken_ = rule;
  violation_ = std::string(row.name) + " " + std::string(row.says);
  if (!detail.empty()) violation_->append(" (").append(detail).append(")");
  if (keeps_trace_) trace_.append("VIOLATION ").append(*violation_).append("\n");
}

void Judge::on_load(PageNumber page) {
  pages_[page] = Page();
  // What was under way ended with the page, and nobody knows how.
  for (auto& [id, redeems] : redeems_) {
    redeems.is_open = false;
    redeems.ended = ++steps_;
    redeems.reads.clear();
  }
}

void Judge::on_code_submitted(PageNumber page, const std::string& code) {
  if (std::find(secrets_.begin(), secrets_.end(), code) == secrets_.end()) secrets_.push_back(code);
  pages_[page].is_code_refused = false;
  pages_[page].opens_in_doubt = 0;
}

void Judge::on_record(const std::string& text) {
  check_secrets(text);
  expect(text.size() <= kRecordBytesMax, Rule::L4, "a record too large to keep");
}

void Judge::on_drained(int commands) {
  expect(commands <= kCommandsMax, Rule::L4, "commands after one input");
}

void Judge::on_visible(const checkout::View& view, PageNumber number,
                       std::optional<DurationMs> wait) {
  const Page& page = pages_[number];
  if (plan_.options.enforce_published_limits || limited_ > 0 || page.open > 0) return;
  if (!view.messages.empty()) return;  // something stands in the way, and is said
  const bool is_waiting =
      view.phase == checkout::Phase::Paying && !view.session_code.empty() &&
      std::any_of(view.items.begin(), view.items.end(), [](const checkout::ItemView& item) {
        return item.status == checkout::ItemStatus::AwaitingWallet;
      });
  if (is_waiting) expect(wait && *wait <= kCatchUp, Rule::L3);
}

/// Asleep nobody can come to rest: the patience begins anew.
void Judge::on_woken(const Scene& scene) {
  if (calm_since_) calm_since_ = scene.now;
}

void Judge::on_end(const Scene& scene, const checkout::View& view) {
  using checkout::Outcome;
  note(scene.now, "end", to_string(view.outcome));
  expect(view.phase == checkout::Phase::Done, Rule::L1, to_string(view.phase));
  const bool is_limited = plan_.options.enforce_published_limits || limited_ > 0;
  const DurationMs most = is_limited ? kEndedAfterLimits : kEndedAfter;
  const bool is_prompt = !calm_since_ || scene.now <= *calm_since_ + most;
  const bool is_known = std::all_of(view.items.begin(), view.items.end(), is_at_rest);
  expect(is_known, Rule::L1, "an item has not come to rest");
  expect(is_prompt || view.outcome == Outcome::Unknown, Rule::L1, "it took too long");
  std::vector<bool> is_paid(order_.items.size(), false);
  for (const auto& [id, redeems] : redeems_) {
    const sandbox::Voucher* voucher = scene.truth.find_voucher(id);
    if (voucher == nullptr || voucher->status != api::VoucherStatus::Resolved) continue;
    if (has_our_terms(*voucher, redeems.item)) is_paid[redeems.item] = true;
  }
  const bool is_open_ended = view.outcome == Outcome::Unknown || view.outcome == Outcome::Tampered;
  for (std::size_t i = 0; i < view.items.size(); ++i) {
    const auto status = view.items[i].status;
    const bool is_shown =
        status == checkout::ItemStatus::Approved || status == checkout::ItemStatus::ApprovedLate;
    expect(!is_paid[i] || is_shown || is_open_ended || forgets_payments_, Rule::S21,
           view.items[i].id);
  }
  const auto paid = std::count(is_paid.begin(), is_paid.end(), true);
  const bool is_all = paid == static_cast<std::ptrdiff_t>(is_paid.size());
  expect(view.outcome != Outcome::Complete || is_all, Rule::S4, "complete means all");
  expect(view.outcome != Outcome::Partial || paid > 0, Rule::S4, "partial means some");
  const bool is_failure = view.outcome == Outcome::Cancelled || view.outcome == Outcome::Expired ||
                          view.outcome == Outcome::Failed;
  expect(!is_failure || paid == 0 || forgets_payments_, Rule::S19, to_string(view.outcome));
  check_secrets(checkout::view_json(view));
}

}  // namespace bleepay::sim
