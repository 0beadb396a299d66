// The parts every screen is put together from, and the screens themselves. Each is a block of the
// sheet's inner width; what is not to be shown is an empty block.
#pragma once

#include "ui/block.h"

namespace bleepay::ui {

/// The brand's card: who is paid, for what, how much in all; the test-mode pill. Compact where the
/// payments stand below it one by one anyway.
[[nodiscard]] Block header(const Pass& pass, bool is_compact, float width);

/// The code entry with its help.
[[nodiscard]] Block code_screen(const Pass& pass, float width);

/// One calm sentence while something happens that needs nobody.
[[nodiscard]] Block progress_screen(const Pass& pass, float width);

/// The session to join, the payments to approve, what else can be done.
[[nodiscard]] Block paying_screen(const Pass& pass, float width);

/// What became of the money, what to do next, what to keep.
[[nodiscard]] Block result_screen(const Pass& pass, float width);

/// All items: those the payer has to compare as cards, the others as rows.
[[nodiscard]] Block items(const Pass& pass, float width);
[[nodiscard]] Block item_card(const Pass& pass, const checkout::ItemView& item, float width);
[[nodiscard]] Block item_row(const Pass& pass, const checkout::ItemView& item, float width);

[[nodiscard]] Block session_panel(const Pass& pass, float width);

/// Messages about the checkout as a whole.
[[nodiscard]] Block notices(const Pass& pass, float width);

/// The cancel button, or the question it leads to. Empty when there is nothing to cancel.
[[nodiscard]] Block cancel_controls(const Pass& pass, float width);

[[nodiscard]] Block assurance(const Pass& pass, float width);

/// Leads to the other face of the screen. Empty where there is no choice.
[[nodiscard]] Block face_switch(const Pass& pass, float width);

}  // namespace bleepay::ui
