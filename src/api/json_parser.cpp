// The strict parser: nlohmann/json reads the notation, a listener of ours builds the tree and
// refuses what the library lets through.
//
// The library's own tree is not used: it turns long numbers into doubles, keeps the last of two
// equal members, and forgets where a fault was. The only file of the product that includes it.
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "api/json.h"
#include "base/mutation.h"

namespace bleepay::api::json {

std::string path_segment(std::string_view name) {
  constexpr std::size_t kShown = 64;
  std::string segment;
  for (const char c : name.substr(0, kShown)) segment += (c > 0x20 && c < 0x7F) ? c : '?';
  return segment;
}

namespace {

/// An array or object that is still open.
struct Level {
  std::size_t node = 0;
  std::size_t count = 0;  // elements finished or under way
  std::string_view name;  // of an object: the member under way
};

bool names_are_unique_in_a_set(const Value& object, std::string_view& twin) {
  std::set<std::string_view> names;
  for (const Value member : object) {
    if (names.insert(member.name()).second) continue;
    twin = member.name();
    return false;
  }
  return true;
}

bool names_are_unique(const Value& object, std::string_view& twin) {
  constexpr std::size_t kPairwise = 16;  // below it comparing is quicker than a set
  if (object.size() > kPairwise) return names_are_unique_in_a_set(object, twin);
  for (auto i = object.begin(); i != object.end(); ++i) {
    for (auto j = object.begin(); j != i; ++j) {
      if ((*i).name() != (*j).name()) continue;
      twin = (*i).name();
      return false;
    }
  }
  return true;
}

/// Hears the library's events and writes the tree. Every method answers whether to go on.
class TreeBuilder {
 public:
  TreeBuilder(char* texts, std::vector<Node>& nodes, const Limits& limits)
      : texts_(texts), nodes_(nodes), limits_(limits) {}

  Fault take_fault() { return std::move(fault_); }

  bool null() { return add(Kind::Null) != nullptr; }
  bool boolean(bool truth) {
    Node* const node = add(Kind::Bool);
    if (node != nullptr) node->truth = truth;
    return node != nullptr;
  }
  // A zero comes from here only if it was written with a sign.
  bool number_integer(std::int64_t number) {
    return number_text(number == 0 ? "-0" : std::to_string(number));
  }
  bool number_unsigned(std::uint64_t number) { return number_text(std::to_string(number)); }
  // The double is ignored: what counts is how the number was written.
  bool number_float(double, const std::string& written) { return number_text(written); }
  bool string(const std::string& decoded) {
    if (decoded.size() > limits_.text_bytes)
      return too_large("a text of", limits_.text_bytes, "bytes");
    Node* const node = add(Kind::Text);
    if (node != nullptr) node->text = keep(decoded);
    return node != nullptr;
  }
  bool binary(const std::vector<std::uint8_t>&) { return false; }  // never in JSON text

  bool start_object(std::size_t) { return open(Kind::Object); }
  bool start_array(std::size_t) { return open(Kind::Array); }
  bool key(const std::string& name) {
    if (name.size() > limits_.text_bytes)
      return too_large("a name of", limits_.text_bytes, "bytes");
    levels_.back().name = keep(name);
    return true;
  }
  bool end_array() {
    close();
    return true;
  }
  bool end_object() {
    const std::size_t node = close();
    std::string_view twin;
    const bool is_unique = names_are_unique(Value(&nodes_[node]), twin);
    if (is_unique || mutated(Mutation::LastDuplicateKeyWins)) return true;
    levels_.push_back({node, nodes_[node].size, twin});
    return refuse(FaultKind::Duplicate, "must not stand twice");
  }

  /// The library's own words quote the text, which may hold a secret: only the place is kept.
  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& exception) {
    constexpr int kNumberOverflow = 406;
    if (exception.id == kNumberOverflow) {
      count_refused();
      return too_large("a number of", limits_.number_bytes, "characters");
    }
    const std::string byte = std::to_string(position == 0 ? 0 : position - 1);
    count_refused();
    return refuse(FaultKind::Malformed, "is not JSON at byte " + byte);
  }

 private:
  std::string_view keep(const std::string& text) {
    char* const start = texts_;
    std::memcpy(start, text.data(), text.size());
    texts_ += text.size();
    return {start, text.size()};
  }

  /// A refused value was never added: count it, so that the place names it and not its neighbour.
  void count_refused() {
    if (!levels_.empty()) ++levels_.back().count;
  }

  bool number_text(const std::string& written) {
    if (written.size() > limits_.number_bytes) {
      count_refused();
      return too_large("a number of", limits_.number_bytes, "characters");
    }
    Node* const node = add(Kind::Number);
    if (node != nullptr) node->text = keep(written);
    return node != nullptr;
  }

  Node* add(Kind kind) {
    std::string_view name;
    if (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.count == limits_.elements) {
        levels_.pop_back();
        too_large("a list of", limits_.elements, "elements");
        return nullptr;
      }
      ++level.count;
      name = level.name;
    }
    Node& node = nodes_.emplace_back();
    node.kind = kind;
    node.name = name;
    return &node;
  }

  bool open(Kind kind) {
    if (levels_.size() == limits_.depth) {
      count_refused();
      return refuse(FaultKind::TooLarge,
                    "must not be nested deeper than " + std::to_string(limits_.depth) + " levels");
    }
    if (add(kind) == nullptr) return false;
    levels_.push_back({nodes_.size() - 1, 0, {}});
    return true;
  }

  std::size_t close() {
    const Level level = levels_.back();
    levels_.pop_back();
    nodes_[level.node].size = static_cast<std::uint32_t>(level.count);
    nodes_[level.node].extent = static_cast<std::uint32_t>(nodes_.size() - level.node);
    return level.node;
  }

  bool too_large(const char* what, std::size_t limit, const char* unit) {
    return refuse(FaultKind::TooLarge, std::string("must be ") + what + " at most " +
                                           std::to_string(limit) + ' ' + unit);
  }

  bool refuse(FaultKind kind, std::string rule) {
    fault_ = Fault{kind, place(), std::move(rule)};
    return false;
  }

  /// `items[1].amount`: the member or element under way in every open level.
  std::string place() const {
    std::string path;
    for (const Level& level : levels_) {
      if (nodes_[level.node].kind == Kind::Array) {
        path.append(1, '[').append(std::to_string(level.count == 0 ? 0 : level.count - 1));
        path += ']';
      } else if (!level.name.empty()) {
        if (!path.empty()) path += '.';
        path += path_segment(level.name);
      }
    }
    return path;
  }

  char* texts_;
  std::vector<Node>& nodes_;
  const Limits& limits_;
  std::vector<Level> levels_;
  Fault fault_;
};

/// What the library would let through or explain less well.
std::optional<Fault> refuse_at_sight(std::string_view text, const Limits& limits) {
  const auto malformed = [](const char* rule) { return Fault{FaultKind::Malformed, {}, rule}; };
  if (text.size() > limits.body_bytes) {
    return Fault{FaultKind::TooLarge,
                 {},
                 "must have at most " + std::to_string(limits.body_bytes) + " bytes"};
  }
  if (text.substr(0, 3) == "\xEF\xBB\xBF") {
    return malformed("must not start with a byte order mark");
  }
  // The library reads a NUL as the end of the text and would not see what follows.
  if (text.find('\0') != std::string_view::npos) return malformed("must not contain a NUL byte");
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return malformed("is empty, a JSON text is expected");
  if (text[first] == '<') return malformed("is HTML or XML, a JSON text is expected");
  return std::nullopt;
}

}  // namespace

Result<Document> Document::parse(std::string_view text, const Limits& limits) {
  if (auto fault = refuse_at_sight(text, limits)) return *std::move(fault);
  Document document;
  // Decoded texts, names and numbers are never longer than they were written.
  document.text_ = std::make_unique<char[]>(text.size());
  document.text_size_ = text.size();
  document.nodes_.reserve(text.size() / 16 + 1);
  TreeBuilder builder(document.text_.get(), document.nodes_, limits);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return builder.take_fault();
  return document;
}

Document::Document(Document&& other) noexcept
    : text_(std::move(other.text_)),
      text_size_(std::exchange(other.text_size_, 0)),
      nodes_(std::move(other.nodes_)) {}

Document& Document::operator=(Document&& other) noexcept {
  if (this != &other) {
    wipe();
    text_ = std::move(other.text_);
    text_size_ = std::exchange(other.text_size_, 0);
    nodes_ = std::move(other.nodes_);
  }
  return *this;
}

Document::~Document() { wipe(); }

void Document::wipe() {
  // volatile: the stores must survive the optimiser although nobody reads them again.
  volatile char* bytes = text_.get();
  for (std::size_t i = 0; i < text_size_; ++i) bytes[i] = 0;
}

}  // namespace bleepay::api::json
