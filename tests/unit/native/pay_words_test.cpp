// What a person reads at a terminal and in a pipe, as golden texts.
#include "native/pay_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

#include "support/golden.h"

namespace bleepay::native {
namespace {

using checkout::ItemStatus;
using checkout::ItemView;
using checkout::MessageKey;
using checkout::Outcome;
using checkout::Phase;
using checkout::View;

ItemView item(std::string id, std::string label, std::string amount, std::string currency) {
  ItemView view;
  view.id = std::move(id);
  view.label = std::move(label);
  view.terms = {"polygon", std::move(currency), "0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b",
                std::move(amount), "0x52908400098527886E0F7030069857D2E4169EE7"};
  return view;
}

constexpr std::array kOutcomes{Outcome::Complete, Outcome::Partial, Outcome::Cancelled,
                               Outcome::Expired,  Outcome::Failed,  Outcome::Unknown,
                               Outcome::Tampered};

/// Every text of the shared table that a terminal needs.
std::vector<std::string> keys_used() {
  std::vector<std::string> keys{"outcome.complete.money.one", "outcome.complete.money.other",
                                "outcome.complete.next",      "message.network",
                                "message.item.refused",       "message.rate.limited"};
  for (const Outcome outcome : kOutcomes) {
    if (outcome == Outcome::Complete) continue;
    keys.push_back("outcome." + std::string(to_string(outcome)) + ".money");
    keys.push_back("outcome." + std::string(to_string(outcome)) + ".next");
  }
  for (int i = 0; i <= static_cast<int>(ItemStatus::Tampered); ++i) {
    std::string name(to_string(static_cast<ItemStatus>(i)));
    std::replace(name.begin(), name.end(), '-', '.');
    keys.push_back("status." + name);
  }
  return keys;
}

View two_items() {
  View view;
  view.merchant_name = "Kiosk Nine";
  view.order_id = "A-1042";
  view.totals = {{"EURC", "polygon", "100"}, {"USDC", "polygon", "50"}};
  view.items = {item("shoes", "Trail shoes", "100", "EURC"), item("socks", "Socks", "50", "USDC")};
  return view;
}

View paying() {
  View view = two_items();
  view.phase = Phase::Paying;
  view.session_id = "ses_91";
  view.session_code = "D4E5F6";
  for (ItemView& one : view.items) {
    one.status = ItemStatus::AwaitingWallet;
    one.seconds_left = 118;
  }
  view.items[0].voucher_id = "vch_482916";
  view.items[0].voucher_code = "482916";
  view.items[1].voucher_id = "vch_300417";
  view.items[1].voucher_code = "300417";
  return view;
}

/// The shared words as their keys: what they say is tested where they stand.
PayWords keyed_words() {
  std::map<std::string, std::string> texts;
  for (const std::string& key : keys_used()) texts[key] = "<" + key + ">";
  ui::Messages messages;
  EXPECT_TRUE(messages.replace(std::move(texts)).ok());
  return PayWords(std::move(messages));
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// The lines of a whole checkout as a pipe sees them.
class Pipe {
 public:
  void see(const View& view, const std::string& trouble = "") {
    text_ += text_of(words_.news(before_, view, trouble));
    before_ = view;
  }
  void end(const View& view) { text_ += text_of(words_.result(view)); }
  const std::string& text() const { return text_; }

 private:
  PayWords words_ = keyed_words();
  std::optional<View> before_;
  std::string text_;
};

TEST(PayWords, CheckoutInAPipe) {
  Pipe pipe;
  View view = two_items();
  pipe.see(view);
  view.phase = Phase::SigningIn;
  pipe.see(view);
  view.phase = Phase::OpeningSession;
  pipe.see(view);
  view = paying();
  pipe.see(view);
  view.has_payer_joined = true;
  pipe.see(view);
  view.items[0].seconds_left = 90;  // a second is no news
  pipe.see(view);
  view.items[1].supplied = {"polygon", "EURC", "", "46.10", ""};
  pipe.see(view);
  view.messages = {{MessageKey::NetworkUnreachable, checkout::Severity::Warning, {}, ""}};
  pipe.see(view, "Failed to connect to 127.0.0.1 port 8080");
  view.messages.clear();
  view.items[0].status = ItemStatus::Approved;
  pipe.see(view);
  view.items[1].status = ItemStatus::Expired;
  view.phase = Phase::Closing;
  pipe.see(view);
  view.phase = Phase::Done;
  view.outcome = Outcome::Partial;
  pipe.see(view);
  pipe.end(view);
  support::expect_golden("native/pipe.txt", pipe.text());
}

TEST(PayWords, SharedTableHasEveryWordUsed) {
  const ui::Messages messages = PayWords::terminal_messages();
  for (const std::string& key : keys_used()) EXPECT_NE(messages.text(key), key);
}

TEST(PayWords, RepeatedViewIsNoNews) {
  const PayWords words = keyed_words();
  const View view = paying();
  EXPECT_TRUE(words.news(view, view, "").empty());
}

TEST(PayWords, PictureOfTheWait) {
  const PayWords words = keyed_words();
  View view = paying();
  view.items[0].supplied = {"polygon", "USDC", "", "105.23", ""};
  view.items[1].status = ItemStatus::Failed;
  view.items[1].message = {MessageKey::ItemRefused, checkout::Severity::Error, {}, "not_simple"};
  view.messages = {{MessageKey::RateLimited, checkout::Severity::Warning, 20, ""}};
  view.next_look_seconds = 20;
  view.can_poke = true;
  support::expect_golden("native/picture.txt", text_of(words.picture(view, "")));
}

TEST(PayWords, EveryOutcomeSaysWhatBecameOfTheMoney) {
  const PayWords words = keyed_words();
  std::string text;
  for (const Outcome outcome : kOutcomes) {
    View view = paying();
    view.phase = Phase::Done;
    view.outcome = outcome;
    view.items[0].status = outcome == Outcome::Complete || outcome == Outcome::Partial
                               ? ItemStatus::Approved
                               : ItemStatus::Cancelled;
    view.items[1].status =
        outcome == Outcome::Complete ? ItemStatus::ApprovedLate : ItemStatus::Expired;
    text += text_of(words.result(view)) + "\n";
  }
  support::expect_golden("native/outcomes.txt", text);
}

TEST(PayWords, LeavingEarlyNamesWhatIsLeft) {
  const PayWords words = keyed_words();
  View view = paying();
  view.items[1].status = ItemStatus::Approved;
  support::expect_golden("native/left_behind.txt", text_of(words.left_behind(view)));
  EXPECT_TRUE(words.left_behind(two_items()).empty());
}

TEST(PayWords, PromptTellsTriesOnlyAfterAFailure) {
  const PayWords words = keyed_words();
  View view = two_items();
  view.code_attempts_left = 5;
  EXPECT_EQ(words.prompt(view), "Code from the payer's wallet: ");
  view.code_attempts_left = 4;
  view.code_message = {MessageKey::CodeRefused, checkout::Severity::Error, 4, ""};
  EXPECT_EQ(words.prompt(view), "Code from the payer's wallet (tries left: 4): ");
}

TEST(PayWords, NothingFromOutsideMovesTheCursor) {
  const PayWords words = keyed_words();
  View view = paying();
  view.items[0].label = "\x1b[2Jshoes\n";
  view.items[0].voucher_code = "\r482916";
  view.session_code = "\x1b]0;title\x07";
  view.session_id = "ses\n91";
  for (const std::string& text :
       {text_of(words.picture(view, "\x1b[1A")), text_of(words.result(view)),
        text_of(words.left_behind(view)), text_of(words.news({}, view, "\r"))}) {
    for (const char c : text) EXPECT_TRUE(c == '\n' || (c >= ' ' && c != 0x7F)) << text;
  }
}

}  // namespace
}  // namespace bleepay::native
