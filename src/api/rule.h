// The limits of a member, as a description states them and FieldChecker applies them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bleepay::api {

/// What a text must look like besides its length.
enum class Form { Any, Amount, Code, UpperAlnum, JsonObject };

/// The limits of a member. Reading does not look at them, `validate` does: a reply is taken as it
/// comes, a request is held against what the documentation says.
struct Rule {
  std::size_t min = 0;  // characters of a text, elements of a list
  std::size_t max = SIZE_MAX;
  Form form = Form::Any;
};
constexpr Rule chars(std::size_t min, std::size_t max) { return {min, max, Form::Any}; }
constexpr Rule count(std::size_t min, std::size_t max) { return {min, max, Form::Any}; }

/// Puts a segment before a fault's path: `items` + `[1].amount`.
void prepend(std::string& path, std::string_view segment);
[[nodiscard]] std::string index_segment(std::size_t index);

}  // namespace bleepay::api
