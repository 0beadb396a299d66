#include "ui/item_look.h"

#include <utility>

namespace bleepay::ui {

ToneColors tone_colors(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::Neutral:
    case Tone::Busy:
      return {theme.muted, theme.track};
    case Tone::Good:
      return {theme.good, theme.good_ground};
    case Tone::Warning:
      return {theme.warning, theme.warning_ground};
    case Tone::Bad:
      return {theme.bad, theme.bad_ground};
  }
  return {};
}

ItemLook item_look(checkout::ItemStatus status) {
  using checkout::ItemStatus;
  switch (status) {
    case ItemStatus::Waiting:
      return {.words = "status.waiting", .mark = Mark::Dots};
    case ItemStatus::Reserving:
      return {
          .words = "status.reserving", .mark = Mark::Dots, .tone = Tone::Busy, .can_be_paid = true};
    case ItemStatus::Redeeming:
      return {
          .words = "status.redeeming", .mark = Mark::Dots, .tone = Tone::Busy, .can_be_paid = true};
    case ItemStatus::AwaitingWallet:
      return {.words = "status.awaiting.wallet",
              .mark = Mark::Clock,
              .tone = Tone::Busy,
              .can_be_paid = true};
    case ItemStatus::Approved:
      return {.words = "status.approved",
              .mark = Mark::Check,
              .tone = Tone::Good,
              .is_over = true,
              .is_approved = true};
    case ItemStatus::ApprovedLate:
      return {.words = "status.approved.late",
              .mark = Mark::Check,
              .tone = Tone::Good,
              .is_over = true,
              .is_approved = true};
    case ItemStatus::Expired:
      return {
          .words = "status.expired", .mark = Mark::Clock, .tone = Tone::Warning, .is_over = true};
    case ItemStatus::Rejected:
      return {
          .words = "status.rejected", .mark = Mark::Cross, .tone = Tone::Warning, .is_over = true};
    case ItemStatus::Discarding:
      return {.words = "status.discarding",
              .mark = Mark::Dots,
              .tone = Tone::Busy,
              .can_be_paid = true};
    case ItemStatus::Cancelled:
      return {.words = "status.cancelled", .mark = Mark::Cross, .is_over = true};
    case ItemStatus::Failed:
      return {.words = "status.failed", .mark = Mark::Cross, .tone = Tone::Bad, .is_over = true};
    case ItemStatus::Unknown:
      return {.words = "status.unknown",
              .mark = Mark::Question,
              .tone = Tone::Warning,
              .can_be_paid = true};
    case ItemStatus::Tampered:
      return {.words = "status.tampered",
              .mark = Mark::Exclamation,
              .tone = Tone::Bad,
              .is_over = true,
              .can_be_paid = true};
  }
  return {};
}

std::string status_words(const Pass& pass, const checkout::ItemView& item) {
  return pass.say(item_look(item.status).words);
}

Named item_name(const Pass& pass, const checkout::ItemView& item) {
  return {"item." + item.id, Role::ListItem,
          pass.say("list.name", {{"label", item.label},
                                 {"amount", amount_words(pass, item)},
                                 {"status", status_words(pass, item)}})};
}

std::string amount_words(const Pass& pass, const checkout::ItemView& item) {
  if (item.is_custom) return pass.say("item.custom");
  return pass.money(item.terms.amount, item.terms.currency);
}

Reading amount_reading(const checkout::ItemView& item) {
  return item.is_custom ? Reading::Language : Reading::LeftToRight;
}

std::string supplied_words(const Pass& pass, const checkout::ItemView& item) {
  return pass.say("item.supplied", {{"amount", pass.locale.amount(item.supplied->amount)},
                                    {"currency", item.supplied->currency},
                                    {"asked", amount_words(pass, item)}});
}

Block badge(std::string motion_name, Mark mark, Tone tone, float size) {
  return {size,
          [motion_name = std::move(motion_name), mark, tone, size](Pass& pass, const Rect& rect) {
            const ToneColors colors = tone_colors(pass.colors, tone);
            const Rect circle{rect.x + (rect.width - size) / 2, rect.y, size, size};
            pass.paint.fill(circle, size / 2, colors.ground);
            const float drawn = pass.motion.toward(motion_name, 1, kRateCalm, 0);
            const float edge = size / 5;
            paint_mark(pass.paint, mark,
                       {circle.x + edge, circle.y + edge, size - 2 * edge, size - 2 * edge},
                       colors.ink, drawn);
          }};
}

}  // namespace bleepay::ui
