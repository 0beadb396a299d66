// The terminal: what may be shown on it, how wide it is, and how a person is asked for a code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/strong.h"
#include "native/interrupts.h"

namespace bleepay::native {

struct TypedTag;
using TypedText = SecretText<TypedTag>;

/// Text from outside, made safe to print: control and bidi characters and broken UTF-8 become `?`.
[[nodiscard]] std::string printable(std::string_view text);

/// Printable text, cut to at most so many columns; a character of unknown width takes one.
[[nodiscard]] std::string fitted(std::string_view text, int columns_max);

[[nodiscard]] bool is_terminal(int descriptor);
/// Width of the terminal behind it; 80 where it does not tell.
[[nodiscard]] int terminal_columns(int descriptor);

/// How asking ended.
struct Typed {
  enum class How { Line, End, Interrupted };
  How how = How::End;
  TypedText text;
};

/// One line of at most 256 characters from a descriptor that is no terminal. Takes no byte beyond
/// it: the next reader finds the next line.
[[nodiscard]] Typed read_line(int descriptor, Interrupts& interrupts);

/// Asks on the process's own terminal, whatever standard input and output are. What is typed is
/// seen while it can be corrected and masked as soon as it is entered; nothing reaches standard
/// output.
///
/// Errors  nothing if there is no terminal to ask on.
/// Calls   the terminal's settings are restored however the asking ends.
[[nodiscard]] std::optional<Typed> ask_on_terminal(std::string_view prompt, Interrupts& interrupts);

/// While it lives, what is typed on a terminal is not shown: it would tear the picture, and it
/// might be a code.
class Unechoed {
 public:
  explicit Unechoed(int descriptor);
  ~Unechoed();
  Unechoed(const Unechoed&) = delete;
  Unechoed& operator=(const Unechoed&) = delete;

 private:
  int descriptor_;
  bool is_set_ = false;
};

/// A few lines at the end of a terminal that are painted over in place.
class LiveLines {
 public:
  explicit LiveLines(int descriptor) : descriptor_(descriptor) {}

  void show(const std::vector<std::string>& lines);
  /// Forgets what was painted, so that it stays and the next lines come below.
  void keep() { painted_ = 0; }

 private:
  int descriptor_;
  std::size_t painted_ = 0;
};

/// Writes all of it, or gives up where nobody reads any more: a payment goes on without its lines.
void write_text(int descriptor, std::string_view text);

}  // namespace bleepay::native
