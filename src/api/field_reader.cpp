// The parts of reading that are the same for every description.
#include "api/field_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/mutation.h"

namespace bleepay::api {

void prepend(std::string& path, std::string_view segment) {
  if (!path.empty() && path.front() != '[') path.insert(0, 1, '.');
  path.insert(0, segment);
}

std::string index_segment(std::size_t index) { return '[' + std::to_string(index) + ']'; }

void FieldReader::fail(FaultKind kind, std::string_view rule) {
  if (!fault_) fault_ = Fault{kind, {}, std::string(rule)};
}

void FieldReader::refuse(FaultKind kind, std::string_view name, std::string_view rule) {
  if (!fault_) fault_ = Fault{kind, std::string(name), std::string(rule)};
}

std::optional<json::Value> FieldReader::find(std::string_view name) {
  const bool is_next = next_ != object_.end() && (*next_).name() == name;
  if (is_next && !mutated(Mutation::LastDuplicateKeyWins)) {
    const json::Value found = *next_;
    ++next_;
    return found;
  }
  std::optional<json::Value> found;
  for (auto at = object_.begin(); at != object_.end(); ++at) {
    if ((*at).name() != name) continue;
    found = *at;
    next_ = at;
    ++next_;
    if (!mutated(Mutation::LastDuplicateKeyWins)) break;
  }
  return found;
}

std::optional<json::Value> FieldReader::member(std::string_view name, bool is_required) {
  if (fault_) return std::nullopt;
  if (unknowns_ == Unknowns::Refuse) known_.push_back(name);
  auto value = find(name);
  if (!value && is_required) refuse(FaultKind::Missing, name, "is required");
  return value;
}

std::optional<json::Value> FieldReader::present(std::string_view name, bool is_required) {
  auto value = member(name, is_required);
  if (!value || !value->is(json::Kind::Null)) return value;
  if (is_required) refuse(FaultKind::Missing, name, "is required and must not be null");
  return std::nullopt;
}

bool FieldReader::has_any(std::initializer_list<std::string_view> names) const {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    const auto value = object_.find(name);
    return value && !value->is(json::Kind::Null);
  });
}

void FieldReader::refuse_unknown() {
  for (const json::Value value : object_) {
    const auto first = known_.begin() + static_cast<std::ptrdiff_t>(first_known_);
    if (std::find(first, known_.end(), value.name()) != known_.end()) continue;
    refuse(FaultKind::Unknown, json::path_segment(value.name()), "is not a known member");
    return;
  }
}

bool FieldReader::read_text(json::Value value, std::string_view& out) {
  if (!value.is(json::Kind::Text)) {
    fail(FaultKind::WrongType, "must be a text");
    return false;
  }
  out = value.text();
  return true;
}

void FieldReader::read(json::Value value, std::string& out) {
  std::string_view text;
  if (read_text(value, text)) out = text;
}

void FieldReader::read(json::Value value, bool& out) {
  if (value.is(json::Kind::Bool)) {
    out = value.truth();
  } else {
    fail(FaultKind::WrongType, "must be true or false");
  }
}

void FieldReader::read(json::Value value, std::int64_t& out) {
  if (!value.is(json::Kind::Number)) return fail(FaultKind::WrongType, "must be a number");
  const std::string_view text = value.text();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error == std::errc::result_out_of_range) {
    return fail(FaultKind::OutOfRange, "must fit into 64 bits");
  }
  if (end != text.data() + text.size()) fail(FaultKind::OutOfRange, "must be a whole number");
}

void FieldReader::read(json::Value value, std::int32_t& out) {
  std::int64_t wide = 0;
  read(value, wide);
  if (fault_) return;
  if (wide < std::numeric_limits<std::int32_t>::min() ||
      wide > std::numeric_limits<std::int32_t>::max()) {
    return fail(FaultKind::OutOfRange, "must fit into 32 bits");
  }
  out = static_cast<std::int32_t>(wide);
}

void FieldReader::read(json::Value value, WallTime& out) {
  std::string_view text;
  if (!read_text(value, text)) return;
  const Result<WallTime> instant = parse_instant(text);
  if (instant) {
    out = *instant;
  } else {
    fail(instant.fault().kind, instant.fault().rule);
  }
}

void FieldReader::read(json::Value value, JsonText& out) { out.text = json::compact(value); }

}  // namespace bleepay::api
