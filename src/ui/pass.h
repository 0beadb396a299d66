// One pass over one View: everything a control needs to measure, paint and describe itself.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

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
  std::string copied;  // id of the copy button pressed last; it shows a check until the next press
};

/// Wishes that only the screen can grant.
enum class LocalWish { ToggleHelp, AskCancel, KeepPaying, ToggleDetails, Copy };

/// What is behind a node: nothing, a wish for the checkout, or one for the screen.
using Wish = std::variant<std::monostate, checkout::Intent, LocalWish>;

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
  TextSource& source;
  Motion& motion;
  Painter& paint;
  std::vector<Node>& nodes;
  std::vector<Wish>& wishes;  // one per node
  std::string parent = {};    // of the nodes described next

  [[nodiscard]] std::string say(std::string_view key,
                                std::initializer_list<Argument> arguments = {}) const;
  [[nodiscard]] Paragraph typeset(std::string_view text, const TextStyle& style, float width,
                                  Reading reading = Reading::Language) const;

  /// Lets Dear ImGui watch the pointer over a control.
  [[nodiscard]] Touch interact(const std::string& id, const Rect& logical);

  /// Adds a node to the list, with its rectangle as painted.
  void describe(Node node, const Rect& logical, Wish wish = {});
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
