// The door of the room `ui`: the screens.
//
// Decides  what is where and what it is called: one pass over a View yields Dear ImGui's draw data
// and a flat list of semantic nodes. Leaves   pixels to `gfx`, real DOM controls to the frame, what
// happens on activation to `checkout`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "base/shapes.h"
#include "base/text_runs.h"
#include "checkout/intents.h"
#include "checkout/view.h"
#include "ui/messages.h"
#include "ui/theme.h"

namespace bleepay::ui {

/// What a node is, in words of WAI-ARIA.
enum class Role {
  Heading,
  Text,
  Group,
  List,
  ListItem,
  TextBox,
  Button,
  ProgressBar,
  Status,
  Alert,
  Link
};
[[nodiscard]] std::string_view to_string(Role role);

/// One thing on the screen that has a name. Its rectangle is exactly where it was painted.
struct Node {
  std::string id = {};      // stable over frames: "code", "pay", "item.shoes.status"
  std::string parent = {};  // id of the enclosing node, empty at the top
  Role role = Role::Text;
  std::string name = {};
  std::string value = {};                // text of a text box, value text of a progress bar
  std::string spoken = {};               // the value as it is read out, where that differs
  std::string description = {};          // e.g. the error under a field
  int level = 0;                         // of a heading
  std::optional<float> progress = {};    // 0-1
  std::optional<bool> is_expanded = {};  // of a button that opens and closes something
  bool is_disabled = false;
  bool is_invalid = false;
  bool is_busy = false;
  bool is_ltr = false;         // codes and addresses: left to right in every language
  std::string copy_text = {};  // not empty: activating it copies this; the frame does, and tells
  Rect rect = {};              // CSS px in the frame; zero size for what is only announced
  bool has_action = false;     // `activate` does something
};

/// What activating a node comes to.
struct Activation {
  /// To be submitted to the checkout. A SubmitCode arrives empty: the frame puts into it what
  /// stands in its own text box, the only place where the code is kept.
  std::optional<checkout::Intent> intent = {};
  bool needs_redraw = false;  // the screen itself changed: help opened, a confirmation is asked
};

/// What the frame knows and the View does not.
struct Input {
  float width = 0;  // CSS px of the frame; the height follows from the content
  float pixel_ratio = 1;
  double seconds = 0;    // monotonic, for motion
  float pointer_x = -1;  // -1 when the pointer is elsewhere
  float pointer_y = -1;
  bool is_pressed = false;
  std::string focused;  // id of the node whose element has a visible focus (:focus-visible; always
                        // for the text box)
  std::string typed;    // the raw value of the code field: painted, never stored or logged
  int caret = 0;        // selection in `typed`, in UTF-16 code units as the DOM counts them
  int caret_end = 0;
  bool is_dark = false;
  bool is_high_contrast = false;
  bool is_reduced_motion = false;
  bool is_rtl = false;
  bool is_sandbox = false;      // shows the test-mode ribbon
  bool is_plain = false;        // shown as plain elements, not as a picture
  bool has_both_faces = false;  // the other one can be had: a control offers it
  Overrides own = {};           // the shop's colours and radii
};

struct Screen {
  std::vector<Node> nodes;           // in reading order, which is the tab order
  float height = 0;                  // CSS px the content needs
  bool wants_another_frame = false;  // something moves or settles
  std::string title;                 // for the page's title while the tab is in the background
  std::string focus;  // set in one frame only: if the focus is in the frame, it belongs here now
};

/// Calls   one ImGui context per instance, with a font that draws nothing and a texture nobody
/// needs to upload; `draw` makes it current and leaves ImGui::GetDrawData() valid until the next
/// call. Its DisplaySize is {width, height of the screen}.
class Ui {
 public:
  Ui(TextSource& text, const Locale& locale);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  const Screen& draw(const checkout::View& view, const Input& input);

  /// Presses a node of the last screen. Nothing happens if there is no such node or it is disabled.
  /// Wishes that concern only the screen (help, the question before cancelling) are granted here.
  [[nodiscard]] Activation activate(std::string_view node_id);

  /// What became of the text a node wished to copy; whoever tells it wants a new frame.
  void copied(std::string_view node_id, bool is_copied);

  /// What the screen says; whoever changes it wants a new frame.
  [[nodiscard]] Messages& messages();
  [[nodiscard]] const Messages& messages() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bleepay::ui
