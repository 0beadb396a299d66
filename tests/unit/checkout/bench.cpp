#include "unit/checkout/bench.h"

#include <gtest/gtest.h>

#include "api/codec.h"
#include "checkout/replay.h"
#include "unit/checkout/orders.h"

namespace bleepay::checkout {
namespace {

std::string name_of(const HttpRequest& request) {
  return std::string(to_string(request.method)) + " " + request.target;
}

std::string seconds_text(DurationMs since) {
  std::string text = std::to_string(since.count() / 1000) + "." +
                     std::to_string(1000 + since.count() % 1000).substr(1, 1);
  return std::string(text.size() < 6 ? 6 - text.size() : 0, ' ') + text;
}

}  // namespace

Bench::Bench(const std::string& order, Options options, std::optional<std::string> record)
    : begun_(clock_.now().mono),
      recorder_(fixture_order(order), options, record, clock_.now()),
      machine_(fixture_order(order), std::move(options), record, clock_.now()),
      record_(std::move(record)) {
  log_view();
}

Bench::~Bench() {
  const auto first_difference = [this]() -> std::string {
    auto replay = Replay::of(recorded());
    if (!replay) return describe(replay.fault());
    Replay again = *std::move(replay);
    while (!again.is_over()) {
      const ReplayedStep step = again.next();
      const std::string at = "step " + std::to_string(again.taken());
      if (!step.has_same_commands) return at + ": other commands";
      if (!step.has_same_view) return at + ": another view " + view_json(step.view);
    }
    return again.trace().is_full ? "a story is longer than a trace" : "";
  };
  EXPECT_EQ(first_difference().empty(), does_same_again) << first_difference() << "\n"
                                                         << recorded() << "\n"
                                                         << trace_;
  for (const char* secret : {"K7M4Q2", "k7m4q2", "D4E5F6", "482916", "canary"}) {
    EXPECT_EQ(recorded().find(secret), std::string::npos) << secret << " in " << recorded();
  }
}

Verdict Bench::type(const std::string& code) {
  log("type a code");
  return wish(SubmitCode{api::ContextCode(code)});
}

Verdict Bench::wish(Intent intent) {
  if (!std::holds_alternative<SubmitCode>(intent)) {
    static constexpr const char* kNames[] = {"SubmitCode", "SupplyToken", "Cancel",    "Renew",
                                             "Finish",     "Poke",        "Visibility"};
    log(std::string("wish ") + kNames[intent.index()]);
  }
  recorder_.on_submit(intent, clock_.now());
  Verdict verdict = machine_.submit(std::move(intent), clock_.now());
  if (!verdict.accepted) log("refused: " + std::string(to_string(verdict.reason.key)));
  drain();
  return verdict;
}

void Bench::advance(DurationMs by) {
  const MonoTime end = clock_.now().mono + by;
  while (true) {
    const auto due = machine_.next_deadline();
    if (!due || *due >= end) break;
    clock_.advance(*due - clock_.now().mono);
    tell_time();
  }
  clock_.advance(end - clock_.now().mono);
  tell_time();
}

void Bench::oversleep(DurationMs by) {
  clock_.advance(by);
  tell_time();
}

void Bench::tell_time() {
  recorder_.on_advance(clock_.now());
  machine_.advance(clock_.now());
  drain();
}

void Bench::advance_until_asked(DurationMs most) {
  const MonoTime end = clock_.now().mono + most;
  while (open_.empty() && clock_.now().mono < end) {
    const auto due = machine_.next_deadline();
    if (!due || *due > end) break;
    advance(*due - clock_.now().mono);
  }
  ASSERT_FALSE(open_.empty()) << "nothing was asked\n" << trace_;
}

void Bench::step_wall(DurationMs by) {
  clock_.step_wall(by);
  tell_time();
}

void Bench::reply(int status, const std::string& body, std::optional<int> retry_after_s) {
  ASSERT_FALSE(open_.empty()) << "nothing was asked\n" << trace_;
  HttpReply reply{Delivery::Answered, status, body, std::nullopt};
  if (retry_after_s) reply.retry_after = DurationMs{*retry_after_s * 1000};
  deliver(0, std::move(reply));
}

void Bench::fail(Delivery delivery) {
  ASSERT_FALSE(open_.empty()) << "nothing was asked\n" << trace_;
  deliver(0, {delivery, 0, {}, std::nullopt});
}

void Bench::reply_to(const std::string& target, int status, const std::string& body) {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    if (open_[i].request.target.find(target) == std::string::npos) continue;
    return deliver(i, {Delivery::Answered, status, body, std::nullopt});
  }
  FAIL() << "nothing was asked of " << target << "\n" << trace_;
}

void Bench::reply_to_read(const std::string& target, int status, const std::string& body) {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    const HttpRequest& request = open_[i].request;
    if (request.method != Method::Get || request.target != target) continue;
    return deliver(i, {Delivery::Answered, status, body, std::nullopt});
  }
  FAIL() << "nothing was read from " << target << "\n" << trace_;
}

void Bench::deliver(std::size_t index, HttpReply reply) {
  const Open open = open_[index];
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
  log("< " +
      (reply.delivery == Delivery::Answered ? std::to_string(reply.status)
                                            : std::string(to_string(reply.delivery))) +
      " to " + name_of(open.request));
  recorder_.on_deliver(open.id, reply, clock_.now());
  machine_.deliver(open.id, reply, clock_.now());
  drain();
}

void Bench::drain() {
  while (auto command = machine_.next_command()) {
    recorder_.on_command(*command);
    if (auto* send = std::get_if<Send>(&*command)) {
      const std::string name = name_of(send->request);
      log("> " + name);
      sent_.push_back(name);
      targets_.push_back(send->request.target);
      newest_[send->request.target] = send->request;
      open_.push_back({send->id, std::move(send->request)});
    } else if (auto* store = std::get_if<StoreRecord>(&*command)) {
      if (keeps_records) {
        record_ = store->record;
      } else {
        recorder_.on_record_lost();
        machine_.record_lost();
      }
    } else if (std::holds_alternative<EraseRecord>(*command)) {
      log("record erased");
      record_.reset();
    } else if (auto* notify = std::get_if<Notify>(&*command)) {
      events_.push_back(notify->event);
      const std::string_view event = event_name(notify->event);
      if (event != "ledger") log("event " + std::string(event) + " " + event_json(notify->event));
    }
  }
  recorder_.on_rest(machine_);
  log_view();
}

void Bench::log(const std::string& line) {
  trace_ += seconds_text(clock_.now().mono - begun_) + " s  " + line + "\n";
}

/// One line per item and one for the rest, whenever something a person sees has changed.
void Bench::log_view() {
  const View view = machine_.view();
  std::string text = "            = " + std::string(to_string(view.phase));
  if (view.outcome != Outcome::None) text += ", " + std::string(to_string(view.outcome));
  for (const Message& message : view.messages) text += "; " + std::string(to_string(message.key));
  if (view.code_message.key != MessageKey::None) {
    text += "; " + std::string(to_string(view.code_message.key));
  }
  text += "\n";
  for (const ItemView& item : view.items) {
    text += "              " + item.id + ": " + std::string(to_string(item.status));
    if (!item.voucher_id.empty()) text += " " + item.voucher_id;
    if (item.supplied) text += ", pays " + item.supplied->amount + " " + item.supplied->currency;
    if (item.message.key != MessageKey::None) {
      text += " (" + std::string(to_string(item.message.key)) + ")";
    }
    if (item.can_renew) text += ", can renew";
    text += "\n";
  }
  if (text == last_view_) return;
  last_view_ = text;
  trace_ += text;
}

std::vector<std::string> Bench::sent() { return std::exchange(sent_, {}); }

const HttpRequest& Bench::newest(const std::string& target) const {
  for (const auto& [name, request] : newest_) {
    if (name.find(target) != std::string::npos) return request;
  }
  static const HttpRequest kNone;
  ADD_FAILURE() << "nothing was sent to " << target;
  return kNone;
}

const std::string& Bench::body_of(const std::string& target) const { return newest(target).body; }

const std::string& Bench::credential_of(const std::string& target) const {
  return newest(target).credential.reveal();
}

ItemView Bench::item(const std::string& id) const {
  for (ItemView& item : machine_.view().items) {
    if (item.id == id) return std::move(item);
  }
  ADD_FAILURE() << "no item " << id;
  return {};
}

std::vector<MessageKey> Bench::messages() const {
  std::vector<MessageKey> keys;
  for (const Message& message : machine_.view().messages) keys.push_back(message.key);
  return keys;
}

std::optional<Ended> Bench::ended() const {
  std::optional<Ended> ended;
  for (const Event& event : events_) {
    if (const auto* one = std::get_if<Ended>(&event)) {
      EXPECT_FALSE(ended) << "the outcome was told twice";
      ended = *one;
    }
  }
  return ended;
}

std::string Bench::instant_in(int seconds) const {
  return format_instant(clock_.now().wall + DurationMs{seconds * 1000});
}

// --- what Bleepay says ---------------------------------------------------------------------------

std::string token() { return R"({"authorization":{"token":"canary.token.secret"}})"; }

std::string error(const std::string& code) { return R"({"code":")" + code + R"("})"; }

std::string session(const Bench& bench, const std::string& id) {
  return R"({"id":")" + id + R"(","code":"D4E5F6","status":"OPEN","type":"SESSION_DEFAULT",)" +
         R"("createdAt":")" + bench.instant_in(0) + R"("})";
}

std::string reserved(const Bench& bench, const std::string& id, int life_s) {
  return R"({"id":")" + id + R"(","code":"482916","status":"RESERVED","expiresAt":")" +
         bench.instant_in(life_s) + R"("})";
}

std::string voucher(const std::string& id, const std::string& status, const std::string& item,
                    const std::string& extra) {
  std::string text =
      R"({"id":")" + id + R"(","code":"482916","status":")" + status + R"(")" + extra;
  if (status == "RESERVED") return text + "}";
  for (const char* order : {"five-items", "with-custom"}) {
    for (const Item& ordered : fixture_order(order).items) {
      if (ordered.id != item) continue;
      const std::string body = api::encode(redeem_request(ordered));
      return text + (ordered.custom ? R"(,"type":"CUSTOM",)" : R"(,"type":"SIMPLE",)") +
             body.substr(1);
    }
  }
  ADD_FAILURE() << "no item " << item;
  return text + "}";
}

std::string listing(const std::vector<std::string>& vouchers, const std::string& extra) {
  std::string text = R"({"id":"ses_1","code":"D4E5F6","status":"OPEN","type":"payment")" + extra +
                     R"(,"vouchers":[)";
  for (std::size_t i = 0; i < vouchers.size(); ++i) text += (i ? "," : "") + vouchers[i];
  return text + "]}";
}

// --- the way to a certain point ------------------------------------------------------------------

void bring_to_session(Bench& bench) {
  bench.type("K7M4Q2");
  bench.reply(token());
  bench.reply(session(bench));
}

void bring_to_wallet(Bench& bench) {
  bring_to_session(bench);
  const auto items = bench.view().items;
  for (std::size_t i = 1; i <= items.size(); ++i) {
    bench.reply_to("reserve-voucher", 200, reserved(bench, "vch_" + std::to_string(i)));
  }
  for (std::size_t i = 1; i <= items.size(); ++i) {
    const std::string id = "vch_" + std::to_string(i);
    bench.reply_to(id + "/redeem-voucher", 200, voucher(id, "REDEEMED", items[i - 1].id));
  }
  bench.sent();
}

}  // namespace bleepay::checkout
