#include "native/pay_words.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/address.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

using checkout::ItemStatus;
using checkout::ItemView;
using checkout::Message;
using checkout::MessageKey;
using checkout::Outcome;
using checkout::Phase;
using checkout::View;

/// Names of enums are the keys of the table, with points for hyphens.
std::string key_of(std::string_view family, std::string_view name) {
  std::string key = std::string(family) + std::string(name);
  std::replace(key.begin(), key.end(), '-', '.');
  return key;
}

std::string duration(std::int64_t seconds) {
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + ":" + (rest.size() == 1 ? "0" : "") + rest;
}

std::string grouped(const std::string& address) {
  std::string text;
  for (const std::string& group : address_groups(checksummed(address))) {
    text += (text.empty() ? "" : " ") + group;
  }
  return text;
}

/// Amounts stay exact ASCII text here: a terminal's lines are searched and cut by programs.
std::string order_line(const View& view) {
  std::string line = "Order " + view.order_id + " of " + view.merchant_name + ":";
  const char* joint = " ";
  for (const checkout::Total& total : view.totals) {
    line += joint + total.amount + " " + total.currency + " on " + total.network;
    joint = " + ";
  }
  return line;
}

std::string terms(const ItemView& item) {
  const std::string what =
      item.is_custom ? "contract call" : item.terms.amount + " " + item.terms.currency;
  return what + " on " + item.terms.network + " to " + grouped(item.terms.wallet_address);
}

/// Empty where the items tell more than the phase.
std::string phase_line(Phase phase) {
  switch (phase) {
    case Phase::SigningIn:
      return "Signing in with the code";
    case Phase::OpeningSession:
      return "Opening a session";
    case Phase::Reconciling:
      return "Looking at the vouchers of an earlier attempt";
    case Phase::Cancelling:
      return "Withdrawing what is not approved";
    case Phase::Closing:
      return "Closing the session";
    case Phase::AwaitingCode:
    case Phase::Paying:
    case Phase::Done:
      break;
  }
  return "";
}

std::string join_line(const View& view) {
  return view.has_payer_joined ? "The wallet has joined the session"
                               : "Join session " + view.session_code + " in the wallet";
}

/// Everything that is being said at the moment, in order of importance.
std::vector<Message> said(const View& view) {
  std::vector<Message> messages = view.messages;
  if (view.code_message.key != MessageKey::None) messages.push_back(view.code_message);
  return messages;
}

bool contains(const std::vector<Message>& messages, const Message& message) {
  return std::any_of(messages.begin(), messages.end(),
                     [&](const Message& other) { return other.key == message.key; });
}

std::vector<std::string> printed(std::vector<std::string> lines) {
  for (std::string& line : lines) line = printable(line);
  return lines;
}

}  // namespace

PayWords::PayWords(ui::Messages messages) : messages_(std::move(messages)) {}

ui::Messages PayWords::terminal_messages() {
  ui::Messages messages;
  const auto replaced = messages.replace({
      {"message.record.not.kept",
       "No record can be kept in the state directory: if this program stops before the end, the "
       "vouchers of this order are lost from sight."},
      // Whether it keeps trying is seen from what follows, or from the end.
      {"message.network", "Bleepay cannot be reached."},
      {"message.server",
       "What answers there is no Bleepay, or has trouble. Is --api the base of its API, ending in "
       "/api/v1?"},
      {"outcome.cancelled.next", "Run it again with a new code to start over."},
      {"outcome.expired.next", "Run it again with a new code to start over."},
  });
  assert(replaced.ok());
  (void)replaced;
  return messages;
}

std::string PayWords::sentence(const Message& message, const std::string& trouble) const {
  std::string text = messages_.sentence(message);
  const bool is_about_transport =
      message.key == MessageKey::NetworkUnreachable || message.key == MessageKey::ServerTrouble;
  if (is_about_transport && message.number) {
    text += " (HTTP status " + std::to_string(*message.number) + ")";
  } else if (is_about_transport && !trouble.empty()) {
    text += " (" + trouble + ")";
  }
  return text;
}

std::string PayWords::prompt(const View& view) const {
  std::string text = "Code from the payer's wallet";
  if (view.code_message.key != MessageKey::None && view.code_attempts_left) {
    text += " (tries left: " + std::to_string(*view.code_attempts_left) + ")";
  }
  return text + ": ";
}

std::string PayWords::status(const ItemView& item) const {
  return messages_.text(key_of("status.", to_string(item.status)));
}

std::string PayWords::standing(const ItemView& item) const {
  std::string line = status(item);
  if (item.status == ItemStatus::AwaitingWallet) {
    if (!item.voucher_code.empty()) line += ", the wallet shows " + item.voucher_code;
    if (item.seconds_left) line += ", " + duration(*item.seconds_left) + " left";
  }
  const bool is_payable = item.status == ItemStatus::AwaitingWallet ||
                          item.status == ItemStatus::Approved ||
                          item.status == ItemStatus::ApprovedLate;
  if (item.supplied && is_payable) {
    line += ", the payer pays " + item.supplied->amount + " " + item.supplied->currency;
  }
  return line;
}

std::vector<std::string> PayWords::news(const std::optional<View>& before, const View& now,
                                        const std::string& trouble) const {
  std::vector<std::string> lines;
  if (!before) {
    lines.push_back(order_line(now));
    for (const ItemView& item : now.items) lines.push_back(item.label + ": " + terms(item));
  }
  const View was = before.value_or(View{});
  const bool has_news_of_session =
      now.session_code != was.session_code || now.has_payer_joined != was.has_payer_joined;
  if (has_news_of_session && !now.session_code.empty()) lines.push_back(join_line(now));
  for (std::size_t i = 0; i < now.items.size(); ++i) {
    const ItemView& item = now.items[i];
    const ItemView old = i < was.items.size() ? was.items[i] : ItemView{};
    // Two states may have the same words for a person.
    const bool is_new = item.status != old.status && status(item) != status(old);
    if (is_new || item.supplied != old.supplied) {
      lines.push_back(item.label + ": " + standing(item));
    }
    if (item.message != old.message && item.message.key != MessageKey::None) {
      lines.push_back(item.label + ": " + sentence(item.message, trouble));
    }
  }
  const std::string phase = phase_line(now.phase);
  if (now.phase != was.phase && !phase.empty()) lines.push_back(phase);
  const std::vector<Message> old_messages = said(was);
  for (const Message& message : said(now)) {
    if (!contains(old_messages, message)) lines.push_back(sentence(message, trouble));
  }
  return printed(std::move(lines));
}

std::vector<std::string> PayWords::picture(const View& now, const std::string& trouble) const {
  std::vector<std::string> lines{order_line(now)};
  for (const ItemView& item : now.items) {
    lines.push_back("  " + item.label + ": " + standing(item));
    lines.push_back("    " + terms(item));
    if (item.message.key != MessageKey::None) {
      lines.push_back("    " + sentence(item.message, trouble));
    }
  }
  if (!phase_line(now.phase).empty()) lines.push_back(phase_line(now.phase));
  if (now.phase == Phase::Paying && !now.session_code.empty()) lines.push_back(join_line(now));
  for (const Message& message : said(now)) lines.push_back(sentence(message, trouble));
  if (now.next_look_seconds) {
    lines.push_back("Next look in " + duration(*now.next_look_seconds));
  }
  if (now.can_poke) lines.push_back("Enter: approved, look now   Ctrl-C: cancel");
  return printed(std::move(lines));
}

std::vector<std::string> PayWords::notices(const View& view, const std::string& trouble) const {
  std::vector<std::string> lines;
  for (const Message& message : said(view)) lines.push_back(sentence(message, trouble));
  return printed(std::move(lines));
}

std::vector<std::string> PayWords::result(const View& view) const {
  const auto approved = std::count_if(view.items.begin(), view.items.end(), [](const auto& item) {
    return item.status == ItemStatus::Approved || item.status == ItemStatus::ApprovedLate;
  });
  const std::string approved_text = std::to_string(approved);
  const std::string count = std::to_string(view.items.size());
  const std::string name(to_string(view.outcome));
  const std::string key = "outcome." + name;
  const bool is_complete = view.outcome == Outcome::Complete;
  std::vector<std::string> lines;
  lines.push_back(
      is_complete
          ? messages_.counted(key + ".money", static_cast<std::int64_t>(approved))
          : messages_.text(key + ".money", {{"approved", approved_text}, {"count", count}}));
  lines.push_back(messages_.text(key + ".next", {{"merchant", view.merchant_name}}));
  for (const ItemView& item : view.items) {
    lines.push_back("  " + item.label + ": " + status(item) +
                    (item.voucher_id.empty() ? "" : " (" + item.voucher_id + ")"));
  }
  std::string last = "outcome: " + name + ", " + approved_text + " of " + count + " approved";
  if (!view.session_id.empty()) last += ", session " + view.session_id;
  lines.push_back(last);
  return printed(std::move(lines));
}

std::vector<std::string> PayWords::left_behind(const View& view) const {
  std::vector<std::string> lines;
  for (const ItemView& item : view.items) {
    if (item.voucher_id.empty() || checkout::is_settled(item.status)) continue;
    lines.push_back("left behind: " + item.label + ", voucher " + item.voucher_id + " (" +
                    status(item) + ")");
  }
  if (!lines.empty()) {
    lines.push_back(
        "These can still be approved until they expire. Running the same order again "
        "deals with them first.");
  }
  return printed(std::move(lines));
}

}  // namespace bleepay::native
