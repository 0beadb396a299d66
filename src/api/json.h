// JSON as we read and write it: one strict tree, one writer. Every room that reads JSON reads it
// here.
//
// Decides  what counts as JSON, where the limits lie, that numbers stay text. Leaves  what members
// mean to the descriptions (api/fields.h, api/describe.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bleepay::api::json {

/// What is read at most. Beyond it lies a refusal (TooLarge), never a crash.
struct Limits {
  std::size_t body_bytes = 256 * 1024;  // ten vouchers weigh about 4 KiB
  std::size_t depth = 16;               // the deepest documented message has 5 levels
  std::size_t text_bytes = 16 * 1024;   // assertionToken may have 10,240 characters
  std::size_t number_bytes = 128;       // a full uint256 has 78 digits
  std::size_t elements = 1000;          // per array or object; the longest documented page
};

enum class Kind : std::uint8_t { Null, Bool, Number, Text, Array, Object };

/// One node of the tree in preorder: its children follow it, `extent` nodes later comes its next
/// sibling. Only Value looks in here.
struct Node {
  std::string_view name;
  std::string_view text;
  std::uint32_t size = 0;
  std::uint32_t extent = 1;
  Kind kind = Kind::Null;
  bool truth = false;
};

/// A place in a Document. As cheap as a pointer, valid as long as its Document.
class Value {
 public:
  class Iterator {
   public:
    explicit Iterator(const Node* node) : node_(node) {}
    Value operator*() const { return Value(node_); }
    Iterator& operator++() {
      node_ += node_->extent;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Node* node_;
  };

  explicit Value(const Node* node) : node_(node) {}

  [[nodiscard]] Kind kind() const { return node_->kind; }
  [[nodiscard]] bool is(Kind kind) const { return node_->kind == kind; }

  /// The member's name, empty for elements and the root.
  [[nodiscard]] std::string_view name() const { return node_->name; }
  /// Of a text: decoded. Of a number: exactly as written. Of anything else: empty.
  [[nodiscard]] std::string_view text() const { return node_->text; }
  [[nodiscard]] bool truth() const { return node_->truth; }
  /// How many elements or members; zero for scalars.
  [[nodiscard]] std::size_t size() const { return node_->size; }

  /// The member of that name, null or not; nothing if there is none or this is no object. To
  /// iterate over it give it a name first: a range-for does not keep a temporary optional alive.
  [[nodiscard]] std::optional<Value> find(std::string_view name) const;

  /// Elements or members in written order; nothing to iterate in a scalar.
  [[nodiscard]] Iterator begin() const { return Iterator(node_ + 1); }
  [[nodiscard]] Iterator end() const { return Iterator(node_ + node_->extent); }

 private:
  const Node* node_;
};

/// A parsed text: owns what its Values point to.
class Document {
 public:
  /// Reads one JSON text (RFC 8259).
  ///
  /// Shape   stricter than the RFC: a BOM, duplicate members, lone surrogates and anything after
  /// the value (a NUL too) are refused.
  /// Errors  Malformed, Duplicate, TooLarge; the path leads to the place, the rule never quotes a
  /// value.
  /// Calls   pure, O(text); what was read is overwritten when the Document dies, for it may hold a
  /// token.
  [[nodiscard]] static Result<Document> parse(std::string_view text, const Limits& limits = {});

  Document(Document&& other) noexcept;
  Document& operator=(Document&& other) noexcept;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document();

  [[nodiscard]] Value root() const { return Value(nodes_.data()); }

 private:
  Document() = default;
  void wipe();

  // Texts are decoded in place, hence an own copy; an array, because moving it keeps the views.
  std::unique_ptr<char[]> text_;
  std::size_t text_size_ = 0;
  std::vector<Node> nodes_;
};

/// Writes compact JSON front to back. Commas are its business, balance is the caller's.
///
/// Shape   always valid UTF-8: a byte that is none is written as U+FFFD.
class Writer {
 public:
  Writer() { text_.reserve(kUsualBytes); }

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void name(std::string_view name);
  void text(std::string_view text);
  void number(std::int64_t number);
  void truth(bool truth);
  void null();
  void value(const Value& value);
  /// A value that already is compact JSON, from `compact` or from a Writer; taken as it is.
  void raw(std::string_view json);

  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  /// Most messages are shorter: they are written without moving, which also leaves no copies of a
  /// code behind.
  static constexpr std::size_t kUsualBytes = 512;

  void open(char bracket);
  void close(char bracket);
  void separate();
  void quote(std::string_view text);

  std::string text_;
  bool needs_comma_ = false;
};

/// The value as compact JSON: members in their order, numbers as they were written.
[[nodiscard]] std::string compact(const Value& value);

/// The same value: members in any order, numbers by decimal value (`1.0` == `1`).
[[nodiscard]] bool same(const Value& a, const Value& b);

/// A member's name as it may stand in a fault's path: it comes from outside, so what is not plain
/// becomes `?` and 64 characters are enough to find it.
[[nodiscard]] std::string path_segment(std::string_view name);

}  // namespace bleepay::api::json
