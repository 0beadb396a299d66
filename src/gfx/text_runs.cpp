#include "gfx/text_runs.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

namespace bleepay::gfx {

namespace {

/// Metrics of this many runs are kept; a screen has about a hundred.
constexpr std::size_t kEntriesMax = 4096;
constexpr std::size_t kWrappedMax = 256;
constexpr int kLinesMax = 64;

/// Free pixels around every run: glyphs may reach half a pixel beyond the box they report.
constexpr int kMargin = 1;

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x100000001B3u;  // FNV-1a, 64 bits
}

std::uint64_t key_of(const TextRun& run) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : run.text) hash = mix(hash, static_cast<unsigned char>(c));
  hash = mix(hash, static_cast<std::uint64_t>(run.face) << 32 |
                       static_cast<std::uint64_t>(run.weight) << 1 | (run.is_rtl ? 1 : 0));
  std::uint32_t size = 0;
  std::memcpy(&size, &run.size, sizeof size);
  return mix(hash, size);
}

/// Skia looks at three bits per channel when it shapes anti-aliasing; others do not look closer.
std::uint64_t coarse(Color color) { return color & 0xE0E0E0u; }

PageRun page_run(const TextRun& run, float scale) {
  return {run.text.data(),
          static_cast<std::int32_t>(run.text.size()),
          run.face == TextFace::Mono,
          static_cast<std::int32_t>(run.weight),
          run.is_rtl,
          run.size * scale};
}

}  // namespace

void TextRuns::begin_frame(float pixel_ratio, bool has_textures) {
  ++frame_;
  if (pixel_ratio != ratio_) {
    entries_.clear();
    lines_.clear();
    masks_.shelves.clear();
    pictures_.shelves.clear();
    ratio_ = pixel_ratio;
  }
  has_textures_ = has_textures;
}

TextMetrics TextRuns::measure(const TextRun& run) {
  const PageMetrics& metrics = entry_of(run).metrics;
  return {metrics.width / ratio_, metrics.ascent / ratio_, metrics.descent / ratio_};
}

TextQuad TextRuns::rasterize(const TextRun& run) {
  Entry& entry = entry_of(run);
  if (!has_textures_) return {};
  Pages& pages = entry.metrics.has_colors != 0 ? pictures_ : masks_;
  const bool is_kept = entry.has_slot && pages.shelves.touch(entry.slot, frame_);
  if (!is_kept) draw(run, entry);
  return entry.quad;
}

std::vector<std::string_view> TextRuns::wrap(const TextRun& run, float width) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &width, sizeof bits);
  if (lines_.size() > kWrappedMax) lines_.clear();
  Lines& lines = lines_[mix(key_of(run), bits)];
  if (lines.text != run.text || lines.ends.empty()) {
    std::int32_t ends[2 * kLinesMax];
    const PageRun asked = page_run(run, 1);
    const int count = bleepay_text_wrap(&asked, width, ends, kLinesMax);
    lines.text = run.text;
    lines.ends.clear();
    for (int i = 0; i < count; ++i) lines.ends.emplace_back(ends[2 * i], ends[2 * i + 1]);
  }
  std::vector<std::string_view> pieces;
  for (const auto& [first, last] : lines.ends)
    pieces.push_back(
        run.text.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)));
  return pieces;
}

void TextRuns::forget_textures() {
  for (Pages* pages : {&masks_, &pictures_}) {
    pages->shelves.clear();
    if (!pages->textures.empty())
      glDeleteTextures(static_cast<GLsizei>(pages->textures.size()), pages->textures.data());
    pages->textures.clear();
  }
  has_textures_ = false;
}

TextRuns::Stats TextRuns::stats() const {
  const std::size_t page = std::size_t{kPageWidth} * kPageHeight;
  const std::size_t masks = masks_.textures.size();
  const std::size_t pictures = pictures_.textures.size();
  return {static_cast<int>(masks + pictures), page * (masks + 4 * pictures), entries_.size()};
}

TextRuns::Entry& TextRuns::entry_of(const TextRun& run) {
  const std::uint64_t key = mix(key_of(run), coarse(run.color));
  Entry& entry = keyed(key, run);
  if (entry.metrics.has_colors == 0) return entry;
  // A picture shows its colour exactly, so it is kept under the whole of it.
  return keyed(mix(key, run.color | 0xFF000000u), run);
}

TextRuns::Entry& TextRuns::keyed(std::uint64_t key, const TextRun& run) {
  const auto found = entries_.find(key);
  if (found != entries_.end() && found->second.text == run.text) {
    found->second.used = frame_;
    return found->second;
  }
  if (entries_.size() >= kEntriesMax) forget_old_entries();
  Entry& entry = entries_[key];
  entry = {};
  entry.text = run.text;
  entry.used = frame_;
  const PageRun asked = page_run(run, ratio_);
  bleepay_text_measure(&asked, &entry.metrics);
  return entry;
}

void TextRuns::draw(const TextRun& run, Entry& entry) {
  const PageMetrics& ink = entry.metrics;
  entry.quad = {};
  entry.has_slot = false;
  if (ink.ink_right <= ink.ink_left || ink.ink_top <= ink.ink_bottom) return;  // blank

  // Wider than a page happens at no size the product uses; such a run is drawn smaller and
  // stretched.
  const float scale =
      std::min(1.0f, (kPageWidth - 2 * kMargin - 2) / (ink.ink_right - ink.ink_left));
  const int left = static_cast<int>(std::floor(ink.ink_left * scale)) - kMargin;
  const int right = static_cast<int>(std::ceil(ink.ink_right * scale)) + kMargin;
  const int top = static_cast<int>(std::ceil(ink.ink_top * scale)) + kMargin;
  const int bottom = static_cast<int>(std::floor(ink.ink_bottom * scale)) - kMargin;
  const int width = right - left;
  const int height = top - bottom;

  Pages& pages = ink.has_colors != 0 ? pictures_ : masks_;
  const std::optional<Slot> slot = pages.shelves.place(width, height, frame_);
  if (!slot) return;
  entry.slot = *slot;
  entry.has_slot = true;
  const std::uint64_t texture = texture_of(pages, slot->page);

  const PageRun drawn = page_run(run, ratio_ * scale);
  const PagePlace place{slot->x, slot->y, width,     height,
                        -left,   top,     run.color, pages.kind == TextureKind::Mask};
  bleepay_text_draw(&drawn, &place);

  const float px = 1 / (ratio_ * scale);
  entry.quad.texture = texture;
  entry.quad.quad = {static_cast<float>(left) * px, static_cast<float>(-top) * px,
                     static_cast<float>(width) * px, static_cast<float>(height) * px};
  entry.quad.u0 = static_cast<float>(slot->x) / kPageWidth;
  entry.quad.v0 = static_cast<float>(slot->y) / kPageHeight;
  entry.quad.u1 = static_cast<float>(slot->x + width) / kPageWidth;
  entry.quad.v1 = static_cast<float>(slot->y + height) / kPageHeight;
  entry.quad.is_tinted = pages.kind == TextureKind::Mask;
}

/// Binds a page's texture, made on first use, and returns its id.
std::uint64_t TextRuns::texture_of(Pages& pages, int page) {
  const std::size_t index = static_cast<std::size_t>(page);
  if (index < pages.textures.size()) {
    glBindTexture(GL_TEXTURE_2D, pages.textures[index]);
    return texture_id(pages.kind, pages.textures[index]);
  }
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  const GLenum format = pages.kind == TextureKind::Mask ? GL_ALPHA : GL_RGBA;
  glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format), kPageWidth, kPageHeight, 0, format,
               GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  pages.textures.push_back(name);
  return texture_id(pages.kind, name);
}

void TextRuns::forget_old_entries() {
  for (auto entry = entries_.begin(); entry != entries_.end();)
    entry = entry->second.used == frame_ ? std::next(entry) : entries_.erase(entry);
  if (entries_.size() >= kEntriesMax) entries_.clear();
}

}  // namespace bleepay::gfx
