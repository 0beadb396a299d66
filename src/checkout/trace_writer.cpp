#include <utility>

#include "api/endpoints.h"
#include "checkout/record.h"
#include "checkout/trace_fields.h"

namespace bleepay::checkout {
namespace {

std::string_view auth_name(AuthMode auth) {
  switch (auth) {
    case AuthMode::ContextCode:
      return "context-code";
    case AuthMode::Host:
      return "host";
    case AuthMode::ApiKey:
      return "api-key";
    case AuthMode::None:
      return "none";
  }
  return "";
}

WrittenOptions written_options(const Options& options) {
  WrittenOptions written;
  written.auth = auth_name(options.auth);
  written.planner = options.planner == PlannerKind::Fast ? "fast" : "budgeted";
  written.in_flight = options.in_flight;
  written.enforce_published_limits = options.enforce_published_limits;
  written.resume_old_vouchers = options.resume_old_vouchers;
  written.waits_without_storage = options.waits_without_storage;
  written.reply_timeout_ms = options.reply_timeout.count();
  written.redeem_timeout_ms = options.redeem_timeout.count();
  written.safe_margin_ms = options.safe_margin.count();
  written.finish_after_ms = options.finish_after.count();
  written.expiry_grace_ms = options.expiry_grace.count();
  written.seed = std::to_string(options.seed);
  return written;
}

/// Bodies that hold a code are not looked at; all others tell whether the same was asked.
std::string describe_send(const Send& send) {
  std::string line(to_string(send.request.method));
  line.append(" ").append(send.request.target);
  const bool holds_code = send.request.target == api::target_of(api::Endpoint::SignIn) ||
                          send.request.target == api::target_of(api::Endpoint::SessionOpen);
  if (!holds_code && send.request.body.size() > 2) line += " " + fingerprint(send.request.body);
  return line;
}

/// The session's code is part of the record and of its checksum.
std::string describe_store(const StoreRecord& store) {
  auto record = read_record(store.record);
  if (!record) return "store";
  Record bare = *std::move(record);
  bare.session_code.clear();
  return "store " + fingerprint(write_record(bare));
}

std::string describe_notify(const Notify& notify) {
  std::string line(event_name(notify.event));
  if (!std::holds_alternative<LedgerChanged>(notify.event)) line += " " + event_json(notify.event);
  return line;
}

}  // namespace

std::string write_trace(const Trace& trace) {
  return api::write_message(WrittenTrace{kTraceVersion, written_options(trace.options), trace});
}

std::string describe(const Command& command) {
  if (const auto* send = std::get_if<Send>(&command)) return describe_send(*send);
  if (const auto* store = std::get_if<StoreRecord>(&command)) return describe_store(*store);
  if (const auto* notify = std::get_if<Notify>(&command)) return describe_notify(*notify);
  return "erase";
}

std::string fingerprint(View view) {
  view.session_code.clear();
  for (ItemView& item : view.items) item.voucher_code.clear();
  return fingerprint(view_json(view));
}

}  // namespace bleepay::checkout
