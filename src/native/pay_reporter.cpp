#include "native/pay_reporter.h"

#include <unistd.h>

#include <utility>

#include "api/json.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

using checkout::Event;
using checkout::View;

void say(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  write_text(STDOUT_FILENO, text);
}

class LiveReporter final : public PayReporter {
 public:
  explicit LiveReporter(std::function<std::string()> trouble) : trouble_(std::move(trouble)) {}

  void on_event(const Event&) override {}
  void on_view(const View& view) override { live_.show(words_.picture(view, trouble_())); }
  void make_way() override { live_.keep(); }
  void on_end(const View& view, const checkout::Ended&, ExitStatus) override {
    live_.show({});
    say(words_.notices(view, trouble_()));
    say(words_.result(view));
  }
  bool shows_seconds() const override { return true; }

 private:
  std::function<std::string()> trouble_;
  PayWords words_;
  LiveLines live_{STDOUT_FILENO};
};

class LineReporter final : public PayReporter {
 public:
  explicit LineReporter(std::function<std::string()> trouble) : trouble_(std::move(trouble)) {}

  void on_event(const Event&) override {}
  void on_view(const View& view) override {
    say(words_.news(before_, view, trouble_()));
    before_ = view;
  }
  void make_way() override {}
  void on_end(const View& view, const checkout::Ended&, ExitStatus) override {
    on_view(view);
    say(words_.result(view));
  }
  bool shows_seconds() const override { return false; }

 private:
  std::function<std::string()> trouble_;
  PayWords words_;
  std::optional<View> before_;
};

/// The View without what changes by the second.
View timeless(View view) {
  view.code_locked_seconds.reset();
  view.next_look_seconds.reset();
  for (auto& item : view.items) item.seconds_left.reset();
  return view;
}

class JsonReporter final : public PayReporter {
 public:
  void on_event(const Event& event) override {
    // The outcome is the last line, and knows the exit status.
    if (std::holds_alternative<checkout::Ended>(event)) return;
    say_object(checkout::event_name(event), std::nullopt, checkout::event_json(event));
  }
  void on_view(const View& view) override {
    View now = timeless(view);
    if (before_ == now) return;
    say_object("view", std::nullopt, checkout::view_json(view));
    before_ = std::move(now);
  }
  void make_way() override {}
  void on_end(const View& view, const checkout::Ended& ended, ExitStatus status) override {
    on_view(view);
    say_object("outcome", status, checkout::event_json(ended));
  }
  bool shows_seconds() const override { return false; }

 private:
  static void say_object(std::string_view name, std::optional<ExitStatus> status,
                         const std::string& detail) {
    api::json::Writer writer;
    writer.begin_object();
    writer.name("event");
    writer.text(name);
    if (status) {
      writer.name("exitStatus");
      writer.number(static_cast<int>(*status));
    }
    writer.name("detail");
    writer.raw(detail);
    writer.end_object();
    say({std::move(writer).take()});
  }

  std::optional<View> before_;
};

}  // namespace

std::unique_ptr<PayReporter> make_reporter(ReportStyle style,
                                           std::function<std::string()> trouble) {
  switch (style) {
    case ReportStyle::Live:
      return std::make_unique<LiveReporter>(std::move(trouble));
    case ReportStyle::Lines:
      return std::make_unique<LineReporter>(std::move(trouble));
    case ReportStyle::Json:
      break;
  }
  return std::make_unique<JsonReporter>();
}

}  // namespace bleepay::native
