#include "gfx/renderer.h"

#include <GLES3/gl3.h>

#include <cmath>
#include <cstddef>
#include <cstring>

#include "base/shapes.h"
#include "gfx/page.h"
#include "gfx/program.h"
#include "gfx/shaders.h"
#include "gfx/textures.h"
#include "imgui.h"

namespace bleepay::gfx {

namespace {

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

void float_attribute(GLuint index, GLint count, GLsizei stride, std::size_t at) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, count, GL_FLOAT, GL_FALSE, stride, offset(at));
}

void color_attribute(GLuint index, GLsizei stride, std::size_t at) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(at));
}

/// Attributes of ImDrawVert, the bound vertex array and buffer.
void describe_mesh() {
  constexpr GLsizei stride = sizeof(ImDrawVert);
  float_attribute(0, 2, stride, offsetof(ImDrawVert, pos));
  float_attribute(1, 2, stride, offsetof(ImDrawVert, uv));
  color_attribute(2, stride, offsetof(ImDrawVert, col));
}

/// Attributes of ShapeQuad, one per instance, from the `first`.
void describe_shapes(std::size_t first) {
  constexpr GLsizei stride = sizeof(ShapeQuad);
  const std::size_t base = first * sizeof(ShapeQuad);
  float_attribute(0, 4, stride, base + offsetof(ShapeQuad, bounds));
  float_attribute(1, 4, stride, base + offsetof(ShapeQuad, box));
  float_attribute(2, 4, stride, base + offsetof(ShapeQuad, form));
  float_attribute(3, 4, stride, base + offsetof(ShapeQuad, extra));
  color_attribute(4, stride, base + offsetof(ShapeQuad, top));
  color_attribute(5, stride, base + offsetof(ShapeQuad, bottom));
  color_attribute(6, stride, base + offsetof(ShapeQuad, border));
  for (GLuint index = 0; index < 7; ++index) glVertexAttribDivisor(index, 1);
}

Shape shape_of(const ImDrawCmd& command) {
  Shape shape;
  std::memcpy(&shape, command.UserCallbackData, sizeof shape);
  return shape;
}

bool same_clip(const ImDrawCmd& a, const ImDrawCmd& b) {
  return std::memcmp(&a.ClipRect, &b.ClipRect, sizeof a.ClipRect) == 0;
}

}  // namespace

bool Renderer::attach(const emscripten::val& canvas) {
  detach();
  context_ = bleepay_gl_open(canvas.as_handle());
  if (context_ == 0) return false;
  return context_restored();
}

void Renderer::detach() {
  if (context_ == 0) return;
  forget_names();
  bleepay_gl_close(context_);
  context_ = 0;
}

void Renderer::context_lost() { forget_names(); }

bool Renderer::context_restored() {
  if (context_ == 0) return false;
  forget_names();
  if (bleepay_gl_use(context_) && build()) return true;
  detach();
  return false;
}

bool Renderer::begin_frame() { return is_built_ && bleepay_gl_use(context_); }

void Renderer::paint(const ImDrawData& drawing, int width, int height, float pixel_ratio) {
  bleepay_gl_resize(width, height);
  width_ = width;
  height_ = height;
  ratio_ = pixel_ratio;
  prepare();
  for (const ImDrawList* list : drawing.CmdLists) paint_list(*list);
}

bool Renderer::build() {
  mesh_ = build_program(kMeshVert, kMeshFrag);
  shape_ = build_program(kShapeVert, kShapeFrag);
  if (mesh_.name == 0 || shape_.name == 0) return false;
  glGenVertexArrays(2, arrays_);
  glGenBuffers(3, buffers_);
  glBindVertexArray(arrays_[0]);
  glBindBuffer(GL_ARRAY_BUFFER, buffers_[0]);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers_[1]);
  describe_mesh();
  is_built_ = true;
  return true;
}

/// Deleting names of a lost context does nothing in the browser, but frees their entries in
/// Emscripten's tables.
void Renderer::forget_names() {
  if (!is_built_) return;
  bleepay_gl_use(context_);
  glDeleteProgram(mesh_.name);
  glDeleteProgram(shape_.name);
  glDeleteVertexArrays(2, arrays_);
  glDeleteBuffers(3, buffers_);
  is_built_ = false;
}

void Renderer::prepare() {
  const float width = static_cast<float>(width_);
  const float height = static_cast<float>(height_);
  glViewport(0, 0, width_, height_);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glUseProgram(shape_.name);
  glUniform2f(shape_.viewport, width, height);
  glUseProgram(mesh_.name);
  glUniform2f(mesh_.viewport, width, height);
  glUniform1f(mesh_.ratio, ratio_);
}

void Renderer::upload(const ImDrawList& list) {
  quads_.clear();
  for (const ImDrawCmd& command : list.CmdBuffer)
    if (command.UserCallback == shape_marker)
      quads_.push_back(shape_quad(shape_of(command), ratio_).value_or(ShapeQuad{}));

  glBindVertexArray(arrays_[0]);
  glBindBuffer(GL_ARRAY_BUFFER, buffers_[0]);
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data,
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
               GL_STREAM_DRAW);
  glBindBuffer(GL_ARRAY_BUFFER, buffers_[2]);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(quads_.size() * sizeof(ShapeQuad)),
               quads_.data(), GL_STREAM_DRAW);
}

void Renderer::paint_list(const ImDrawList& list) {
  upload(list);
  // Shapes that follow one another under the same clip rectangle go in one call.
  const ImDrawCmd* run = nullptr;
  std::size_t first = 0;
  std::size_t count = 0;
  const auto end_run = [&] {
    if (run != nullptr) paint_shapes(*run, first, count);
    first += count;
    count = 0;
    run = nullptr;
  };
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.UserCallback == shape_marker) {
      if (run != nullptr && !same_clip(*run, command)) end_run();
      if (run == nullptr) run = &command;
      ++count;
    } else if (command.UserCallback == nullptr && command.ElemCount > 0) {
      end_run();
      paint_mesh(command);
    }
  }
  end_run();
}

void Renderer::paint_mesh(const ImDrawCmd& command) {
  if (!clip_to(command)) return;
  const std::uint64_t texture = command.GetTexID();
  const TextureKind kind = texture_kind(texture);
  const bool is_text = kind != TextureKind::Plain;
  glUseProgram(mesh_.name);
  glUniform1i(mesh_.source, static_cast<GLint>(kind));
  glUniform1f(mesh_.snap, is_text ? 1.0f : 0.0f);
  if (is_text) glBindTexture(GL_TEXTURE_2D, texture_name(texture));
  glBindVertexArray(arrays_[0]);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                 sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                 offset(command.IdxOffset * sizeof(ImDrawIdx)));
}

void Renderer::paint_shapes(const ImDrawCmd& command, std::size_t first, std::size_t count) {
  if (!clip_to(command)) return;
  glUseProgram(shape_.name);
  glBindVertexArray(arrays_[1]);
  glBindBuffer(GL_ARRAY_BUFFER, buffers_[2]);
  describe_shapes(first);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(count));
}

/// False if nothing of the clip rectangle is on the canvas.
bool Renderer::clip_to(const ImDrawCmd& command) {
  const int left = static_cast<int>(std::lround(command.ClipRect.x * ratio_));
  const int top = static_cast<int>(std::lround(command.ClipRect.y * ratio_));
  const int right = static_cast<int>(std::lround(command.ClipRect.z * ratio_));
  const int bottom = static_cast<int>(std::lround(command.ClipRect.w * ratio_));
  if (right <= left || bottom <= top) return false;
  glScissor(left, height_ - bottom, right - left, bottom - top);
  return true;
}

}  // namespace bleepay::gfx
