#include "native/terminal.h"

#include <gtest/gtest.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "support/fixture.h"

namespace bleepay::native {
namespace {

const bool kPrintable = support::test_each_row("Printable", "native/printable.txt", [](auto& row) {
  EXPECT_EQ(printable(row["text"]), row["shown"]);
  EXPECT_EQ(printable(row["shown"]), row["shown"]);
});

TEST(Fitted, CutsBetweenCharacters) {
  EXPECT_EQ(fitted("Kiosk", 9), "Kiosk");
  EXPECT_EQ(fitted("Kiosk", 3), "Kio");
  EXPECT_EQ(fitted("K\xc3\xbc\xc3\xbc", 2), "K\xc3\xbc");
  EXPECT_EQ(fitted("Kiosk", 0), "");
}

/// A pipe with text in it and nobody who writes more.
OwnedFd pipe_with(const std::string& text) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  write_text(ends[1], text);
  ::close(ends[1]);
  return OwnedFd(ends[0]);
}

TEST(ReadLine, TakesOneLineAndLeavesTheNext) {
  Interrupts interrupts;
  const OwnedFd input = pipe_with("K7M4Q2\r\nB2\n");
  const Typed first = read_line(input.get(), interrupts);
  EXPECT_EQ(first.how, Typed::How::Line);
  EXPECT_EQ(first.text.reveal(), "K7M4Q2");
  EXPECT_EQ(read_line(input.get(), interrupts).text.reveal(), "B2");
  EXPECT_EQ(read_line(input.get(), interrupts).how, Typed::How::End);
}

TEST(ReadLine, LastLineNeedsNoLineBreak) {
  Interrupts interrupts;
  const OwnedFd input = pipe_with("K7M4Q2");
  const Typed typed = read_line(input.get(), interrupts);
  EXPECT_EQ(typed.how, Typed::How::Line);
  EXPECT_EQ(typed.text.reveal(), "K7M4Q2");
}

TEST(ReadLine, EndlessLineIsCut) {
  Interrupts interrupts;
  const OwnedFd input = pipe_with(std::string(10'000, 'x') + "\nnext\n");
  EXPECT_EQ(read_line(input.get(), interrupts).text.reveal().size(), 256u);
  EXPECT_EQ(read_line(input.get(), interrupts).text.reveal(), "next");
}

TEST(ReadLine, InterruptEndsTheWait) {
  Interrupts interrupts;
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const OwnedFd reader(ends[0]);
  const OwnedFd writer(ends[1]);
  ::raise(SIGINT);
  EXPECT_EQ(read_line(reader.get(), interrupts).how, Typed::How::Interrupted);
}

TEST(Interrupts, EveryOneCounts) {
  Interrupts interrupts;
  EXPECT_EQ(interrupts.count(), 0);
  ::raise(SIGINT);
  ::raise(SIGTERM);
  EXPECT_EQ(interrupts.count(), 2);
  ::raise(SIGHUP);
  EXPECT_EQ(interrupts.count(), 3);
}

/// What a person at a pseudo terminal sees while the code is asked for, and what was understood.
struct Asked {
  std::string screen;
  std::string understood;
};

void answer_in_child() {
  Interrupts interrupts;
  const auto typed = ask_on_terminal("Code: ", interrupts);
  if (!typed) ::_exit(9);
  std::string verdict = "[" + typed->text.reveal() + "]";
  if (typed->how == Typed::How::End) verdict = "[end]";
  if (typed->how == Typed::How::Interrupted) verdict = "[interrupted]";
  write_text(STDOUT_FILENO, "understood" + verdict + "\n");
  ::_exit(0);
}

Asked ask_with_keys(const std::string& keys) {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) answer_in_child();
  const OwnedFd owner(terminal);
  std::string screen;
  bool is_typed = false;
  std::array<char, 512> chunk;
  for (;;) {
    const ssize_t count = ::read(terminal, chunk.data(), chunk.size());
    if (count <= 0) break;  // the child has ended
    screen.append(chunk.data(), static_cast<std::size_t>(count));
    if (!is_typed && screen.find("Code: ") != std::string::npos) {
      is_typed = true;
      write_text(terminal, keys);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << screen;
  const std::size_t at = screen.find("understood[");
  const std::size_t end = screen.find(']', at);
  return {screen, at == std::string::npos ? "" : screen.substr(at + 11, end - at - 11)};
}

TEST(AskOnTerminal, CodeIsMaskedOnceEntered) {
  const Asked asked = ask_with_keys("K7M\n");
  EXPECT_EQ(asked.understood, "K7M");
  EXPECT_NE(asked.screen.find("\rCode: ***\x1b[K"), std::string::npos) << asked.screen;
}

TEST(AskOnTerminal, KeysCorrect) {
  EXPECT_EQ(ask_with_keys("K8\x7f\x37M\n").understood, "K7M");
  EXPECT_EQ(ask_with_keys("wrong\x15K7M\n").understood, "K7M");
  EXPECT_EQ(ask_with_keys("K7\x1b[D\x1b[1;5CM\n").understood, "K7M");
}

TEST(AskOnTerminal, EndAndInterruptAreTold) {
  EXPECT_EQ(ask_with_keys("\x04").understood, "end");
  EXPECT_EQ(ask_with_keys("K7\x03").understood, "interrupted");
}

}  // namespace
}  // namespace bleepay::native
