// The trace's JSON form, told once for writing and reading. For trace_writer.cpp and
// trace_reader.cpp only.
#pragma once

#include "api/fields.h"
#include "checkout/trace.h"

namespace bleepay::checkout {

inline constexpr std::int64_t kTraceVersion = 1;

/// Options as they are written: enums as numbers would tell a reader nothing.
struct WrittenOptions {
  std::string auth;
  std::string planner;
  std::int64_t in_flight = 0;
  bool enforce_published_limits = true;
  bool resume_old_vouchers = true;
  bool waits_without_storage = false;
  std::int64_t reply_timeout_ms = 0;
  std::int64_t redeem_timeout_ms = 0;
  std::int64_t safe_margin_ms = 0;
  std::int64_t finish_after_ms = 0;
  std::int64_t expiry_grace_ms = 0;
  std::string seed;  // 64 bits, more than a JSON number is sure to carry
};

struct ReadTrace {
  std::int64_t version = 0;
  WrittenOptions options;
  Trace trace;
};

/// The same to be written: a trace is long, so it is not copied for that.
struct WrittenTrace {
  std::int64_t version;
  WrittenOptions options;
  const Trace& trace;
};

template <class Io>
void fields(Io& io, api::Ref<Io, WrittenOptions> options) {
  io.required("auth", options.auth);
  io.required("planner", options.planner);
  io.required("inFlight", options.in_flight);
  io.required("publishedLimits", options.enforce_published_limits);
  io.required("resumesOldVouchers", options.resume_old_vouchers);
  io.required("waitsWithoutStorage", options.waits_without_storage);
  io.required("replyTimeoutMs", options.reply_timeout_ms);
  io.required("redeemTimeoutMs", options.redeem_timeout_ms);
  io.required("safeMarginMs", options.safe_margin_ms);
  io.required("finishAfterMs", options.finish_after_ms);
  io.required("expiryGraceMs", options.expiry_grace_ms);
  io.required("seed", options.seed);
}

template <class Io>
void fields(Io& io, api::Ref<Io, TraceReply> reply) {
  io.required("id", reply.id);
  io.required("delivery", reply.delivery);
  io.required("status", reply.status);
  io.optional("retryAfterMs", reply.retry_after_ms);
  io.optional("body", reply.body);
  io.required("isRepeated", reply.is_repeated);
}

template <class Io>
void fields(Io& io, api::Ref<Io, TraceStep> step) {
  io.required("mono", step.mono_ms);
  io.required("wall", step.wall_ms);
  io.required("do", step.what);
  io.optional("text", step.text);
  io.optional("isVisible", step.is_visible);
  io.optional("reply", step.reply);
  io.optional("lost", step.lost);
  io.required("phase", step.phase);
  io.required("commands", step.commands);
  io.required("view", step.view);
}

template <class Io, class WholeTrace>
void whole_trace(Io& io, WholeTrace& written) {
  auto& trace = written.trace;
  io.required("v", written.version);
  io.required("program", trace.program);
  io.required("order", trace.order);
  io.required("options", written.options);
  io.optional("record", trace.record);
  io.required("isRecordUnreadable", trace.is_record_unreadable);
  io.required("mono", trace.mono_ms);
  io.required("wall", trace.wall_ms);
  io.required("steps", trace.steps);
  io.required("isFull", trace.is_full);
}

template <class Io>
void fields(Io& io, api::Ref<Io, ReadTrace> read) {
  whole_trace(io, read);
}

template <class Io>
void fields(Io& io, api::Ref<Io, WrittenTrace> written) {
  whole_trace(io, written);
}

}  // namespace bleepay::checkout
