// Asking for a code on the terminal, key by key: the terminal's own line editing would leave the
// code standing there.
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "native/secrets.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

constexpr std::size_t kTypedCharactersMax = 64;  // a code with any amount of spaces and hyphens
constexpr char kBackspace = '\b';
constexpr char kDelete = 0x7F;
constexpr char kEndOfInput = 4;  // Ctrl-D
constexpr char kEraseLine = 21;  // Ctrl-U
constexpr char kEscape = 0x1B;

/// Keys one by one and unechoed, until it dies. Ctrl-C stays a signal; Ctrl-Z is off, for it would
/// hand the terminal over in this state.
class KeyMode {
 public:
  explicit KeyMode(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal_, &before_) != 0) return;
    is_set_ = true;
    termios keys = before_;
    keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    keys.c_cc[VSUSP] = _POSIX_VDISABLE;
    ::tcsetattr(terminal_, TCSADRAIN, &keys);
  }
  ~KeyMode() {
    if (is_set_) ::tcsetattr(terminal_, TCSADRAIN, &before_);
  }
  KeyMode(const KeyMode&) = delete;
  KeyMode& operator=(const KeyMode&) = delete;

 private:
  int terminal_;
  termios before_{};
  bool is_set_ = false;
};

/// One line being typed.
class Entry {
 public:
  Entry(int terminal, std::string_view prompt) : terminal_(terminal), prompt_(prompt) { paint(); }
  ~Entry() { TypedText(std::move(text_)).wipe(); }
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;

  /// The line is finished with Enter, or with Ctrl-D when there is nothing on it.
  std::optional<Typed::How> press(char key) {
    if (is_in_escape_) {
      // Arrow keys and their like: ESC [ ... and a final letter or ~.
      is_in_escape_ = key == '[' || key == 'O' || (key >= '0' && key <= ';');
      return std::nullopt;
    }
    if (key == '\n' || key == '\r') return Typed::How::Line;
    if (key == kEndOfInput) return text_.empty() ? Typed::How::End : Typed::How::Line;
    if (key == kEscape) is_in_escape_ = true;
    if (key == kEraseLine) overwrite(text_);
    if ((key == kBackspace || key == kDelete) && !text_.empty()) text_.pop_back();
    if (key >= ' ' && key < kDelete && text_.size() < kTypedCharactersMax) text_ += key;
    paint();
    return std::nullopt;
  }

  Typed finish(Typed::How how) {
    const std::string mask(text_.size(), '*');
    write_text(terminal_, "\r" + prompt_ + mask + "\x1b[K\n");
    return {how, TypedText(text_)};
  }

 private:
  void paint() { write_text(terminal_, "\r" + prompt_ + text_ + "\x1b[K"); }

  int terminal_;
  std::string prompt_;
  std::string text_;
  bool is_in_escape_ = false;
};

}  // namespace

Unechoed::Unechoed(int descriptor) : descriptor_(descriptor) {
  termios mode{};
  if (::tcgetattr(descriptor_, &mode) != 0 || (mode.c_lflag & ECHO) == 0) return;
  is_set_ = true;
  mode.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  ::tcsetattr(descriptor_, TCSADRAIN, &mode);
}

Unechoed::~Unechoed() {
  termios mode{};
  if (!is_set_ || ::tcgetattr(descriptor_, &mode) != 0) return;
  mode.c_lflag |= static_cast<tcflag_t>(ECHO);
  ::tcsetattr(descriptor_, TCSADRAIN, &mode);
}

std::optional<Typed> ask_on_terminal(std::string_view prompt, Interrupts& interrupts) {
  const OwnedFd terminal{::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)};
  if (!terminal.is_open()) return std::nullopt;
  const KeyMode key_mode(terminal.get());
  Entry entry(terminal.get(), prompt);
  for (;;) {
    std::array<pollfd, 2> wanted{pollfd{terminal.get(), POLLIN, 0},
                                 pollfd{interrupts.descriptor(), POLLIN, 0}};
    if (::poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR) break;
    if (wanted[1].revents != 0) return entry.finish(Typed::How::Interrupted);
    if (wanted[0].revents == 0) continue;
    char key = 0;
    const ssize_t count = ::read(terminal.get(), &key, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    if (const auto how = entry.press(key)) return entry.finish(*how);
  }
  return entry.finish(Typed::How::End);
}

}  // namespace bleepay::native
