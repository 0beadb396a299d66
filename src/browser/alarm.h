// One timer of the page.
#pragma once

namespace bleepay::browser {

/// Rings once per `set`; setting it again replaces what was set. Never rings after its death.
class Alarm {
 public:
  using Callback = void (*)(void* user);

  Alarm(Callback callback, void* user) : callback_(callback), user_(user) {}
  ~Alarm() { cancel(); }
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;

  void set(double delay_ms);
  void cancel();

 private:
  static void ring(void* self);

  Callback callback_;
  void* user_;
  int timeout_ = 0;  // of the page; 0 when nothing is set
};

}  // namespace bleepay::browser
