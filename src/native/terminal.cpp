#include "native/terminal.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cwchar>

#include "api/utf8.h"
#include "native/secrets.h"

namespace bleepay::native {
namespace {

constexpr int kColumnsDefault = 80;
constexpr std::size_t kLineCharactersMax = 256;  // far above any code, far below trouble

/// One character of well-formed UTF-8, and how many bytes it took.
struct CodePoint {
  char32_t value;
  std::size_t bytes;
};

CodePoint first_of(std::string_view text) {
  const std::size_t bytes = api::json::utf8_sequence(text.data(), text.size());
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (bytes == 0) return {U'\xFFFD', 1};
  if (bytes == 1) return {byte(0), 1};
  char32_t value = byte(0) & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) value = value << 6 | (byte(i) & 0x3Fu);
  return {value, bytes};
}

/// Could move the cursor, turn the reading direction, or hide.
bool is_harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F) || c == 0xFFFD;
}

int width_of(char32_t c) {
  const int width = ::wcwidth(static_cast<wchar_t>(c));
  return width < 0 ? 1 : width;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const CodePoint c = first_of(text);
    if (is_harmful(c.value)) {
      safe += '?';
    } else {
      safe += text.substr(0, c.bytes);
    }
    text.remove_prefix(c.bytes);
  }
  return safe;
}

std::string fitted(std::string_view text, int columns_max) {
  std::size_t end = 0;
  for (int columns = 0; end < text.size();) {
    const CodePoint c = first_of(text.substr(end));
    columns += width_of(c.value);
    if (columns > columns_max) break;
    end += c.bytes;
  }
  return std::string(text.substr(0, end));
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

int terminal_columns(int descriptor) {
  winsize size{};
  const bool is_known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? int{size.ws_col} : kColumnsDefault;
}

Typed read_line(int descriptor, Interrupts& interrupts) {
  std::string line;
  const auto typed = [&line](Typed::How how) {
    Typed result{how, TypedText(line)};
    overwrite(line);
    return result;
  };
  for (;;) {
    std::array<pollfd, 2> wanted{pollfd{descriptor, POLLIN, 0},
                                 pollfd{interrupts.descriptor(), POLLIN, 0}};
    if (::poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR) break;
    if (wanted[1].revents != 0) return typed(Typed::How::Interrupted);
    if (wanted[0].revents == 0) continue;
    char c = 0;
    const ssize_t count = ::read(descriptor, &c, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    if (c == '\n') return typed(Typed::How::Line);
    if (c != '\r' && line.size() < kLineCharactersMax) line += c;
  }
  return typed(line.empty() ? Typed::How::End : Typed::How::Line);
}

void LiveLines::show(const std::vector<std::string>& lines) {
  const int columns = terminal_columns(descriptor_) - 1;  // the last column may wrap
  std::string text;
  if (painted_ > 0) text += "\x1b[" + std::to_string(painted_) + "A\r";
  for (const std::string& line : lines) text += fitted(line, columns) + "\x1b[K\n";
  text += "\x1b[J";
  write_text(descriptor_, text);
  painted_ = lines.size();
}

void write_text(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace bleepay::native
