// Every scene of tests/support/ui on a real canvas: what pictures are taken of.
#include <emscripten/bind.h>

#include <map>
#include <memory>
#include <string>

#include "gfx/gfx.h"
#include "imgui.h"
#include "support/ui/english.h"
#include "support/ui/scenes.h"
#include "ui/plural.h"
#include "ui/ui.h"

namespace {

using bleepay::ui::Input;
using bleepay::ui::Node;
using bleepay::ui::Scene;
using bleepay::ui::Screen;
using emscripten::val;

val rect_of(const bleepay::Rect& rect) {
  val result = val::object();
  result.set("x", rect.x);
  result.set("y", rect.y);
  result.set("width", rect.width);
  result.set("height", rect.height);
  return result;
}

val described(const Node& node) {
  val result = val::object();
  result.set("id", node.id);
  result.set("parent", node.parent);
  result.set("role", std::string(to_string(node.role)));
  result.set("name", node.name);
  result.set("value", node.value);
  result.set("description", node.description);
  result.set("level", node.level);
  if (node.progress) result.set("progress", *node.progress);
  if (node.is_expanded) result.set("isExpanded", *node.is_expanded);
  result.set("isDisabled", node.is_disabled);
  result.set("isInvalid", node.is_invalid);
  result.set("isBusy", node.is_busy);
  result.set("isLtr", node.is_ltr);
  result.set("hasAction", node.has_action);
  result.set("copyText", node.copy_text);
  result.set("rect", rect_of(node.rect));
  return result;
}

/// Where text was painted: every textured quad of the draw data is a run.
val painted_texts() {
  val texts = val::array();
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback != nullptr) continue;
      for (unsigned i = 0; i + 6 <= command.ElemCount; i += 6) {
        const auto* index = list->IdxBuffer.Data + command.IdxOffset + i;
        const auto* vertices = list->VtxBuffer.Data + command.VtxOffset;
        const ImVec2 from = vertices[index[0]].pos;
        const ImVec2 to = vertices[index[2]].pos;
        texts.call<void>("push", rect_of({from.x, from.y, to.x - from.x, to.y - from.y}));
      }
    }
  }
  return texts;
}

class Gallery {
 public:
  bool attach(const val& canvas) {
    detach();
    return renderer_.attach(canvas);
  }
  void detach() {
    renderer_.begin_frame();
    texts_.forget_textures();
    renderer_.detach();
  }

  val names() const {
    val names = val::array();
    for (const Scene& scene : bleepay::ui::scenes()) names.call<void>("push", scene.name);
    return names;
  }

  /// From now on in another language: `messages` holds the texts by key, none is English; `numbers`
  /// is what web/frame/numbers.js says of it.
  void speak(const std::string& tag, const val& messages, const val& numbers) {
    const auto digits = numbers["digits"].as<std::string>();
    const auto at = [&digits](std::size_t i) { return static_cast<std::size_t>(digits[i] - '0'); };
    locale_ = bleepay::ui::English({.group = numbers["group"].as<std::string>(),
                                    .decimal = numbers["decimal"].as<std::string>(),
                                    .last_group = at(0),
                                    .other_groups = at(1),
                                    .grouped_from = at(2)});
    texts_by_key_.clear();
    const val entries = val::global("Object").call<val>("entries", messages);
    for (int i = 0; i < entries["length"].as<int>(); ++i) {
      texts_by_key_[entries[i][0].as<std::string>()] = entries[i][1].as<std::string>();
    }
    rule_ = bleepay::ui::plural_rule(tag);
  }

  /// Paints a scene and says how high it is and what stands where.
  val show(const std::string& name, const val& how) {
    Input frame;
    frame.width = how["width"].as<float>();
    frame.pixel_ratio = how["ratio"].as<float>();
    frame.is_dark = how["scheme"].as<std::string>() == "dark";
    frame.is_high_contrast = how["scheme"].as<std::string>() == "contrast";
    frame.is_rtl = how["rtl"].isTrue();
    frame.has_both_faces = how["faces"].isTrue();
    val result = val::object();
    for (const Scene& scene : bleepay::ui::scenes()) {
      if (scene.name == name) paint(scene, frame, result);
    }
    return result;
  }

 private:
  void paint(const Scene& scene, const Input& frame, val& result) {
    texts_.begin_frame(frame.pixel_ratio, renderer_.begin_frame());
    bleepay::ui::Ui ui(texts_, locale_);
    const bool is_known = ui.messages().replace(texts_by_key_, rule_).ok();
    result.set("isKnown", is_known);
    const Screen& screen = bleepay::ui::show(ui, scene, frame);
    const auto pixels = [&](float points) {
      return static_cast<int>(points * frame.pixel_ratio + 0.5F);
    };
    if (renderer_.begin_frame()) {
      renderer_.paint(*ImGui::GetDrawData(), pixels(frame.width), pixels(screen.height),
                      frame.pixel_ratio);
    }
    val nodes = val::array();
    for (const Node& node : screen.nodes) nodes.call<void>("push", described(node));
    result.set("height", screen.height);
    result.set("nodes", nodes);
    result.set("texts", painted_texts());
  }

  bleepay::gfx::Renderer renderer_;
  bleepay::gfx::TextRuns texts_;
  std::map<std::string, std::string> texts_by_key_;
  bleepay::ui::PluralRule rule_ = bleepay::ui::plural_rule("en");
  bleepay::ui::English locale_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(gallery_page) {
  emscripten::class_<Gallery>("Gallery")
      .constructor<>()
      .function("attach", &Gallery::attach)
      .function("detach", &Gallery::detach)
      .function("names", &Gallery::names)
      .function("speak", &Gallery::speak)
      .function("show", &Gallery::show);
}
