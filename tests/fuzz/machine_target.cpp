// A checkout told line by line: what Bleepay answers, when, and what the payer does, in any order
// and of any content. The machine asserts its own rules after every input; ours are added here.
//
//   c <text>            types a code          x   cancels       f   finishes
//   r <status> <body>   answers the oldest    o   answers the newest request likewise
//   t <seconds>         lets time pass        n <0-5>   the oldest request fails
//   w <item>            renews                p   pokes         v   hides or shows
#include <charconv>
#include <deque>

#include "checkout/checkout.h"
#include "fuzz/targets.h"

namespace bleepay::fuzz {
namespace {

constexpr std::string_view kOrder =
    R"({"v":1,"orderId":"A-1","merchant":{"name":"Kiosk Nine"},"items":[)"
    R"({"id":"shoes","label":"Trail shoes","network":"polygon","currency":"EURC",)"
    R"("currencyAddress":"0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b","amount":"100",)"
    R"("wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}},)"
    R"({"id":"socks","label":"Socks","network":"solana","currency":"SOL","currencyAddress":"",)"
    R"("amount":"0.5","wallet":{"address":"So11111111111111111111111111111111111111112"}}]})";
constexpr int kInputsMax = 200;                  // per story; whole checkouts have below 100
constexpr std::int64_t kWallMs = 1781006400000;  // 2026-06-09T12:00:00Z

class Story {
 public:
  explicit Story(checkout::Order order)
      : machine_(std::move(order), checkout::Options{}, std::nullopt, now()) {}

  Broken tell(std::string_view line) {
    const char what = line.front();
    const std::string_view rest = line.substr(std::min<std::size_t>(2, line.size()));
    if (what == 'c') submit(checkout::SubmitCode{api::ContextCode(std::string(rest))});
    if (what == 'w') submit(checkout::Renew{std::string(rest)});
    if (what == 'x') submit(checkout::Cancel{});
    if (what == 'f') submit(checkout::Finish{});
    if (what == 'p') submit(checkout::Poke{});
    if (what == 'v') submit(checkout::Visibility{is_visible_ = !is_visible_});
    if (what == 't') pass(number(rest));
    if (what == 'r' || what == 'o') answer(what == 'o', number(rest), body_of(rest));
    if (what == 'n') lose(number(rest));
    return judge();
  }

 private:
  static int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 0, 86'400);
  }
  static std::string_view body_of(std::string_view rest) {
    return rest.substr(std::min(rest.find(' '), rest.size() - 1) + 1);
  }

  Now now() const { return {MonoTime{time_}, WallTime{DurationMs{kWallMs}} + time_}; }

  void submit(checkout::Intent intent) {
    machine_.submit(std::move(intent), now());
    drain();
  }
  void deliver(bool is_newest, HttpReply reply) {
    if (open_.empty()) return;
    const RequestId id = is_newest ? open_.back() : open_.front();
    is_newest ? open_.pop_back() : open_.pop_front();
    machine_.deliver(id, std::move(reply), now());
    drain();
  }
  void answer(bool is_newest, int status, std::string_view body) {
    approved_seen_ = approved_seen_ || body.find("RESOLVED") != body.npos;
    deliver(is_newest, {Delivery::Answered, status, std::string(body), std::nullopt});
  }
  void lose(int how) { deliver(false, {static_cast<Delivery>(1 + how % 5), 0, {}, std::nullopt}); }
  void pass(int seconds) {
    const MonoTime end = MonoTime{time_} + DurationMs{seconds * 1000};
    for (int i = 0; i < kInputsMax; ++i) {
      const auto wake = machine_.next_deadline();
      time_ = std::max(time_, std::min(wake.value_or(end), end).time_since_epoch());
      machine_.advance(now());
      drain();
      if (MonoTime{time_} >= end) return;
    }
  }

  void drain() {
    while (auto command = machine_.next_command()) {
      ++commands_;
      if (const auto* send = std::get_if<checkout::Send>(&*command)) open_.push_back(send->id);
      if (const auto* notify = std::get_if<checkout::Notify>(&*command)) {
        ended_ += std::holds_alternative<checkout::Ended>(notify->event) ? 1 : 0;
      }
    }
  }

  Broken judge() const {
    const checkout::View view = machine_.view();
    for (const checkout::Message& message : view.messages) {
      if (message.key == checkout::MessageKey::InternalFault) return "no input makes a bug";
    }
    for (const checkout::ItemView& item : view.items) {
      const bool is_paid = item.status == checkout::ItemStatus::Approved ||
                           item.status == checkout::ItemStatus::ApprovedLate;
      if (is_paid && !approved_seen_) return "nothing is paid that Bleepay did not say is";
    }
    if (ended_ > 1) return "a checkout ends once";
    if ((view.phase == checkout::Phase::Done) != (ended_ == 1)) return "the end is told";
    if (commands_ > 40 * kInputsMax) return "commands are bounded";
    return "";
  }

  std::deque<RequestId> open_;
  DurationMs time_{1000};
  bool is_visible_ = true;
  bool approved_seen_ = false;
  int ended_ = 0;
  int commands_ = 0;
  checkout::Machine machine_;
};

}  // namespace

Broken check_machine(std::string_view input) {
  static const auto order = checkout::parse_order(kOrder);
  if (!order) return "the order of the stories is one";
  Story story(*order);
  for (int i = 0; i < kInputsMax && !input.empty(); ++i) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    if (end > 0) {
      if (Broken broken = story.tell(input.substr(0, end)); !broken.empty()) return broken;
    }
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return "";
}

}  // namespace bleepay::fuzz
