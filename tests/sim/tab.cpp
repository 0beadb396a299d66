#include "sim/tab.h"

#include <algorithm>

namespace bleepay::sim {
namespace {

using namespace checkout;

constexpr DurationMs kSecond{1000};
constexpr DurationMs kMonoStart{7'000'000};  // no clock begins at zero

HttpReply unanswered(Delivery delivery) { return {delivery, 0, {}, std::nullopt}; }

HttpReply answered(int status, std::string body) {
  return {Delivery::Answered, status, std::move(body), std::nullopt};
}

}  // namespace

Tab::Tab(const Plan& plan, Agenda& agenda, Bleepay& bleepay, Judge& judge, Order order)
    : plan_(plan),
      agenda_(agenda),
      bleepay_(bleepay),
      judge_(judge),
      order_(std::move(order)),
      network_(Random(plan.seed).fork(20)),
      person_(Random(plan.seed).fork(21)),
      host_(Random(plan.seed).fork(22)),
      wall_skew_(DurationMs{1000} * plan.wall_skew_s),
      wrong_codes_left_(plan.person.wrong_codes) {}

Now Tab::clock() const {
  return {MonoTime(agenda_.now().time_since_epoch() + kMonoStart), bleepay_.time() + wall_skew_};
}

bool Tab::chance(Random& random, int of_a_thousand) {
  const bool is_drawn = static_cast<int>(random.below(1000)) < of_a_thousand;
  return is_drawn && !is_calm_;
}

DurationMs Tab::latency() {
  return DurationMs{plan_.latency_ms +
                    static_cast<int>(network_.below(static_cast<std::uint32_t>(plan_.latency_ms)))};
}

void Tab::start() {
  load();
  agenda_.after(kSecond, [this] { live(); });
}

void Tab::calm_down() { is_calm_ = true; }
bool Tab::is_done() const { return machine_->view().phase == Phase::Done; }

/// Everything in memory is gone; what the journal holds remains.
void Tab::load() {
  ++life_;
  pending_.clear();
  is_hidden_ = false;
  const auto record = journal_.find(record_key(order_));
  std::optional<std::string> text;
  if (record != journal_.end()) text = record->second;
  Options options = plan_.options;
  options.seed = plan_.seed + static_cast<std::uint64_t>(life_);
  machine_ = std::make_unique<Machine>(order_, options, text, clock());
  judge_.on_load();
  next_typing_ = agenda_.now() + DurationMs{2000 + static_cast<int>(person_.below(6000))};
  drain();
}

void Tab::drain() {
  while (auto command = machine_->next_command()) {
    if (auto* send = std::get_if<Send>(&*command)) {
      this->send(std::move(*send));
    } else if (auto* store = std::get_if<StoreRecord>(&*command)) {
      judge_.on_text(store->record);
      if (plan_.host.denies_storage) {
        machine_->record_lost();
      } else {
        journal_[store->key] = store->record;
      }
    } else if (auto* erase = std::get_if<EraseRecord>(&*command)) {
      journal_.erase(erase->key);
    } else if (auto* notify = std::get_if<Notify>(&*command)) {
      judge_.on_event(notify->event);
    }
  }
  judge_.on_view(machine_->view(), bleepay_.truth());
  wake_later();
}

void Tab::wake_later() {
  const auto due = machine_->next_deadline();
  const std::uint64_t wake = ++wake_;
  if (!due) return;
  const MonoTime at(due->time_since_epoch() - kMonoStart);
  agenda_.at(at, [this, wake] {
    if (wake != wake_ || is_asleep_) return;
    machine_->advance(clock());
    drain();
  });
}

// --- the network ---------------------------------------------------------------------------------

void Tab::send(Send send) {
  const auto record = journal_.find(record_key(order_));
  judge_.on_send(send.id, send.request, agenda_.now(),
                 record == journal_.end() ? std::string() : record->second, bleepay_.truth(),
                 bleepay_.time());
  const NetworkFaults& faults = plan_.network;
  const int life = life_;
  const RequestId id = send.id;
  const HttpRequest request = std::move(send.request);
  const DurationMs there = latency();
  const DurationMs back = there + latency();
  const auto lost = [&](Delivery delivery, DurationMs wait) {
    answer_later(life, id, request, wait, unanswered(delivery));
  };
  if (chance(network_, faults.drop_request)) {
    const bool is_quick = network_.below(2) == 0;
    return lost(is_quick ? Delivery::Unreachable : Delivery::TimedOut,
                is_quick ? there : request.timeout);
  }
  if (chance(network_, faults.fail_before)) {
    return answer_later(life, id, request, back, answered(500, R"({"code":"unexpected"})"));
  }
  if (chance(network_, faults.portal)) {
    return answer_later(life, id, request, back, answered(200, "<!doctype html><p>Sign in"));
  }
  if (chance(network_, faults.limited)) {
    return answer_later(life, id, request, back, answered(429, R"({"code":"rate_limit"})"));
  }
  if (chance(network_, faults.unauthorized)) {
    return answer_later(life, id, request, back, answered(401, R"({"code":"unauthorized"})"));
  }
  if (chance(network_, faults.late)) {
    lost(Delivery::TimedOut, request.timeout);
    agenda_.after(DurationMs{static_cast<int>(network_.below(60'000))},
                  [this, request] { (void)bleepay_.carry_out(request); });
    return;
  }
  const bool is_twice = chance(network_, faults.twice);
  const bool is_reply_lost = chance(network_, faults.drop_reply);
  const bool is_502 = chance(network_, faults.fail_after);
  const bool is_garbage = chance(network_, faults.garbage);
  const bool is_stale = request.method == Method::Get && chance(network_, faults.stale);
  const DurationMs drag{chance(network_, faults.slow) ? static_cast<int>(network_.below(6000)) : 0};
  agenda_.after(there, [=, this] {
    HttpReply reply = bleepay_.carry_out(request);
    if (is_twice) reply = bleepay_.carry_out(request);
    const HttpReply fresh = reply;
    if (is_stale && last_read_.count(request.target) > 0) reply = last_read_[request.target];
    if (request.method == Method::Get) last_read_[request.target] = fresh;
    if (is_garbage) reply.body.resize(reply.body.size() / 2);
    if (is_502) reply = answered(502, "<html>Bad Gateway</html>");
    if (is_reply_lost) reply = unanswered(Delivery::Unreachable);
    answer_later(life, id, request, back - there + drag, std::move(reply));
  });
}

void Tab::answer_later(int life, RequestId id, HttpRequest request, DurationMs wait,
                       HttpReply reply) {
  const MonoTime sent = agenda_.now();
  agenda_.after(wait, [this, life, id, request = std::move(request), reply = std::move(reply),
                       sent]() mutable {
    if (life != life_) return;
    arrive(id, request, sent, std::move(reply));
  });
}

void Tab::arrive(RequestId id, const HttpRequest& request, MonoTime sent, HttpReply reply) {
  (void)sent;
  if (is_asleep_) {  // delivered when the page wakes
    pending_.push_back([this, id, request, sent, reply = std::move(reply)]() mutable {
      arrive(id, request, sent, std::move(reply));
    });
    return;
  }
  judge_.on_reply(id, request, reply, agenda_.now());
  machine_->deliver(id, reply, clock());
  drain();
}

// --- the person and the host ---------------------------------------------------------------------

void Tab::live() {
  agenda_.after(kSecond, [this] { live(); });
  if (is_asleep_) return;
  if (chance(host_, plan_.host.wall_jumps)) {
    wall_skew_ += DurationMs{static_cast<std::int64_t>(host_.below(172'800'000)) - 86'400'000};
  }
  if (chance(host_, plan_.host.sleeps)) {
    is_asleep_ = true;
    agenda_.after(DurationMs{1000 + static_cast<int>(host_.below(200'000))}, [this] {
      is_asleep_ = false;
      for (auto& deliver : std::exchange(pending_, {})) deliver();
      machine_->advance(clock());
      drain();
    });
    return;
  }
  if (chance(host_, plan_.host.reloads) && !is_done()) {
    judge_.note("reload");
    return load();
  }
  // A page is woken for the countdown of a locked entry; once a second is as good here.
  if (machine_->view().code_locked_seconds) machine_->advance(clock());
  act(machine_->view());
}

void Tab::act(const View& view) {
  const auto submit = [this](Intent intent) {
    (void)machine_->submit(std::move(intent), clock());
    drain();
  };
  const bool is_time = plan_.person.cancel_at_s >= 0 &&
                       agenda_.now().time_since_epoch() >= kSecond * plan_.person.cancel_at_s;
  if (is_time && !has_cancelled_ && view.can_cancel) {
    has_cancelled_ = true;
    judge_.note("cancel");
    return submit(Cancel{});
  }
  if (view.phase == Phase::AwaitingCode && view.can_submit_code && next_typing_ &&
      agenda_.now() >= *next_typing_) {
    return type_code();
  }
  if (view.can_poke && chance(person_, plan_.person.pokes)) return submit(Poke{});
  if (is_hidden_ ? is_calm_ || person_.below(20) == 0 : chance(person_, plan_.person.hides)) {
    is_hidden_ = !is_hidden_;
    return submit(Visibility{!is_hidden_});
  }
  if (person_.below(5) != 0 && !is_calm_) return;  // people take their time
  const bool is_renewing = static_cast<int>(person_.below(100)) < plan_.person.renews && !is_calm_;
  for (const ItemView& item : view.items) {
    if (item.can_renew && is_renewing) return submit(Renew{item.id});
  }
  if (view.can_finish && (is_calm_ || person_.below(4) == 0)) submit(Finish{});
}

void Tab::type_code() {
  std::string code = bleepay_.context_code();
  if (wrong_codes_left_ > 0 && !is_calm_) {
    --wrong_codes_left_;
    code = "ZZZZZZ";
  }
  next_typing_ = agenda_.now() + DurationMs{5000 + static_cast<int>(person_.below(10'000))};
  judge_.on_secret(code);
  (void)machine_->submit(SubmitCode{api::ContextCode(code)}, clock());
  drain();
}

}  // namespace bleepay::sim
