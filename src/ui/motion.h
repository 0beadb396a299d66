// Everything that moves: one critically damped spring per name, so that nothing overshoots and a
// change of mind half-way stays smooth. Decides when a further frame is worth drawing.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace bleepay::ui {

class Motion {
 public:
  /// Starts a frame. With reduced motion every value is where it is going at once.
  void begin(double seconds, bool is_reduced);

  /// The value of `name` on its way to `target`. A name not asked for in the frame before starts at
  /// `start`.
  float toward(std::string_view name, float target, float rate, float start);

  /// Seconds since the name was first asked for without a pause; for what turns without end, like
  /// a spinner. Keeps frames coming.
  float elapsed(std::string_view name);

  /// Forgets what was not asked for in this frame; says whether something is still on its way.
  bool end();

 private:
  struct Spring {
    float value = 0;
    float velocity = 0;
    double since = 0;
    bool is_used = false;
  };
  Spring& spring(std::string_view name, float start);

  std::map<std::string, Spring, std::less<>> springs_;
  double now_ = 0;
  float step_ = 0;
  bool is_reduced_ = false;
  bool is_moving_ = false;
};

}  // namespace bleepay::ui
