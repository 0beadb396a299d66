#include "support/ui/scenes.h"

#include <algorithm>
#include <utility>

namespace bleepay::ui {
namespace {

using checkout::ItemStatus;
using checkout::ItemView;
using checkout::MessageKey;
using checkout::Outcome;
using checkout::Phase;
using checkout::Severity;
using checkout::View;

constexpr const char* kShop = "0x52908400098527886E0F7030069857D2E4169EE7";
constexpr const char* kArtist = "0xde709f2102306220921060314715629080e2fb77";
constexpr const char* kEurc = "0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b";
constexpr const char* kUsdc = "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174";

ItemView shoes(ItemStatus status) {
  ItemView item;
  item.id = "shoes";
  item.label = "Trail shoes";
  item.terms = {"polygon", "EURC", kEurc, "100", kShop};
  item.status = status;
  item.voucher_id = "vch_482916";
  item.voucher_code = "482916";
  return item;
}

ItemView print(ItemStatus status) {
  ItemView item;
  item.id = "print";
  item.label = "Signed print, 30 x 40";
  item.terms = {"polygon", "USDC", kUsdc, "50", kArtist};
  item.status = status;
  item.voucher_id = "vch_730155";
  item.voucher_code = "730155";
  return item;
}

ItemView timed(ItemView item, std::int64_t seconds) {
  item.seconds_left = seconds;
  item.seconds_lifetime = 120;
  return item;
}

ItemView renewable(ItemView item) {
  item.can_renew = true;
  return item;
}

View order(Phase phase) {
  View view;
  view.phase = phase;
  view.merchant_name = "Kiosk Nine";
  view.order_id = "A-1042";
  view.totals = {{"EURC", "polygon", "100"}, {"USDC", "polygon", "50"}};
  view.items = {shoes(ItemStatus::Waiting), print(ItemStatus::Waiting)};
  for (ItemView& item : view.items) item.voucher_id = item.voucher_code = "";
  view.can_cancel = phase != Phase::Done && phase != Phase::Cancelling && phase != Phase::Closing;
  view.can_submit_code = phase == Phase::AwaitingCode;
  return view;
}

View with_session(View view) {
  view.session_id = "ses_91c7";
  view.session_code = "D4E5F6";
  return view;
}

View paying(std::vector<ItemView> items) {
  View view = with_session(order(Phase::Paying));
  view.items = std::move(items);
  view.can_poke = true;
  return view;
}

View joined(View view) {
  view.has_payer_joined = true;
  return view;
}

View at_rest(View view) {
  view.can_finish = true;
  view.can_poke = false;
  return joined(std::move(view));
}

View done(Outcome outcome, std::vector<ItemView> items) {
  View view = with_session(order(Phase::Done));
  view.outcome = outcome;
  view.items = std::move(items);
  view.has_payer_joined = true;
  return view;
}

View refused(View view) {
  view.code_message = {MessageKey::CodeRefused, Severity::Error, 3, "invalid_code"};
  view.code_attempts_left = 3;
  return view;
}

View locked(View view) {
  view.code_message = {MessageKey::CodeLocked, Severity::Error, 134, ""};
  view.code_attempts_left = 0;
  view.code_locked_seconds = 134;
  view.can_submit_code = false;
  return view;
}

View busy(View view) {
  view.is_busy = true;
  return view;
}

View saying(View view, MessageKey key, Severity severity) {
  view.messages.push_back({key, severity, std::nullopt, ""});
  return view;
}

/// Where nobody may keep notes, the time of vouchers that were begun earlier runs out first.
View waiting_quietly(View view) {
  view.messages.push_back({MessageKey::QuietWait, Severity::Warning, 148, ""});
  return saying(std::move(view), MessageKey::RecordNotKept, Severity::Info);
}

View with_next_look(View view, std::int64_t seconds) {
  view.next_look_seconds = seconds;
  return view;
}

ItemView with_fx(ItemView item) {
  item.supplied = {"polygon", "USDC", kUsdc, "105.23", kShop};
  return item;
}

ItemView with_message(ItemView item, MessageKey key, Severity severity, std::string code = "") {
  item.message = {key, severity, std::nullopt, std::move(code)};
  return item;
}

ItemView contract_call() {
  ItemView item = timed(shoes(ItemStatus::AwaitingWallet), 96);
  item.id = "mint";
  item.label = "Mint a badge";
  item.is_custom = true;
  item.terms = {"ethereum", "", "", "", "0x6B175474E89094C44Da98b954EedeAC495271d0F"};
  return item;
}

View one_item(ItemView item) {
  View view = joined(paying({std::move(item)}));
  view.totals = {{"EURC", "polygon", "100"}};
  return view;
}

View five_items() {
  std::vector<ItemView> items;
  const char* const labels[] = {"Trail shoes", "Wool socks", "Head lamp", "Map of the Harz",
                                "Rope"};
  for (std::size_t i = 0; i < 5; ++i) {
    ItemView item = timed(shoes(i < 2 ? ItemStatus::Approved : ItemStatus::AwaitingWallet), 74);
    item.id = "item" + std::to_string(i + 1);
    item.label = labels[i];
    item.terms.amount = std::to_string(12 + i) + ".50";
    item.voucher_code = "48291" + std::to_string(i);
    items.push_back(std::move(item));
  }
  View view = joined(paying(std::move(items)));
  view.totals = {{"EURC", "polygon", "72.50"}};
  return view;
}

View long_words() {
  View view = paying({timed(shoes(ItemStatus::AwaitingWallet), 118),
                      with_message(print(ItemStatus::Failed), MessageKey::ItemRefused,
                                   Severity::Error, "validation_failed")});
  view.merchant_name = "Donaudampfschifffahrtsgesellschaft Sonnenschein & Soehne Nachfolger GmbH";
  view.order_id = "2026-06-09T12.00.00-the-longest-order-number-a-shop-may-send-64c";
  view.items[0].label =
      "A very long label that a merchant may well send us because nobody told them that a hundred "
      "and twenty is a lot";
  view.items[0].terms.amount = "123456789012345678901.123456789";
  view.totals = {{"EURC", "polygon", "123456789012345678901.123456789"}, {"USDC", "solana", "50"}};
  return view;
}

Input typing(std::string typed, int caret) {
  Input input;
  input.focused = "code";
  input.typed = std::move(typed);
  input.caret = input.caret_end = caret;
  return input;
}

Input selecting(std::string typed, int caret, int caret_end) {
  Input input = typing(std::move(typed), caret);
  input.caret_end = caret_end;
  return input;
}

Input focused(std::string id) {
  Input input;
  input.focused = std::move(id);
  return input;
}

Input choosing_face(bool is_plain) {
  Input input = focused("face");
  input.is_plain = is_plain;
  input.has_both_faces = true;
  return input;
}

void add_code_scenes(std::vector<Scene>& list) {
  const View entry = order(Phase::AwaitingCode);
  list.push_back({"code-empty", entry, typing("", 0)});
  list.push_back({"code-typing", entry, typing("K7M", 3)});
  list.push_back({"code-selected", entry, selecting("k7m-4q2", 1, 5)});
  list.push_back({"code-full", entry, focused("pay")});
  list.back().input.typed = "K7M4Q2";
  list.push_back({"code-too-long", entry, typing("K7M4Q2X", 7)});
  list.push_back({"code-refused", refused(entry), typing("", 0)});
  list.push_back({"code-locked", locked(entry)});
  list.push_back({"code-help", entry, typing("", 0), {"help"}});
  list.push_back({"code-faces", entry, choosing_face(false)});
  list.push_back({"code-unreachable",
                  saying(entry, MessageKey::NetworkUnreachable, Severity::Error), typing("", 0)});
}

void add_progress_scenes(std::vector<Scene>& list) {
  View host = order(Phase::SigningIn);
  host.needs_host_token = true;
  list.push_back({"progress-signing-in", busy(order(Phase::SigningIn))});
  list.push_back({"progress-host", host});
  list.push_back({"progress-opening", busy(order(Phase::OpeningSession))});
  list.push_back({"progress-reconciling", order(Phase::Reconciling)});
  list.push_back({"progress-cancelling", busy(with_session(order(Phase::Cancelling)))});
  list.push_back({"progress-closing", busy(with_session(order(Phase::Closing)))});
}

void add_waiting_scenes(std::vector<Scene>& list) {
  const View waiting = paying({timed(shoes(ItemStatus::AwaitingWallet), 116),
                               timed(print(ItemStatus::AwaitingWallet), 118)});
  list.push_back(
      {"paying-preparing", paying({shoes(ItemStatus::Redeeming), print(ItemStatus::Reserving)})});
  list.push_back({"paying-waiting", waiting});
  list.push_back({"paying-joined", with_next_look(joined(waiting), 12)});
  list.push_back({"paying-details", joined(waiting), {}, {"item.shoes.details"}});
  list.push_back({"paying-copied", waiting, focused("session.copy"), {"session.copy"}});
  list.push_back({"paying-mixed", joined(paying({shoes(ItemStatus::Approved),
                                                 timed(print(ItemStatus::AwaitingWallet), 25)}))});
  list.push_back({"paying-fx", joined(paying({with_fx(timed(shoes(ItemStatus::AwaitingWallet), 61)),
                                              timed(print(ItemStatus::AwaitingWallet), 9)}))});
  list.push_back({"paying-custom", joined(paying({contract_call()}))});
  list.push_back({"paying-one", one_item(timed(shoes(ItemStatus::AwaitingWallet), 100))});
  list.push_back({"paying-five", five_items()});
  list.push_back({"paying-long", long_words()});
  list.push_back({"paying-ask-cancel", joined(waiting), focused("cancel.keep"), {"cancel"}});
}

void add_trouble_scenes(std::vector<Scene>& list) {
  const ItemView gone = renewable(print(ItemStatus::Expired));
  list.push_back({"paying-quiet", waiting_quietly(paying(
                                      {shoes(ItemStatus::Waiting), print(ItemStatus::Waiting)}))});
  list.push_back({"paying-expired", at_rest(paying({shoes(ItemStatus::Approved), gone}))});
  list.push_back(
      {"paying-rejected",
       at_rest(paying({renewable(shoes(ItemStatus::Rejected)),
                       with_message(gone, MessageKey::NotEnoughTime, Severity::Warning)}))});
  list.push_back(
      {"paying-renewing", joined(paying({timed(shoes(ItemStatus::AwaitingWallet), 44), gone}))});
  list.push_back({"paying-limited",
                  with_next_look(saying(joined(paying({timed(shoes(ItemStatus::AwaitingWallet), 70),
                                                       print(ItemStatus::Unknown)})),
                                        MessageKey::RateLimited, Severity::Warning),
                                 45)});
  list.push_back(
      {"paying-tampered", joined(paying({with_message(shoes(ItemStatus::Tampered),
                                                      MessageKey::TermsDiffer, Severity::Error),
                                         print(ItemStatus::Discarding)}))});
}

void add_result_scenes(std::vector<Scene>& list) {
  const ItemView paid = shoes(ItemStatus::Approved);
  list.push_back({"done-complete", done(Outcome::Complete, {paid, print(ItemStatus::Approved)})});
  list.push_back({"done-faces", done(Outcome::Complete, {paid, print(ItemStatus::Approved)}),
                  choosing_face(true)});
  list.push_back({"done-complete-one", done(Outcome::Complete, {with_fx(paid)})});
  list.back().view.totals = {{"EURC", "polygon", "100"}};
  list.push_back({"done-late", done(Outcome::Complete, {paid, print(ItemStatus::ApprovedLate)})});
  list.push_back({"done-partial", done(Outcome::Partial, {paid, print(ItemStatus::Rejected)})});
  list.push_back({"done-cancelled", done(Outcome::Cancelled, {shoes(ItemStatus::Cancelled),
                                                              print(ItemStatus::Cancelled)})});
  list.push_back({"done-expired", done(Outcome::Expired,
                                       {shoes(ItemStatus::Expired), print(ItemStatus::Expired)})});
  list.push_back(
      {"done-failed",
       done(Outcome::Failed, {with_message(shoes(ItemStatus::Failed), MessageKey::ItemRefused,
                                           Severity::Error, "validation_failed"),
                              print(ItemStatus::Cancelled)})});
  list.push_back({"done-unknown", done(Outcome::Unknown, {paid, print(ItemStatus::Unknown)})});
  list.push_back({"done-tampered", done(Outcome::Tampered, {shoes(ItemStatus::Tampered),
                                                            print(ItemStatus::Cancelled)})});
}

bool copies(const Screen& screen, const std::string& id) {
  return std::any_of(screen.nodes.begin(), screen.nodes.end(),
                     [&id](const Node& node) { return node.id == id && !node.copy_text.empty(); });
}

}  // namespace

const std::vector<Scene>& scenes() {
  static const std::vector<Scene> list = [] {
    std::vector<Scene> all;
    add_code_scenes(all);
    add_progress_scenes(all);
    add_waiting_scenes(all);
    add_trouble_scenes(all);
    add_result_scenes(all);
    return all;
  }();
  return list;
}

std::ostream& operator<<(std::ostream& out, const Scene& scene) { return out << scene.name; }

const Screen& show(Ui& ui, const Scene& scene, const Input& frame) {
  constexpr int kFramesMax = 240;
  Input input = scene.input;
  input.width = frame.width;
  input.pixel_ratio = frame.pixel_ratio;
  input.is_dark = frame.is_dark;
  input.is_high_contrast = frame.is_high_contrast;
  input.is_reduced_motion = true;  // no picture of something half-way
  input.is_rtl = frame.is_rtl;
  input.own = frame.own;
  input.is_sandbox = true;
  input.has_both_faces |= frame.has_both_faces;
  const Screen* screen = &ui.draw(scene.view, input);
  for (const std::string& id : scene.presses) {
    (void)ui.activate(id);
    if (copies(*screen, id)) ui.copied(id, true);
    input.seconds += 1;
    screen = &ui.draw(scene.view, input);
  }
  for (int i = 0; i < kFramesMax && screen->wants_another_frame; ++i) {
    input.seconds += 1.0 / 60;
    screen = &ui.draw(scene.view, input);
  }
  return *screen;
}

}  // namespace bleepay::ui
