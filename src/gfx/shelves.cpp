#include "gfx/shelves.h"

#include <cstddef>
#include <limits>

namespace bleepay::gfx {

namespace {

/// Heights are rounded up to this, so that runs of the same type size share shelves.
constexpr int kHeightStep = 4;

/// A run may lie on a shelf up to half as high again as itself: less waste than a shelf of its own.
bool fits(int shelf_height, int height) {
  return height <= shelf_height && shelf_height <= height + height / 2 + kHeightStep;
}

}  // namespace

std::optional<Slot> Shelves::place(int width, int height, std::uint64_t frame) {
  height = (height + kHeightStep - 1) / kHeightStep * kHeightStep;
  if (width > width_ || height > height_) return std::nullopt;
  if (Shelf* shelf = shelf_with_room(width, height)) return put(*shelf, width, frame);
  if (Shelf* shelf = open_shelf(height)) return put(*shelf, width, frame);
  if (Shelf* shelf = reuse_shelf(height, frame)) return put(*shelf, width, frame);
  if (!reuse_page(frame)) return std::nullopt;
  return put(*open_shelf(height), width, frame);
}

bool Shelves::touch(const Slot& slot, std::uint64_t frame) {
  Shelf& shelf = shelves_[static_cast<std::size_t>(slot.shelf)];
  if (!shelf.is_open || shelf.generation != slot.generation) return false;
  shelf.used = frame;
  return true;
}

void Shelves::clear() {
  // Generations go on counting: slots handed out before must not come back to life.
  for (Shelf& shelf : shelves_) {
    shelf.is_open = false;
    ++shelf.generation;
  }
  pages_.clear();
}

Shelves::Shelf* Shelves::shelf_with_room(int width, int height) {
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    const bool has_room =
        shelf.is_open && fits(shelf.height, height) && shelf.cursor + width <= width_;
    if (has_room && (best == nullptr || shelf.height < best->height)) best = &shelf;
  }
  return best;
}

Shelves::Shelf* Shelves::open_shelf(int height) {
  std::size_t page = 0;
  while (page < pages_.size() && pages_[page].cursor + height > height_) ++page;
  if (page == static_cast<std::size_t>(pages_max_)) return nullptr;
  if (page == pages_.size()) pages_.push_back({});

  std::size_t index = 0;
  while (index < shelves_.size() && shelves_[index].is_open) ++index;
  if (index == shelves_.size()) shelves_.push_back({});

  Shelf& shelf = shelves_[index];
  shelf = {.page = static_cast<int>(page),
           .y = pages_[page].cursor,
           .height = height,
           .generation = shelf.generation,
           .is_open = true};
  pages_[page].cursor += height;
  return &shelf;
}

Shelves::Shelf* Shelves::reuse_shelf(int height, std::uint64_t frame) {
  Shelf* oldest = nullptr;
  for (Shelf& shelf : shelves_) {
    const bool is_free = shelf.is_open && fits(shelf.height, height) && shelf.used < frame;
    if (is_free && (oldest == nullptr || shelf.used < oldest->used)) oldest = &shelf;
  }
  if (oldest != nullptr) {
    oldest->cursor = 0;
    ++oldest->generation;
  }
  return oldest;
}

bool Shelves::reuse_page(std::uint64_t frame) {
  std::vector<std::uint64_t> used(pages_.size(), 0);
  for (const Shelf& shelf : shelves_) {
    std::uint64_t& latest = used[static_cast<std::size_t>(shelf.page)];
    if (shelf.is_open && shelf.used > latest) latest = shelf.used;
  }
  std::size_t oldest = 0;
  for (std::size_t page = 1; page < used.size(); ++page)
    if (used[page] < used[oldest]) oldest = page;
  if (used[oldest] >= frame) return false;

  for (Shelf& shelf : shelves_) {
    if (!shelf.is_open || shelf.page != static_cast<int>(oldest)) continue;
    shelf.is_open = false;
    ++shelf.generation;
  }
  pages_[oldest].cursor = 0;
  return true;
}

Slot Shelves::put(Shelf& shelf, int width, std::uint64_t frame) {
  const Slot slot{static_cast<int>(&shelf - shelves_.data()), shelf.generation, shelf.page,
                  shelf.cursor, shelf.y};
  shelf.cursor += width;
  shelf.used = frame;
  return slot;
}

}  // namespace bleepay::gfx
