// Puts the screens onto the sheet, remembers what was drawn, and grants the screen's own wishes.
#include "ui/ui.h"

#include <algorithm>
#include <utility>

#include "ui/announcer.h"
#include "ui/imgui_host.h"
#include "ui/screens.h"

namespace bleepay::ui {
namespace {

constexpr float kMarginWide = 16;  // room for the shadow around the sheet
constexpr float kMarginNarrow = 4;
constexpr float kNarrowFrame = 400;
constexpr float kHeaderInset = 8;  // between the sheet's edge and the brand's card
constexpr float kContentInset = 20;
constexpr float kContentInsetNarrow = 12;

Scheme scheme_of(const Input& input) {
  if (input.is_high_contrast) return Scheme::HighContrast;
  return input.is_dark ? Scheme::Dark : Scheme::Light;
}

/// Which screen a view asks for. Its name also names the fade: another screen fades in anew.
enum class Page { Code, Progress, Paying, Result };

Page page_of(const checkout::View& view) {
  switch (view.phase) {
    case checkout::Phase::AwaitingCode:
      return Page::Code;
    case checkout::Phase::SigningIn:
    case checkout::Phase::OpeningSession:
    case checkout::Phase::Reconciling:
    case checkout::Phase::Cancelling:
    case checkout::Phase::Closing:
      return Page::Progress;
    case checkout::Phase::Paying:
      return Page::Paying;
    case checkout::Phase::Done:
      return Page::Result;
  }
  return Page::Result;
}

std::string_view page_name(Page page) {
  switch (page) {
    case Page::Code:
      return "page/code";
    case Page::Progress:
      return "page/progress";
    case Page::Paying:
      return "page/paying";
    case Page::Result:
      return "page/result";
  }
  return "";
}

Block page_block(const Pass& pass, Page page, float width) {
  switch (page) {
    case Page::Code:
      return code_screen(pass, width);
    case Page::Progress:
      return progress_screen(pass, width);
    case Page::Paying:
      return paying_screen(pass, width);
    case Page::Result:
      return result_screen(pass, width);
  }
  return {};
}

std::string title_of(const checkout::View& view, const Messages& messages,
                     const std::vector<Node>& nodes) {
  const auto awaiting =
      std::count_if(view.items.begin(), view.items.end(), [](const checkout::ItemView& item) {
        return item.status == checkout::ItemStatus::AwaitingWallet;
      });
  if (view.phase == checkout::Phase::Paying && awaiting > 0) {
    return messages.counted("title.approve", awaiting, {{"merchant", view.merchant_name}});
  }
  if (view.phase == checkout::Phase::AwaitingCode) {
    return messages.text("title.code", {{"merchant", view.merchant_name}});
  }
  for (const Node& node : nodes) {
    if (node.id == "headline") {
      return messages.text("title.state", {{"state", node.name}, {"merchant", view.merchant_name}});
    }
  }
  return view.merchant_name;
}

}  // namespace

std::string_view to_string(Role role) {
  switch (role) {
    case Role::Heading:
      return "heading";
    case Role::Text:
      return "text";
    case Role::Group:
      return "group";
    case Role::List:
      return "list";
    case Role::ListItem:
      return "listitem";
    case Role::TextBox:
      return "textbox";
    case Role::Button:
      return "button";
    case Role::ProgressBar:
      return "progressbar";
    case Role::Status:
      return "status";
    case Role::Alert:
      return "alert";
    case Role::Link:
      return "link";
  }
  return "text";
}

struct Ui::State {
  State(TextSource& text_source, const Locale& payers) : source(text_source), locale(payers) {}

  TextSource& source;
  const Locale& locale;
  ImGuiHost host;
  Messages messages;
  Motion motion;
  Announcer announcer;
  Local local;
  Screen screen;
  std::vector<Wish> wishes;  // one per node of the screen
  std::optional<Page> page;  // of the frame before
  std::string wanted_focus;  // by the wish granted last

  float put_sheet(Pass& pass, Page now);
  void put_announcement(Pass& pass, Page now);
  void settle(const checkout::View& view, Page now);
  void grant(const Node& node, Wish wish);
};

/// Paints everything; says how high it is.
float Ui::State::put_sheet(Pass& pass, Page now) {
  const float frame = pass.input.width;
  const bool is_narrow = frame < kNarrowFrame;
  const float margin = is_narrow ? kMarginNarrow : kMarginWide;
  const float width = std::min(frame - 2 * margin, kSheetWidthMax);
  const float edge = is_narrow ? kContentInsetNarrow : kContentInset;
  const float inner = width - 2 * edge;
  const bool has_items_below = now == Page::Paying || now == Page::Result;
  Block head = header(pass, has_items_below, width - 2 * kHeaderInset);
  Stack lines;
  lines.add(notices(pass, inner));
  lines.add(page_block(pass, now, inner), kGapLarge);
  lines.add(cancel_controls(pass, inner), kGapSmall);
  if (now != Page::Result) lines.add(assurance(pass, inner), kGapLarge);
  lines.add(face_switch(pass, inner), kGap);
  Block content = std::move(lines).finish();

  const float left = (frame - width) / 2;
  const float height = kHeaderInset + head.height + kGapSection + content.height + kGapSection;
  const Rect sheet{left, margin, width, height};
  if (!is_narrow) {  // three sigma fit into the margin
    pass.paint.shadow({left, margin + 2, width, height}, pass.colors.radius_sheet, 5,
                      pass.colors.shadow);
  }

  pass.paint.fill(sheet, Fill{.radius = pass.colors.radius_sheet,
                              .top = pass.colors.sheet,
                              .bottom = pass.colors.sheet,
                              .border = pass.colors.sheet_edge,
                              .stroke = kEdge});
  head.put(pass,
           {left + kHeaderInset, margin + kHeaderInset, width - 2 * kHeaderInset, head.height});
  const float start = page ? 0.0F : 1.0F;  // the first screen is simply there
  const Painter::Veil veil(pass.paint, motion.toward(page_name(now), 1, kRateCalm, start));
  content.put(pass, {left + edge, margin + kHeaderInset + head.height + kGapSection, inner,
                     content.height});
  return height + 2 * margin;
}

/// The outcome is said aloud wherever the focus is; other screens are read when it moves there.
void Ui::State::put_announcement(Pass& pass, Page now) {
  if (now == Page::Result && page && *page != now) {
    std::string news;
    for (const Node& node : screen.nodes) {
      if (node.id == "headline") news = node.name + ". ";
      if (node.id == "money") news += node.name;
    }
    announcer.say(std::move(news));
  }

  pass.describe({"announcement", Role::Status, announcer.sentence()}, {});
}

/// Forgets local wishes that the view has overtaken, and finds out where the focus belongs.
void Ui::State::settle(const checkout::View& view, Page now) {
  if (!view.can_cancel || now != page) local.is_asking_cancel = false;
  screen.focus = std::exchange(wanted_focus, {});
  if (page && *page != now) screen.focus = now == Page::Code ? "code" : "headline";
  page = now;
}

/// The item whose node stands around this one.
std::string item_of(const Node& node) {
  return node.parent.substr(std::string_view("item.").size());
}

void Ui::State::grant(const Node& node, Wish wish) {
  switch (wish) {
    case Wish::ToggleHelp:
      local.is_help_open = !local.is_help_open;
      return;
    case Wish::AskCancel:
      local.is_asking_cancel = true;
      wanted_focus = "cancel.keep";
      return;
    case Wish::KeepPaying:
      local.is_asking_cancel = false;
      wanted_focus = "cancel";
      return;
    case Wish::ToggleDetails: {
      const std::string item = item_of(node);
      if (local.open_details.erase(item) == 0) local.open_details.insert(item);
      return;
    }
    case Wish::Copy:
      local.copied.clear();
      announcer.say({});  // the same words again are news only after silence
      return;
    case Wish::None:
    case Wish::Submit:
    case Wish::Cancel:
    case Wish::Renew:
    case Wish::Finish:
    case Wish::Poke:
    case Wish::SwitchFace:
      return;  // nothing of the screen's own
  }
}

std::optional<checkout::Intent> intent_behind(const Node& node, Wish wish) {
  switch (wish) {
    case Wish::Submit:
      return checkout::SubmitCode{};
    case Wish::Cancel:
      return checkout::Cancel{};
    case Wish::Renew:
      return checkout::Renew{item_of(node)};
    case Wish::Finish:
      return checkout::Finish{};
    case Wish::Poke:
      return checkout::Poke{};
    case Wish::None:
    case Wish::ToggleHelp:
    case Wish::AskCancel:
    case Wish::KeepPaying:
    case Wish::ToggleDetails:
    case Wish::Copy:
    case Wish::SwitchFace:
      return std::nullopt;
  }
  return std::nullopt;
}

Ui::Ui(TextSource& text, const Locale& locale) : state_(std::make_unique<State>(text, locale)) {}
Ui::~Ui() = default;

const Screen& Ui::draw(const checkout::View& view, const Input& input) {
  State& state = *state_;
  const Page now = page_of(view);
  state.screen.nodes.clear();
  state.wishes.clear();
  state.messages.isolate_arguments(input.is_rtl);
  state.motion.begin(input.seconds, input.is_reduced_motion);
  state.announcer.follow(view, state.messages, state.locale);
  const bool is_first = !state.page.has_value();
  Painter painter(state.host.begin(input), state.source, input.width, input.pixel_ratio,
                  input.is_rtl);
  const Theme colors = theme(scheme_of(input), input.own);
  Pass pass{.view = view,
            .input = input,
            .colors = colors,
            .messages = state.messages,
            .local = state.local,
            .locale = state.locale,
            .source = state.source,
            .motion = state.motion,
            .paint = painter,
            .nodes = state.screen.nodes,
            .wishes = state.wishes};
  state.screen.height = state.put_sheet(pass, now);
  state.put_announcement(pass, now);
  state.host.end(input, state.screen.height);
  // Dear ImGui sees what is under the pointer one frame after its first window appeared.
  state.screen.wants_another_frame = state.motion.end() || (is_first && input.pointer_x >= 0);
  state.screen.title = title_of(view, state.messages, state.screen.nodes);
  state.settle(view, now);
  return state.screen;
}

Messages& Ui::messages() { return state_->messages; }
const Messages& Ui::messages() const { return state_->messages; }

void Ui::copied(std::string_view node_id, bool is_copied) {
  State& state = *state_;
  state.local.copied = is_copied ? node_id : std::string_view();
  state.announcer.say(state.messages.text(is_copied ? "announce.copied" : "announce.not.copied"));
}

Activation Ui::activate(std::string_view node_id) {
  State& state = *state_;
  const auto& nodes = state.screen.nodes;
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [node_id](const Node& node) { return node.id == node_id; });
  if (found == nodes.end()) return {};
  const Wish wish = state.wishes[static_cast<std::size_t>(found - nodes.begin())];
  if (wish == Wish::None) return {};
  std::optional<checkout::Intent> intent = intent_behind(*found, wish);
  if (intent) return {.intent = std::move(intent)};
  state.grant(*found, wish);
  return {.needs_redraw = true};
}

}  // namespace bleepay::ui
