// The person at the page: types codes, renews, finishes, in their own time.
#include <algorithm>

#include "sim/tab.h"

namespace bleepay::sim {
namespace {

using namespace checkout;

constexpr DurationMs kSecond{1000};
constexpr int kThinkingMs = 6000;  // up to, after half a second

}  // namespace

/// Something on the screen asks for a person.
void Tab::consider() {
  const bool is_wanted = view_.phase == Phase::AwaitingCode || view_.can_finish ||
                         std::any_of(view_.items.begin(), view_.items.end(),
                                     [](const ItemView& item) { return item.can_renew; });
  if (!is_wanted || is_person_busy_) return;
  is_person_busy_ = true;
  DurationMs wait{500 + static_cast<int>(person_.below(kThinkingMs))};
  if (view_.code_locked_seconds) {
    wait += kSecond * static_cast<int>(*view_.code_locked_seconds);
  }
  browser_.agenda.after(wait, [this] {
    is_person_busy_ = false;
    act();
  });
}

void Tab::act() {
  if (!machine_) return;
  if (is_asleep_) return consider();
  if (view_.code_locked_seconds) {  // a real page ticks; here it is asked when somebody looks
    machine_->advance(clock());
    view_ = machine_->view();
  }
  if (view_.phase == Phase::AwaitingCode && view_.can_submit_code) return type_code();
  if (renew_something()) return;
  const bool is_patient = !browser_.dice.is_calm() && person_.below(2) == 0;
  if (view_.can_finish && !is_patient) {
    submit(Finish{});
    return;
  }
  consider();
}

bool Tab::renew_something() {
  const bool wants = static_cast<int>(person_.below(100)) < browser_.plan.person.renews;
  if (!wants || browser_.dice.is_calm()) return false;
  for (const ItemView& item : view_.items) {
    if (!item.can_renew) continue;
    const std::string id = item.id;
    if (browser_.plan.rates[Fault::DoubleClick] > 0) submit(Renew{id});
    submit(Renew{id});
    return true;
  }
  return false;
}

void Tab::type_code() {
  std::string code = browser_.bleepay.context_code();
  if (wrong_codes_left_ > 0 && !browser_.dice.is_calm()) {
    --wrong_codes_left_;
    code = person_.below(2) == 0 ? "ZZZZZZ" : "ZZ-Z Z";
  }
  browser_.judge.on_code_submitted(number_, code);
  // People type small letters, and clipboards add what they like.
  if (person_.below(4) == 0) code = " " + code.substr(0, 3) + "-" + code.substr(3) + "\xC2\xA0";
  if (browser_.plan.rates[Fault::DoubleClick] > 0) submit(SubmitCode{api::ContextCode(code)});
  submit(SubmitCode{api::ContextCode(code)});
}

}  // namespace bleepay::sim
