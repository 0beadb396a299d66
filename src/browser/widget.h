// The class that JavaScript sees: one checkout of one order on one canvas.
#pragma once

#include <emscripten/val.h>

#include <memory>
#include <optional>
#include <string>

#include "browser/alarm.h"
#include "browser/fetch_transport.h"
#include "browser/hooks.h"
#include "browser/local_journal.h"
#include "browser/page_locale.h"
#include "browser/stage.h"
#include "checkout/runner.h"
#include "ui/messages.h"

namespace bleepay::browser {

/// See browser.h for what each method means to JavaScript.
///
/// Calls   every public method may be called from a hook, `delete` included; therefore each of them
///         ends by telling the hooks, after which it touches nothing of its own.
class Widget final : private checkout::Host {
 public:
  explicit Widget(emscripten::val hooks);
  ~Widget() override;
  Widget(const Widget&) = delete;
  Widget& operator=(const Widget&) = delete;

  std::string start(const std::string& config, const std::string& order);
  // Texts that may be secrets come as the glue's own copies, which are overwritten.
  std::string submit_code(std::string&& text);
  bool activate(const std::string& node_id);
  bool supply_token(std::string&& token);
  bool poke();
  bool cancel();
  void set_visible(bool is_visible);

  std::string view() const;
  std::string trace() const { return runner_ ? runner_->trace() : std::string(); }
  std::string nodes() const { return stage_.screen_json(); }
  std::string text(const std::string& key, const std::string& params) const;

  bool attach_canvas(const emscripten::val& canvas);
  void detach_canvas();
  void context_lost();
  bool context_restored();
  void resize(float width, float pixel_ratio);
  void pointer(float x, float y, bool is_pressed);
  void field(std::string&& value, int caret, int caret_end, std::string focused);
  std::string appearance(const std::string& json);
  void faces(bool is_plain, bool has_both);
  void copied(const std::string& node_id, bool is_copied);
  std::string language(const std::string& json);
  float frame(double seconds);
  std::string stats() const;

 private:
  [[nodiscard]] const ui::Messages& words() const { return stage_.messages(); }

  [[nodiscard]] Now now() override;
  void wake_at(std::optional<MonoTime> deadline) override;
  void on_event(const checkout::Event& event) override;
  void on_view_changed() override;

  checkout::Verdict submit(checkout::Intent intent);
  void wake();
  void want_frame();
  void look_at_view();

  // Shared, because it outlives the widget while a hook deletes it.
  std::shared_ptr<Hooks> hooks_;
  PageLocale locale_;
  Stage stage_;
  LocalJournal journal_;
  Alarm alarm_;
  std::optional<FetchTransport> transport_;
  std::optional<checkout::Runner> runner_;
  bool is_visible_ = true;
  bool is_frame_wanted_ = false;
};

}  // namespace bleepay::browser
