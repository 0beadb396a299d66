// Text for the screen: runs measured and drawn by the page's Canvas2D, kept in textures of ours.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text_runs.h"
#include "gfx/page.h"
#include "gfx/shelves.h"
#include "gfx/textures.h"

namespace bleepay::gfx {

/// The browser's TextSource.
///
/// Shape   most runs are masks (one byte per pixel) tinted when drawn; runs with colour glyphs are
///         pictures. Browsers shape anti-aliasing to the brightness of the text, so the colour,
///         coarsely, is part of every key: tinting one mask black and white would be visibly off.
/// Calls   `begin_frame` first, with the widget's GL context current if textures are to be had.
class TextRuns final : public TextSource {
 public:
  /// A new pixel ratio makes everything anew. Without textures `rasterize` has nothing to give.
  void begin_frame(float pixel_ratio, bool has_textures);

  [[nodiscard]] TextMetrics measure(const TextRun& run) override;
  [[nodiscard]] TextQuad rasterize(const TextRun& run) override;
  [[nodiscard]] std::vector<std::string_view> wrap(const TextRun& run, float width) override;

  /// The GL context is gone or about to go: names of textures mean nothing any more.
  void forget_textures();

  struct Stats {
    int textures = 0;
    std::size_t texture_bytes = 0;
    std::size_t runs = 0;
  };
  [[nodiscard]] Stats stats() const;

 private:
  struct Entry {
    std::string text;  // a hash alone might show a wrong word
    PageMetrics metrics{};
    Slot slot;
    TextQuad quad;
    bool has_slot = false;
    std::uint64_t used = 0;
  };
  struct Lines {
    std::string text;
    std::vector<std::pair<int, int>> ends;
  };
  struct Pages {
    Shelves shelves;
    TextureKind kind;
    std::vector<std::uint32_t> textures;  // GL names, one per page
  };

  Entry& entry_of(const TextRun& run);
  Entry& keyed(std::uint64_t key, const TextRun& run);
  void draw(const TextRun& run, Entry& entry);
  std::uint64_t texture_of(Pages& pages, int page);
  void forget_old_entries();

  float ratio_ = 1;
  bool has_textures_ = false;
  std::uint64_t frame_ = 1;
  std::map<std::uint64_t, Entry> entries_;
  std::map<std::uint64_t, Lines> lines_;
  Pages masks_{Shelves(kPageWidth, kPageHeight, kMaskPagesMax), TextureKind::Mask, {}};
  Pages pictures_{Shelves(kPageWidth, kPageHeight, kPicturePagesMax), TextureKind::Picture, {}};

  /// 2048 is the least that every WebGL2 takes; a run is at most as wide as the frame, 768 CSS px.
  static constexpr int kPageWidth = 2048;
  static constexpr int kPageHeight = 512;
  static constexpr int kMaskPagesMax = 8;     // 1 MB each; a screen at DPR 3 fills two
  static constexpr int kPicturePagesMax = 2;  // 4 MB each; colour glyphs are rare
};

}  // namespace bleepay::gfx
