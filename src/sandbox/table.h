// One kind of record in memory, with the way back: what was changed since the last commit can be
// undone.
#pragma once

#include <algorithm>
#include <cassert>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "sandbox/records.h"

namespace bleepay::sandbox {

/// Records by number. A reference stays good until the record is undone.
template <class Record>
class Table {
 public:
  [[nodiscard]] const Record& at(Number number) const {
    assert(number >= 1 && number <= size());
    return records_[static_cast<std::size_t>(number - 1)];
  }
  [[nodiscard]] Number size() const { return static_cast<Number>(records_.size()); }
  [[nodiscard]] const std::deque<Record>& all() const { return records_; }

  /// Takes over a record that is already durable. False if its number leaves a gap.
  [[nodiscard]] bool restore(Record record) {
    if (record.number != size() + 1) return false;
    records_.push_back(std::move(record));
    return true;
  }

  const Record& add(Record record) {
    record.number = size() + 1;
    changes_.push_back({record.number, std::nullopt});
    records_.push_back(std::move(record));
    return records_.back();
  }

  /// The record, to be changed: remembered as it was unless it already is.
  [[nodiscard]] Record& edit(Number number) {
    Record& record = records_[static_cast<std::size_t>(number - 1)];
    const auto is_same = [number](const Change& change) { return change.number == number; };
    if (std::none_of(changes_.begin(), changes_.end(), is_same)) {
      changes_.push_back({number, record});
    }
    return record;
  }

  [[nodiscard]] bool is_changed() const { return !changes_.empty(); }

  template <class Visitor>
  void visit_changed(Visitor visit) const {
    for (const Change& change : changes_) visit(at(change.number));
  }

  void keep_changes() { changes_.clear(); }

  void undo_changes() {
    for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
      if (change->before) {
        records_[static_cast<std::size_t>(change->number - 1)] = std::move(*change->before);
      } else {
        records_.pop_back();
      }
    }
    changes_.clear();
  }

 private:
  struct Change {
    Number number;
    std::optional<Record> before;  // nothing: the record is new
  };

  std::deque<Record> records_;
  std::vector<Change> changes_;
};

}  // namespace bleepay::sandbox
