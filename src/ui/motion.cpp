#include "ui/motion.h"

#include <algorithm>
#include <cmath>

namespace bleepay::ui {
namespace {

// After a pause (hidden tab, idle screen) time has run on while nothing was drawn; a step longer
// than this would skip the movement that is just about to begin.
constexpr double kStepMaxSeconds = 1.0 / 30;
// Closer than this nobody sees the rest of the way: a 1/255 step of colour, 1/20 of a pixel.
constexpr float kRest = 0.002F;

}  // namespace

void Motion::begin(double seconds, bool is_reduced) {
  step_ = static_cast<float>(std::clamp(seconds - now_, 0.0, kStepMaxSeconds));
  now_ = seconds;
  is_reduced_ = is_reduced;
  is_moving_ = false;
  for (auto& [name, spring] : springs_) spring.is_used = false;
}

Motion::Spring& Motion::spring(std::string_view name, float start) {
  auto found = springs_.find(name);
  if (found == springs_.end()) {
    found = springs_.emplace(std::string(name), Spring{.value = start, .since = now_}).first;
  }
  found->second.is_used = true;
  return found->second;
}

float Motion::toward(std::string_view name, float target, float rate, float start) {
  Spring& spring = this->spring(name, start);
  // The exact solution of x'' = -2 rate x' - rate^2 x over one step: stable at any frame rate.
  const float offset = spring.value - target;
  const float slope = spring.velocity + rate * offset;
  const float decay = std::exp(-rate * step_);
  spring.value = target + (offset + slope * step_) * decay;
  spring.velocity = (spring.velocity - rate * slope * step_) * decay;
  const bool rests =
      std::fabs(spring.value - target) < kRest && std::fabs(spring.velocity) < kRest * rate;
  if (is_reduced_ || rests) {
    spring.value = target;
    spring.velocity = 0;
  } else {
    is_moving_ = true;
  }
  return spring.value;
}

float Motion::elapsed(std::string_view name) {
  const Spring& spring = this->spring(name, 0);
  if (is_reduced_) return 0;
  is_moving_ = true;
  return static_cast<float>(now_ - spring.since);
}

bool Motion::end() {
  std::erase_if(springs_, [](const auto& entry) { return !entry.second.is_used; });
  return is_moving_;
}

}  // namespace bleepay::ui
