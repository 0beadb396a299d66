#include "sandbox/control.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "api/codec.h"
#include "api/json.h"
#include "sandbox/codes.h"
#include "sandbox/durations.h"
#include "sandbox/exchange.h"
#include "sandbox/mishaps.h"
#include "sandbox/state.h"

namespace bleepay::sandbox {
namespace {

using api::json::Document;
using api::json::Kind;
using api::json::Value;
using api::json::Writer;

constexpr std::string_view kDemoAddress = "0x52908400098527886E0F7030069857D2E4169EE7";
constexpr Number kListedMax = 200;  // records of one kind that `state` shows, the latest

Answer good(std::string json) {
  Answer answer;
  answer.body = std::move(json);
  return answer;
}
Answer done() { return good("{}"); }

Answer bad(int status, std::string_view message) {
  Answer answer;
  answer.status = status;
  answer.body = api::encode_error(api::ErrorShape::Flat, status,
                                  status == 404 ? "not_found" : "validation_failed", message);
  return answer;
}

/// A member as text; numbers as they are written.
std::optional<std::string> text_of(Value object, std::string_view name) {
  const auto member = object.find(name);
  if (!member || !(member->is(Kind::Text) || member->is(Kind::Number))) return std::nullopt;
  return std::string(member->text());
}

/// A whole number from 0; `value` stays as it is when the member is absent.
template <class Whole>
bool read_number(Value object, std::string_view name, Whole& value) {
  const auto text = text_of(object, name);
  if (!text) return !object.find(name);
  std::int32_t number = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size() || number < 0) return false;
  value = static_cast<Whole>(number);
  return true;
}

/// The first member that is none of `known`: a slip of the pen is no fault that never comes.
std::optional<std::string> unknown_member(Value object,
                                          std::initializer_list<std::string_view> known) {
  for (const Value member : object) {
    if (std::find(known.begin(), known.end(), member.name()) == known.end()) {
      return api::json::path_segment(member.name());
    }
  }
  return std::nullopt;
}

/// A line break in a header would end it early.
bool is_header_breaking(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

std::optional<api::Endpoint> endpoint_named(std::string_view name) {
  const auto& rows = api::endpoints();
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [name](const api::EndpointRow& row) { return row.name == name; });
  if (found == rows.end()) return std::nullopt;
  return found->endpoint;
}

std::string clock_json(WallTime now, const ClockShift& clock) {
  Writer json;
  json.begin_object();
  json.name("now");
  json.text(format_instant(now));
  json.name("aheadMs");
  json.number(clock.ahead.count());
  json.end_object();
  return std::move(json).take();
}

std::string mishaps_json(const std::vector<Mishap>& pending) {
  Writer json;
  json.begin_array();
  for (const Mishap& mishap : pending) {
    json.begin_object();
    json.name("endpoint");
    json.text(mishap.endpoint ? api::row_of(*mishap.endpoint).name : "*");
    json.name("kind");
    json.text(to_string(mishap.kind));
    json.name("skip");
    json.number(mishap.skip);
    json.name("times");
    json.number(mishap.times);
    json.end_object();
  }
  json.end_array();
  return std::move(json).take();
}

std::string plan_json(const AutopilotPlan& plan) {
  const auto delay = [](const std::optional<DurationMs>& given) {
    return given ? std::to_string(given->count()) + "ms" : std::string("never");
  };
  Writer json;
  json.begin_object();
  for (const auto& [name, value] : {std::pair{"join", plan.join},
                                    {"negotiate", plan.negotiate},
                                    {"approve", plan.approve},
                                    {"reject", plan.reject}}) {
    json.name(name);
    json.text(delay(value));
  }
  json.end_object();
  return std::move(json).take();
}

template <class Record, class Write>
void write_latest(Writer& json, std::string_view name, const Table<Record>& table, Write write) {
  json.name(name);
  json.begin_array();
  for (Number number = std::max<Number>(1, table.size() - kListedMax + 1); number <= table.size();
       ++number) {
    json.begin_object();
    write(table.at(number));
    json.end_object();
  }
  json.end_array();
}

void write_member(Writer& json, std::string_view name, std::string_view text) {
  json.name(name);
  json.text(text);
}

/// Ids and states only: codes of contexts and tokens stay where they are.
std::string state_json(const State& state) {
  Writer json;
  json.begin_object();
  json.name("users");
  json.number(state.users().size());
  write_latest(json, "contexts", state.contexts(), [&](const Context& context) {
    write_member(json, "id", context.id.text());
    write_member(json, "status", api::to_string(context.status));
  });
  write_latest(json, "sessions", state.sessions(), [&](const Session& session) {
    write_member(json, "id", session.id.text());
    write_member(json, "code", session.code.text());
    write_member(json, "status", api::to_string(session.status));
    if (session.joined_at) write_member(json, "joinedAt", format_instant(*session.joined_at));
  });
  write_latest(json, "vouchers", state.vouchers(), [&](const Voucher& voucher) {
    write_member(json, "id", voucher.id.text());
    write_member(json, "code", voucher.code.text());
    write_member(json, "status", api::to_string(voucher.status));
    if (voucher.session != 0) {
      write_member(json, "session", state.sessions().at(voucher.session).id.text());
    }
    if (voucher.expected) write_member(json, "amount", voucher.expected->amount);
    write_member(json, "expiresAt", format_instant(voucher.expires_at));
  });
  json.end_object();
  return std::move(json).take();
}

}  // namespace

Answer Control::answer(const Call& call, WallTime now) {
  std::string_view what = call.target;
  what = what.substr(0, what.find('?'));
  what.remove_prefix(std::min(what.size(), kControlPrefix.size()));
  if (call.method == "GET") return read(what, now);
  if (call.method == "POST") return change(what, call.body, now);
  return bad(405, "the controls take GET and POST");
}

Answer Control::read(std::string_view what, WallTime now) const {
  if (what == "health") return good(R"({"status":"ok"})");
  if (what == "clock") return good(clock_json(now, clock_));
  if (what == "faults") return good(mishaps_json(server_.mishaps().pending()));
  if (what == "autopilot") return good(plan_json(autopilot_.plan()));
  if (what == "state") return good(state_json(server_.state()));
  return bad(404, "there is no such control");
}

Answer Control::change(std::string_view what, std::string_view body, WallTime now) {
  constexpr std::string_view kPayer = "payer/";
  if (body.empty()) body = "{}";
  if (what == "clock") return shift_clock(body, now);
  if (what == "faults") return add_mishap(body);
  if (what == "faults/clear") {
    server_.mishaps().clear();
    return done();
  }
  if (what == "autopilot") return set_plan(body);
  if (what == "payer/open") return open_context(body, now);
  if (what.starts_with(kPayer)) return act_as_payer(what.substr(kPayer.size()), body, now);
  return bad(404, "there is no such control");
}

Answer Control::shift_clock(std::string_view body, WallTime now) {
  const auto document = Document::parse(body);
  const auto text = document.ok() ? text_of(document->root(), "advance") : std::nullopt;
  const auto by = parse_duration(text.value_or(""));
  if (!by) return bad(400, "advance: must be a duration like 121s");
  clock_.ahead += *by;
  return good(clock_json(now + *by, clock_));
}

Answer Control::add_mishap(std::string_view body) {
  const auto document = Document::parse(body);
  if (!document.ok()) return bad(400, describe(document.fault()));
  const Value root = document->root();
  if (const auto stray =
          unknown_member(root, {"endpoint", "kind", "skip", "times", "status", "bytes", "delayMs",
                                "body", "contentType", "retryAfter"})) {
    return bad(400, *stray + ": is not a known member");
  }
  Mishap mishap;
  const std::string endpoint = text_of(root, "endpoint").value_or("*");
  mishap.endpoint = endpoint_named(endpoint);
  if (!mishap.endpoint && endpoint != "*") return bad(400, "endpoint: must be a call's name or *");
  const auto kind = mishap_kind(text_of(root, "kind").value_or(""));
  if (!kind) {
    return bad(400,
               "kind: must be lose, drop, status, status-after, html, garbage, truncate or delay");
  }
  mishap.kind = *kind;
  std::int32_t delay_ms = 0;
  const bool are_numbers =
      read_number(root, "skip", mishap.skip) && read_number(root, "times", mishap.times) &&
      read_number(root, "status", mishap.status) && read_number(root, "bytes", mishap.bytes) &&
      read_number(root, "delayMs", delay_ms);
  if (!are_numbers || mishap.status < 400 || mishap.status > 599) {
    return bad(400,
               "skip, times, status, bytes, delayMs: must be whole numbers, status 400 to 599");
  }
  mishap.delay = DurationMs(delay_ms);
  mishap.body = text_of(root, "body").value_or("");
  mishap.content_type = text_of(root, "contentType").value_or("");
  mishap.retry_after = text_of(root, "retryAfter").value_or("");
  if (is_header_breaking(mishap.content_type) || is_header_breaking(mishap.retry_after)) {
    return bad(400, "contentType, retryAfter: must be one line");
  }
  if (!server_.mishaps().add(std::move(mishap))) return bad(400, "the list of faults is full");
  return good(mishaps_json(server_.mishaps().pending()));
}

Answer Control::set_plan(std::string_view body) {
  const auto document = Document::parse(body);
  const auto text = document.ok() ? text_of(document->root(), "plan") : std::nullopt;
  if (!text) return bad(400, "plan: must be a text like join=2s,approve=5s");
  auto plan = parse_plan(*text);
  if (!plan.ok()) return bad(400, describe(plan.fault()));
  autopilot_.set_plan(*std::move(plan));
  return good(plan_json(autopilot_.plan()));
}

Answer Control::open_context(std::string_view body, WallTime now) {
  const auto document = Document::parse(body);
  if (!document.ok()) return bad(400, describe(document.fault()));
  api::ContextOpenRequest request;
  const std::string format = text_of(document->root(), "format").value_or("alphanum");
  request.format = api::code_format(format);
  request.payers = {{.address = std::string(kDemoAddress)}};
  return server_.act(server_.add_guest(now), api::Endpoint::ContextOpen, "", api::encode(request),
                     now);
}

Answer Control::act_as_payer(std::string_view deed, std::string_view body, WallTime now) {
  const auto document = Document::parse(body);
  if (!document.ok()) return bad(400, describe(document.fault()));
  const State& state = server_.state();
  if (deed == "join") {
    const std::string name = text_of(document->root(), "session").value_or("");
    const Session* session = state.find_session(name);
    if (session == nullptr) session = state.find_session_by_code(upper(name));
    if (session == nullptr) return bad(404, "session: there is none of this id or code");
    return server_.act(state.contexts().at(session->context).user, api::Endpoint::SessionJoin,
                       session->id.text(), "{}", now);
  }
  const Voucher* voucher = state.find_voucher(text_of(document->root(), "voucher").value_or(""));
  if (voucher == nullptr) return bad(404, "voucher: there is none of this id");
  const Number user = state.contexts().at(voucher->context).user;
  const auto act = [&](api::Endpoint endpoint, std::string_view request) {
    return server_.act(user, endpoint, voucher->id.text(), request, now);
  };
  if (deed == "discard") return act(api::Endpoint::VoucherDiscard, "{}");
  if (deed == "resolve") {
    const api::ResolveRequest receipts{
        .receipts = {{.payment_id = voucher->payment_id.empty() ? "pay_" : voucher->payment_id}}};
    return act(api::Endpoint::VoucherResolve, api::encode(receipts));
  }
  if (deed != "negotiate") return bad(404, "a payer can open, join, negotiate, resolve, discard");
  const std::string currency = text_of(document->root(), "currency").value_or("USDC");
  return act(api::Endpoint::VoucherNegotiate, api::encode(supply_of(state, *voucher, currency)));
}

}  // namespace bleepay::sandbox
