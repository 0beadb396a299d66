// What the browser tests of gfx drive: a canvas on which single shapes and texts can be painted.
#include <emscripten/bind.h>
#include <emscripten/heap.h>
#include <malloc.h>

#include <string>

#include "gfx/gfx.h"
#include "imgui.h"
#include "imgui_floor/imgui_floor.h"

namespace {

using bleepay::Shape;
using bleepay::TextQuad;
using bleepay::TextRun;
using emscripten::val;

Shape shape_from(const val& from) {
  Shape shape;
  const auto number = [&](const char* name, float otherwise = 0) {
    const val member = from[name];
    return member.isUndefined() ? otherwise : member.as<float>();
  };
  const auto color = [&](const char* name) {
    const val member = from[name];
    return member.isUndefined() ? 0u : member.as<unsigned>();
  };
  shape.kind = static_cast<bleepay::ShapeKind>(from["kind"].as<int>());
  shape.rect = {number("x"), number("y"), number("width"), number("height")};
  shape.radius = number("radius");
  shape.blur = number("blur");
  shape.stroke = number("stroke");
  shape.arc_from = number("from");
  shape.arc_to = number("to", 1);
  shape.top = color("top");
  shape.bottom = color("bottom");
  shape.border = color("border");
  const val points = from["points"];
  if (points.isUndefined()) return shape;
  shape.point_count = points["length"].as<int>() / 2;
  for (int i = 0; i < 2 * shape.point_count; ++i) shape.points[i] = points[i].as<float>();
  return shape;
}

/// Keeps the text alive beside the run that points into it.
struct HeldRun {
  explicit HeldRun(const val& from) : text(from["text"].as<std::string>()) {
    run.text = text;
    run.size = from["size"].as<float>();
    if (from["mono"].isTrue()) run.face = bleepay::TextFace::Mono;
    if (!from["weight"].isUndefined())
      run.weight = static_cast<bleepay::TextWeight>(from["weight"].as<int>());
    if (!from["color"].isUndefined()) run.color = from["color"].as<unsigned>();
    run.is_rtl = from["rtl"].isTrue();
  }
  HeldRun(const HeldRun&) = delete;
  HeldRun& operator=(const HeldRun&) = delete;

  std::string text;
  TextRun run;
};

class GfxPage {
 public:
  GfxPage() : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    bleepay::use_imgui_floor();
  }
  ~GfxPage() {
    texts_.forget_textures();
    ImGui::DestroyContext(context_);
  }
  GfxPage(const GfxPage&) = delete;
  GfxPage& operator=(const GfxPage&) = delete;

  bool attach(const val& canvas) { return renderer_.attach(canvas); }
  void detach() {
    texts_.forget_textures();
    renderer_.detach();
  }
  void lost() {
    texts_.forget_textures();
    renderer_.context_lost();
  }
  bool restored() { return renderer_.context_restored(); }

  void begin(float width, float height, float ratio) {
    ImGui::SetCurrentContext(context_);
    width_ = width;
    height_ = height;
    ratio_ = ratio;
    texts_.begin_frame(ratio, renderer_.begin_frame());
    ImGui::GetIO().DisplaySize = {width, height};
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin("page");
  }

  void shape(const val& from) {
    Shape shape = shape_from(from);
    list().AddCallback(bleepay::shape_marker, &shape, sizeof shape);
  }

  /// Two triangles of Dear ImGui's own.
  void plain(unsigned color) { list().AddRectFilled({10, 10}, {90, 70}, color); }

  void clip(float x, float y, float width, float height) {
    list().PushClipRect({x, y}, {x + width, y + height});
  }
  void unclip() { list().PopClipRect(); }

  /// False if there was no room for the run.
  bool text(const val& from) {
    const HeldRun held(from);
    const float x = from["x"].as<float>();
    const float y = from["y"].as<float>();
    const TextQuad quad = texts_.rasterize(held.run);
    if (quad.texture == 0) return false;
    const ImVec2 corner{x + quad.quad.x, y + quad.quad.y};
    list().AddImage(static_cast<ImTextureID>(quad.texture), corner,
                    {corner.x + quad.quad.width, corner.y + quad.quad.height}, {quad.u0, quad.v0},
                    {quad.u1, quad.v1}, quad.is_tinted ? held.run.color : 0xFFFFFFFFu);
    return true;
  }

  val measure(const val& from) {
    const HeldRun held(from);
    const bleepay::TextMetrics metrics = texts_.measure(held.run);
    val result = val::object();
    result.set("width", metrics.width);
    result.set("ascent", metrics.ascent);
    result.set("descent", metrics.descent);
    return result;
  }

  val wrap(const val& from, float width) {
    const HeldRun held(from);
    val lines = val::array();
    for (const std::string_view line : texts_.wrap(held.run, width))
      lines.call<void>("push", std::string(line));
    return lines;
  }

  void end() {
    ImGui::End();
    ImGui::Render();
    if (!renderer_.begin_frame()) return;
    const auto pixels = [&](float points) { return static_cast<int>(points * ratio_ + 0.5f); };
    renderer_.paint(*ImGui::GetDrawData(), pixels(width_), pixels(height_), ratio_);
  }

  val stats() const {
    const auto stats = texts_.stats();
    val result = val::object();
    result.set("textures", stats.textures);
    result.set("textureBytes", static_cast<double>(stats.texture_bytes));
    result.set("runs", static_cast<double>(stats.runs));
    result.set("heapBytes", static_cast<double>(emscripten_get_heap_size()));
    result.set("usedBytes", static_cast<double>(mallinfo().uordblks));
    return result;
  }

 private:
  static ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

  ImGuiContext* context_;
  bleepay::gfx::Renderer renderer_;
  bleepay::gfx::TextRuns texts_;
  float width_ = 0;
  float height_ = 0;
  float ratio_ = 1;
};

}  // namespace

EMSCRIPTEN_BINDINGS(gfx_page) {
  emscripten::class_<GfxPage>("GfxPage")
      .constructor<>()
      .function("attach", &GfxPage::attach)
      .function("detach", &GfxPage::detach)
      .function("lost", &GfxPage::lost)
      .function("restored", &GfxPage::restored)
      .function("begin", &GfxPage::begin)
      .function("shape", &GfxPage::shape)
      .function("plain", &GfxPage::plain)
      .function("clip", &GfxPage::clip)
      .function("unclip", &GfxPage::unclip)
      .function("text", &GfxPage::text)
      .function("measure", &GfxPage::measure)
      .function("wrap", &GfxPage::wrap)
      .function("end", &GfxPage::end)
      .function("stats", &GfxPage::stats);
}
