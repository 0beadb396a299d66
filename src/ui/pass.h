// One pass over one View: everything a control needs to measure, paint and describe itself.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "ui/messages.h"
#include "ui/motion.h"
#include "ui/paint.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace bleepay::ui {

/// What the screen remembers between frames although the View does not know it.
struct Local {
  bool is_help_open = false;
  bool is_asking_cancel = false;
  std::set<std::string, std::less<>> open_details;  // item ids
  std::string copied;  // id of the copy button whose text was copied last; it shows a check
};

/// What is behind a node: nothing, a wish for the checkout, or one that the screen or the frame
/// around it grants.
/// Those about an item are found below that item's node.
enum class Wish {
  None,
  Submit,
  Cancel,
  Renew,
  Finish,
  Poke,
  ToggleHelp,
  AskCancel,
  KeepPaying,
  ToggleDetails,
  Copy,       // by the frame, which has the clipboard
  SwitchFace  // by the frame, which has the faces
};

/// What every node has.
struct Named {
  std::string id;
  Role role = Role::Text;
  std::string name;
};

/// How a control is being handled, for its picture. Each 0 to 1, on its way.
struct Touch {
  float hover = 0;
  float press = 0;
  bool is_focused = false;
};

class Pass {
 public:
  const checkout::View& view;
  const Input& input;
  const Theme& colors;
  const Messages& messages;
  const Local& local;
  const Locale& locale;
  TextSource& source;
  Motion& motion;
  Painter& paint;
  std::vector<Node>& nodes;
  std::vector<Wish>& wishes;  // one per node
  std::string parent = {};    // of the nodes described next

  [[nodiscard]] std::string say(std::string_view key,
                                std::initializer_list<Argument> arguments = {}) const;
  /// `1,000 EURC`, from the exact text of the amount.
  [[nodiscard]] std::string money(std::string_view amount, std::string_view currency) const;
  [[nodiscard]] Paragraph typeset(std::string_view text, const TextStyle& style, float width,
                                  Reading reading = Reading::Language) const;

  /// Lets Dear ImGui watch the pointer over a control.
  [[nodiscard]] Touch interact(const std::string& id, const Rect& logical);

  /// Adds a node to the list, with its rectangle as painted; what only some nodes have is set on
  /// the result, which is good until the next call.
  Node& describe(const Named& named, const Rect& logical, Wish wish = Wish::None);
};

/// Nodes described while it lives stand under `id`.
class Within {
 public:
  Within(Pass& pass, std::string id) : pass_(pass), before_(std::move(pass.parent)) {
    pass.parent = std::move(id);
  }
  ~Within() { pass_.parent = std::move(before_); }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

 private:
  Pass& pass_;
  std::string before_;
};

}  // namespace bleepay::ui
