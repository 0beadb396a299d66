// Where in a few textures of one size the pixels of text runs go: rows ("shelves") filled from left
// to right, the ones longest unused given to new runs when all is full. Only places, no pixels.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace bleepay::gfx {

/// A place on a shelf. It is lost when the shelf has been cleared since: see Shelves::touch.
struct Slot {
  int shelf = 0;
  std::uint32_t generation = 0;
  int page = 0;
  int x = 0;
  int y = 0;
};

class Shelves {
 public:
  /// Units  device pixels; all pages are alike.
  Shelves(int width, int height, int pages_max)
      : width_(width), height_(height), pages_max_(pages_max) {}

  /// Finds room, if need be by clearing what was not used in `frame`. Nothing if the frame itself
  /// needs more than there is, or if the piece is larger than a page.
  [[nodiscard]] std::optional<Slot> place(int width, int height, std::uint64_t frame);

  /// Marks a slot as used in `frame`; false if its pixels are gone.
  bool touch(const Slot& slot, std::uint64_t frame);

  void clear();
  [[nodiscard]] int page_count() const { return static_cast<int>(pages_.size()); }

 private:
  struct Shelf {
    int page = 0;
    int y = 0;
    int height = 0;
    int cursor = 0;  // next free x
    std::uint64_t used = 0;
    std::uint32_t generation = 0;
    bool is_open = false;  // false: not part of any page now
  };
  struct Page {
    int cursor = 0;  // next free y
  };

  Shelf* shelf_with_room(int width, int height);
  Shelf* open_shelf(int height);
  Shelf* reuse_shelf(int height, std::uint64_t frame);
  bool reuse_page(std::uint64_t frame);
  Slot put(Shelf& shelf, int width, std::uint64_t frame);

  int width_;
  int height_;
  int pages_max_;
  std::vector<Shelf> shelves_;
  std::vector<Page> pages_;
};

}  // namespace bleepay::gfx
