#include "browser/widget.h"

#include <emscripten/emscripten.h>
#include <emscripten/heap.h>
#include <emscripten/html5.h>

#include <cstdint>
#include <utility>

#include "api/json.h"
#include "base/wipe.h"
#include "browser/appearance.h"
#include "browser/config.h"
#include "browser/language.h"
#include "browser/page.h"
#include "browser/words.h"
#include "checkout/events.h"

namespace bleepay::browser {

namespace {

std::uint64_t entropy() {
  std::uint64_t seed = 1;
  bleepay_entropy(&seed, sizeof seed);
  return seed;
}

}  // namespace

Widget::Widget(emscripten::val hooks)
    : hooks_(std::make_shared<Hooks>(std::move(hooks))),
      locale_(hooks_),
      stage_(locale_),
      alarm_([](void* self) { static_cast<Widget*>(self)->wake(); }, this) {}

Widget::~Widget() {
  hooks_->close();
  wipe(stage_.input().typed);
}

std::string Widget::start(const std::string& config_json, const std::string& order_json) {
  const auto hooks = hooks_;
  if (runner_) return refused_json({FaultKind::Duplicate, "", "this widget has been started"});
  Result<Config> config = parse_config(config_json);
  if (!config) return refused_json(config.fault());
  Result<checkout::Order> order = checkout::parse_order(order_json, config->limits);
  if (!order) return refused_json(order.fault());

  stage_.input().is_sandbox = config->is_sandbox;
  checkout::Options options = config->options;
  options.seed = entropy();
  options.keeps_trace = true;
  transport_.emplace(config->api_base, [this](RequestId id, HttpReply reply) {
    const auto keep = hooks_;
    runner_->deliver(id, reply);
    look_at_view();
    keep->flush();
  });
  checkout::Host& host = *this;
  runner_.emplace(*std::move(order), std::move(options), *transport_, journal_, host);
  runner_->wake();  // it may have something to count down before anybody does anything
  want_frame();
  hooks->flush();
  return started_json();
}

std::string Widget::submit_code(std::string&& text) {
  const auto hooks = hooks_;
  const checkout::Verdict verdict = submit(checkout::SubmitCode{api::ContextCode(std::move(text))});
  std::string answer = verdict_json(verdict, words());
  hooks->flush();
  return answer;
}

bool Widget::activate(const std::string& node_id) {
  const auto hooks = hooks_;
  ui::Activation activation = stage_.activate(node_id);
  if (activation.needs_redraw) want_frame();
  bool is_accepted = activation.needs_redraw;
  if (activation.intent) {
    if (auto* code = std::get_if<checkout::SubmitCode>(&*activation.intent))
      code->typed = api::ContextCode(stage_.input().typed);
    is_accepted = submit(*std::move(activation.intent)).accepted;
  }
  hooks->flush();
  return is_accepted;
}

bool Widget::supply_token(std::string&& token) {
  const auto hooks = hooks_;
  const bool is_accepted = submit(checkout::SupplyToken{api::Token(std::move(token))}).accepted;
  hooks->flush();
  return is_accepted;
}

bool Widget::poke() {
  const auto hooks = hooks_;
  const bool is_accepted = submit(checkout::Poke{}).accepted;
  hooks->flush();
  return is_accepted;
}

bool Widget::cancel() {
  const auto hooks = hooks_;
  const bool is_accepted = submit(checkout::Cancel{}).accepted;
  hooks->flush();
  return is_accepted;
}

void Widget::set_visible(bool is_visible) {
  const auto hooks = hooks_;
  const bool is_news = is_visible != is_visible_;
  is_visible_ = is_visible;
  if (is_news) submit(checkout::Visibility{is_visible});
  if (is_news && is_visible) want_frame();
  hooks->flush();
}

std::string Widget::view() const {
  return checkout::view_json(runner_ ? runner_->view() : checkout::View());
}

std::string Widget::text(const std::string& key, const std::string& params) const {
  return text_of(key, params, words());
}

bool Widget::attach_canvas(const emscripten::val& canvas) {
  const auto hooks = hooks_;
  const bool is_attached = stage_.attach(canvas);
  if (is_attached) want_frame();
  hooks->flush();
  return is_attached;
}

void Widget::detach_canvas() { stage_.detach(); }

void Widget::context_lost() { stage_.context_lost(); }

bool Widget::context_restored() {
  const auto hooks = hooks_;
  const bool is_restored = stage_.context_restored();
  if (is_restored) want_frame();
  hooks->flush();
  return is_restored;
}

void Widget::resize(float width, float pixel_ratio) {
  const auto hooks = hooks_;
  ui::Input& input = stage_.input();
  if (input.width != width || input.pixel_ratio != pixel_ratio) want_frame();
  input.width = width;
  input.pixel_ratio = pixel_ratio;
  hooks->flush();
}

void Widget::pointer(float x, float y, bool is_pressed) {
  const auto hooks = hooks_;
  ui::Input& input = stage_.input();
  if (input.pointer_x != x || input.pointer_y != y || input.is_pressed != is_pressed) want_frame();
  input.pointer_x = x;
  input.pointer_y = y;
  input.is_pressed = is_pressed;
  hooks->flush();
}

void Widget::field(std::string&& value, int caret, int caret_end, std::string focused) {
  const auto hooks = hooks_;
  ui::Input& input = stage_.input();
  if (input.typed != value || input.caret != caret || input.caret_end != caret_end ||
      input.focused != focused)
    want_frame();
  wipe(input.typed);
  input.typed = value;
  wipe(value);
  input.caret = caret;
  input.caret_end = caret_end;
  input.focused = std::move(focused);
  hooks->flush();
}

std::string Widget::appearance(const std::string& json) {
  const auto hooks = hooks_;
  const Result<Appearance> wanted = parse_appearance(json);
  if (!wanted) return refused_json(wanted.fault());
  ui::Input& input = stage_.input();
  input.is_dark = wanted->is_dark;
  input.is_high_contrast = wanted->is_high_contrast;
  input.is_reduced_motion = wanted->is_reduced_motion;
  input.is_rtl = wanted->is_rtl;
  input.own = wanted->own;
  want_frame();
  hooks->flush();
  return started_json();
}

void Widget::faces(bool is_plain, bool has_both) {
  const auto hooks = hooks_;
  stage_.input().is_plain = is_plain;
  stage_.input().has_both_faces = has_both;
  want_frame();
  hooks->flush();
}

void Widget::copied(const std::string& node_id, bool is_copied) {
  const auto hooks = hooks_;
  stage_.copied(node_id, is_copied);
  want_frame();
  hooks->flush();
}

std::string Widget::language(const std::string& json) {
  const auto hooks = hooks_;
  Result<NumberMarks> marks = read_language(json, stage_.messages());
  if (!marks) return refused_json(marks.fault());
  locale_.use(*std::move(marks));
  if (runner_) want_frame();  // before the start nobody can draw one, and its order may be refused
  hooks->flush();
  return started_json();
}

float Widget::frame(double seconds) {
  const auto hooks = hooks_;
  is_frame_wanted_ = false;
  const float height = stage_.draw(runner_ ? runner_->view() : checkout::View(), seconds);
  if (stage_.is_screen_changed()) hooks_->post("onNodes", stage_.screen_json());
  if (stage_.wants_another_frame()) want_frame();
  hooks->flush();
  return height;
}

std::string Widget::stats() const {
  const gfx::TextRuns::Stats text = stage_.text_stats();
  api::json::Writer out;
  const auto number = [&out](const char* name, std::size_t value) {
    out.name(name);
    out.number(static_cast<std::int64_t>(value));
  };
  out.begin_object();
  number("frames", stage_.frames());
  number("textTextures", static_cast<std::size_t>(text.textures));
  number("textBytes", text.texture_bytes);
  number("textRuns", text.runs);
  number("heapBytes", emscripten_get_heap_size());
  out.end_object();
  return std::move(out).take();
}

Now Widget::now() {
  return {MonoTime(DurationMs(static_cast<std::int64_t>(emscripten_get_now()))),
          WallTime(DurationMs(static_cast<std::int64_t>(emscripten_date_now())))};
}

/// For the core's own deadlines and, while somebody looks, for every second it shows.
void Widget::wake_at(std::optional<MonoTime> deadline) {
  if (deadline) {
    alarm_.set(static_cast<double>((*deadline - now().mono).count()));
  } else {
    alarm_.cancel();
  }
}

void Widget::on_event(const checkout::Event& event) {
  hooks_->post("onEvent", std::string(checkout::event_name(event)), checkout::event_json(event));
}

void Widget::on_view_changed() { hooks_->post("onViewChanged"); }

checkout::Verdict Widget::submit(checkout::Intent intent) {
  if (!runner_) return {};
  checkout::Verdict verdict = runner_->submit(std::move(intent));
  look_at_view();
  return verdict;
}

void Widget::wake() {
  const auto hooks = hooks_;
  if (runner_) runner_->wake();
  look_at_view();
  hooks->flush();
}

/// A frame costs more than a comparison: nothing is drawn for a View that looks the same.
void Widget::look_at_view() {
  if (runner_ && runner_->view() != stage_.drawn_view()) want_frame();
}

void Widget::want_frame() {
  if (is_frame_wanted_ || !is_visible_) return;
  is_frame_wanted_ = true;
  hooks_->post("requestFrame");
}

}  // namespace bleepay::browser
