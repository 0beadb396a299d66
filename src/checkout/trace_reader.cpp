#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "checkout/trace_fields.h"

namespace bleepay::checkout {
namespace {

constexpr std::array<std::pair<std::string_view, AuthMode>, 4> kAuths{
    {{"context-code", AuthMode::ContextCode},
     {"host", AuthMode::Host},
     {"api-key", AuthMode::ApiKey},
     {"none", AuthMode::None}}};
constexpr std::array<std::string_view, 9> kInputs{"code", "token",      "cancel", "renew", "finish",
                                                  "poke", "visibility", "reply",  "time"};
constexpr std::int64_t kDayMs = 24 * 60 * 60 * 1000;
constexpr std::int64_t kWallMsMax = 253402300799999;  // the end of the year 9999

// A trace is larger and deeper than what Bleepay sends.
constexpr api::json::Limits kLimits{.body_bytes = 4 * kTraceBytesMax,
                                    .depth = 24,
                                    .text_bytes = 16 * 1024,
                                    .number_bytes = 128,
                                    .elements = kTraceStepsMax};

Fault out_of_range(std::string path, std::string rule) {
  return {FaultKind::OutOfRange, std::move(path), std::move(rule)};
}

std::optional<Fault> check_times(const WrittenOptions& written) {
  const std::array<std::pair<const char*, std::int64_t>, 5> times{
      {{"replyTimeoutMs", written.reply_timeout_ms},
       {"redeemTimeoutMs", written.redeem_timeout_ms},
       {"safeMarginMs", written.safe_margin_ms},
       {"finishAfterMs", written.finish_after_ms},
       {"expiryGraceMs", written.expiry_grace_ms}}};
  for (const auto& [name, ms] : times) {
    if (ms < 0 || ms > kDayMs) {
      return out_of_range(std::string("options.") + name, "must lie between nothing and a day");
    }
  }
  return std::nullopt;
}

Result<Options> read_options(const WrittenOptions& written) {
  Options options;
  const auto auth = std::find_if(kAuths.begin(), kAuths.end(),
                                 [&](const auto& row) { return row.first == written.auth; });
  if (auth == kAuths.end()) return out_of_range("options.auth", "must be a known way to sign in");
  options.auth = auth->second;
  if (options.auth == AuthMode::ApiKey) options.api_key = Credential("stand-in");
  if (written.planner != "budgeted" && written.planner != "fast") {
    return out_of_range("options.planner", "must be budgeted or fast");
  }
  options.planner = written.planner == "fast" ? PlannerKind::Fast : PlannerKind::Budgeted;
  if (written.in_flight < 1 || written.in_flight > 64) {
    return out_of_range("options.inFlight", "must lie between 1 and 64");
  }
  options.in_flight = static_cast<int>(written.in_flight);
  options.enforce_published_limits = written.enforce_published_limits;
  options.resume_old_vouchers = written.resume_old_vouchers;
  options.waits_without_storage = written.waits_without_storage;
  if (auto fault = check_times(written)) return *std::move(fault);
  options.reply_timeout = DurationMs{written.reply_timeout_ms};
  options.redeem_timeout = DurationMs{written.redeem_timeout_ms};
  options.safe_margin = DurationMs{written.safe_margin_ms};
  options.finish_after = DurationMs{written.finish_after_ms};
  options.expiry_grace = DurationMs{written.expiry_grace_ms};
  const std::string& seed = written.seed;
  const auto [end, error] = std::from_chars(seed.data(), seed.data() + seed.size(), options.seed);
  if (error != std::errc() || end != seed.data() + seed.size()) {
    return out_of_range("options.seed", "must be a number of 64 bits, as text");
  }
  return options;
}

std::optional<Fault> check_reply(const TraceReply& reply) {
  if (reply.id < 0) return out_of_range("reply.id", "must be the number of a request");
  if (reply.status < 0 || reply.status > 999) {
    return out_of_range("reply.status", "must be a status of HTTP");
  }
  if (reply.retry_after_ms && (*reply.retry_after_ms < 0 || *reply.retry_after_ms > kWallMsMax)) {
    return out_of_range("reply.retryAfterMs", "must be a span of time");
  }
  for (int i = 0; i <= static_cast<int>(Delivery::Aborted); ++i) {
    if (to_string(static_cast<Delivery>(i)) == reply.delivery) return std::nullopt;
  }
  return out_of_range("reply.delivery", "must be a known end of a request");
}

std::optional<Fault> check_step(const TraceStep& step) {
  if (std::find(kInputs.begin(), kInputs.end(), step.what) == kInputs.end()) {
    return out_of_range("do", "must be a known input");
  }
  if ((step.what == "reply") != step.reply.has_value()) {
    return Fault{FaultKind::Missing, "reply", "belongs to the input reply, and only there"};
  }
  if ((step.what == "visibility") != step.is_visible.has_value()) {
    return Fault{FaultKind::Missing, "isVisible", "belongs to visibility, and only there"};
  }
  if (step.wall_ms < 0 || step.wall_ms > kWallMsMax) {
    return out_of_range("wall", "must be an instant");
  }
  if (step.mono_ms < 0 || step.mono_ms > kWallMsMax) {
    return out_of_range("mono", "must be a span of time");
  }
  return step.reply ? check_reply(*step.reply) : std::nullopt;
}

std::optional<Fault> check_steps(const Trace& trace) {
  TraceStep begun;
  begun.what = "time";
  begun.mono_ms = trace.mono_ms;
  begun.wall_ms = trace.wall_ms;
  if (auto fault = check_step(begun)) return fault;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    if (auto fault = check_step(trace.steps[i])) {
      fault->path = "steps" + api::index_segment(i) + "." + fault->path;
      return fault;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Trace> read_trace(std::string_view text) {
  const auto document = api::json::Document::parse(text, kLimits);
  if (!document) return document.fault();
  auto written = api::read_message<ReadTrace>(document->root(), api::Unknowns::Refuse);
  if (!written) return written.fault();
  if (written->version != kTraceVersion) {
    return out_of_range("v", "must be 1, the only version there is");
  }
  const Result<Options> options = read_options(written->options);
  if (!options) return options.fault();
  Trace trace = (*std::move(written)).trace;
  trace.options = *options;
  if (auto fault = check_steps(trace)) return *std::move(fault);
  return trace;
}

}  // namespace bleepay::checkout
