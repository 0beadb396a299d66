// Response headers by path, from a file named `_headers` in Netlify's notation.
//
//   /frame/*
//     Content-Security-Policy: default-src 'none'
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace bleepay::native {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

class HeaderRules {
 public:
  /// Shape   a line that begins with `/` names a path; indented lines below it are its headers; `#`
  /// begins a comment. In a path `*` stands for anything, `:name` for one segment.
  /// Errors  Malformed, the path names the line.
  [[nodiscard]] static Result<HeaderRules> parse(std::string_view text);

  /// Headers of every rule that matches, names in lower case, values of the same name joined by
  /// commas.
  [[nodiscard]] HeaderList headers_for(std::string_view path) const;

 private:
  struct Rule {
    std::string pattern;
    HeaderList headers;
  };
  std::vector<Rule> rules_;
};

}  // namespace bleepay::native
