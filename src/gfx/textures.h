// How a texture's name travels through Dear ImGui's draw commands: what kind of pixels it holds in
// the upper half, the GL name in the lower. Whatever else stands there is Dear ImGui's own texture,
// which holds only white and does not exist: kind Plain.
#pragma once

#include <cstdint>

namespace bleepay::gfx {

enum class TextureKind : std::uint32_t {
  Plain = 0,    // no texture at all
  Mask = 1,     // coverage in alpha, tinted with the vertex colour
  Picture = 2,  // premultiplied colours of its own
};

constexpr std::uint64_t texture_id(TextureKind kind, std::uint32_t name) {
  return static_cast<std::uint64_t>(kind) << 32 | name;
}
constexpr TextureKind texture_kind(std::uint64_t id) {
  const auto kind = static_cast<TextureKind>(id >> 32);
  return kind == TextureKind::Mask || kind == TextureKind::Picture ? kind : TextureKind::Plain;
}
constexpr std::uint32_t texture_name(std::uint64_t id) { return static_cast<std::uint32_t>(id); }

}  // namespace bleepay::gfx
