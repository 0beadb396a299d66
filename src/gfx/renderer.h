// Paints Dear ImGui's draw data and our own shapes on one canvas with WebGL2.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <vector>

#include "gfx/program.h"
#include "gfx/shape_quads.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace bleepay::gfx {

/// Calls   begin_frame, then whatever draws text, then paint. A lost context is survived: between
///         `context_lost` and `context_restored` nothing is painted. Payment never depends on this.
class Renderer {
 public:
  Renderer() = default;
  ~Renderer() { detach(); }
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Takes a canvas element that has no context yet; false if the browser refuses WebGL2.
  bool attach(const emscripten::val& canvas);
  /// Gives the context back to the browser at once. The canvas element is of no more use.
  void detach();

  void context_lost();
  /// Builds everything anew; false if that fails, which leaves the renderer detached.
  bool context_restored();

  [[nodiscard]] bool is_attached() const { return context_ != 0; }

  /// Makes the context current; false if nothing can be painted (no canvas, or context lost).
  bool begin_frame();

  /// Gives the canvas's backing store this size and paints everything over a transparent
  /// background.
  ///
  /// Units  width and height in device pixels.
  void paint(const ImDrawData& drawing, int width, int height, float pixel_ratio);

 private:
  bool build();
  void forget_names();
  void prepare();
  void upload(const ImDrawList& list);
  void paint_list(const ImDrawList& list);
  void paint_mesh(const ImDrawCmd& command);
  void paint_shapes(const ImDrawCmd& command, std::size_t first, std::size_t count);
  bool clip_to(const ImDrawCmd& command);

  int context_ = 0;
  bool is_built_ = false;
  int width_ = 0;
  int height_ = 0;
  float ratio_ = 1;
  Program mesh_;
  Program shape_;
  std::uint32_t arrays_[2] = {};   // vertex arrays: mesh, shapes
  std::uint32_t buffers_[3] = {};  // vertices, indices, shapes
  std::vector<ShapeQuad> quads_;   // of the list being painted; kept for its memory
};

}  // namespace bleepay::gfx
