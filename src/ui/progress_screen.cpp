#include <cmath>
#include <utility>

#include "ui/screens.h"

namespace bleepay::ui {
namespace {

constexpr float kSpinnerSize = 48;
constexpr float kStroke = 4;
constexpr float kTurnsPerSecond = 0.8F;
constexpr float kArc = 0.28F;

struct ProgressWords {
  std::string_view headline;
  std::string_view text;
};

ProgressWords progress_words(const checkout::View& view) {
  if (view.needs_host_token) return {"progress.host", "progress.host.text"};
  switch (view.phase) {
    case checkout::Phase::OpeningSession:
      return {"progress.opening", "progress.opening.text"};
    case checkout::Phase::Reconciling:
      return {"progress.reconciling", "progress.reconciling.text"};
    case checkout::Phase::Cancelling:
      return {"progress.cancelling", "progress.cancelling.text"};
    case checkout::Phase::Closing:
      return {"progress.closing", "progress.closing.text"};
    case checkout::Phase::AwaitingCode:
    case checkout::Phase::SigningIn:
    case checkout::Phase::Paying:
    case checkout::Phase::Done:
      return {"progress.signing", "progress.signing.text"};
  }
  return {};
}

/// Turns only while an answer is awaited: waiting for a clock to run out costs no frames.
Block spinner() {
  return {kSpinnerSize, [](Pass& pass, const Rect& rect) {
            const Rect box{rect.x + (rect.width - kSpinnerSize) / 2, rect.y, kSpinnerSize,
                           kSpinnerSize};
            pass.paint.ring(box, kStroke, 0, 1, pass.colors.track);
            float turn = 0;
            if (pass.view.is_busy) turn = pass.motion.elapsed("spinner") * kTurnsPerSecond;
            turn -= std::floor(turn);
            pass.paint.ring(box, kStroke, turn, turn + kArc, pass.colors.accent);
          }};
}

}  // namespace

Block progress_screen(const Pass& pass, float width) {
  const ProgressWords said = progress_words(pass.view);
  Stack lines;
  lines.add(spinner());
  lines.add(words(pass, pass.say(said.headline), kTitle, pass.colors.ink, width,
                  {.id = "headline", .role = Role::Heading, .level = 2, .align = Align::Center}),
            kGapLarge);
  lines.add(words(pass, pass.say(said.text), kBody, pass.colors.muted, width,
                  {.id = "progress", .align = Align::Center}),
            kGapTight);
  return inset(std::move(lines).finish(), 0, kGapLarge);
}

}  // namespace bleepay::ui
