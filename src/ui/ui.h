// The door of the room `ui`: the screens.
//
// Decides  what is where and what it is called: one pass over a View yields Dear ImGui's draw data
// and a flat list of semantic nodes. Leaves   pixels to `gfx`, real DOM controls to the frame, what
// happens on activation to `checkout`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/shapes.h"
#include "base/text_runs.h"
#include "checkout/intents.h"
#include "checkout/view.h"

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
  std::string id;      // stable over frames: "code", "pay", "item.shoes.status"
  std::string parent;  // id of the enclosing node, empty at the top
  Role role = Role::Text;
  std::string name;
  std::string value;              // text of a text box, value text of a progress bar
  std::string description;        // e.g. the error under a field
  int level = 0;                  // of a heading
  std::optional<float> progress;  // 0-1
  bool is_disabled = false;
  bool is_invalid = false;
  bool is_busy = false;
  Rect rect;  // CSS px in the frame
  std::optional<checkout::Intent>
      action;  // what activating it wishes; a TextBox's value is sent by the frame itself
};

/// What the frame knows and the View does not.
struct Input {
  float width = 0;  // CSS px of the frame; the height follows from the content
  float pixel_ratio = 1;
  double seconds = 0;    // monotonic, for motion
  float pointer_x = -1;  // -1 when the pointer is elsewhere
  float pointer_y = -1;
  bool is_pressed = false;
  std::string
      focused;  // id of the node whose DOM element has the focus, if it shows (:focus-visible)
  std::string typed;  // the raw value of the code field: painted, never stored or logged
  int caret = 0;      // selection in `typed`, in characters
  int caret_end = 0;
  bool is_dark = false;
  bool is_reduced_motion = false;
  bool is_rtl = false;
  bool is_sandbox = false;  // shows the test-mode ribbon
};

struct Screen {
  std::vector<Node> nodes;           // in reading order
  float height = 0;                  // CSS px the content needs
  bool wants_another_frame = false;  // something moves or settles
  std::string title;                 // for the page's title while the tab is in the background
};

/// Calls   one ImGui context per instance; `draw` leaves ImGui::GetDrawData() valid until the next
/// call.
class Ui {
 public:
  explicit Ui(TextSource& text);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  const Screen& draw(const checkout::View& view, const Input& input);

  /// The wish behind a node of the last screen; nothing if there is no such node or it is disabled.
  [[nodiscard]] std::optional<checkout::Intent> intent_of(std::string_view node_id) const;

 private:
  struct State;
  State* state_;
};

}  // namespace bleepay::ui
