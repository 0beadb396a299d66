#include "sim/invariants.h"

namespace bleepay::sim {
namespace {

constexpr std::array<RuleRow, kRuleCount> kRules{{
    {Rule::S1, "S1", "every redeem of a voucher carries the same bytes",
     "at every redeem; that only one takes effect is Bleepay's rule"},
    {Rule::S2, "S2",
     "nothing is redeemed again before a read, sent after the last try ended, showed RESERVED",
     "at every repeated redeem, from the bodies that came back"},
    {Rule::S3, "S3", "one item never has two vouchers that may be paid",
     "whenever Bleepay carries out a redeem"},
    {Rule::S4, "S4", "approved is shown only for what is RESOLVED",
     "at every change of an item on the screen, and at the end"},
    {Rule::S5, "S5", "nobody is told that anything is settled",
     "in every event; no word of the View means it"},
    {Rule::S6, "S6", "what is shown, what is redeemed and what was ordered are the same terms",
     "at every first redeem and every change of an item, member by member"},
    {Rule::S7, "S7", "other terms than ours are an alarm at once, and never a success",
     "right after the reply that says so; an alarm needs a cause"},
    {Rule::S8, "S8", "a voucher's state on the screen never goes back",
     "at every change of an item"},
    {Rule::S9, "S9", "what a request begins is on record before it leaves",
     "at every session-open, reserve and redeem, unless storage fails"},
    {Rule::S10, "S10",
     "nothing begins beside a voucher that may be paid, and after a reload that one goes on",
     "at every reserve, session-open and discard, after reloads too"},
    {Rule::S11, "S11", "an outcome is told once per page, completion once per order",
     "at every outcome, over all tabs and loads"},
    {Rule::S12, "S12", "two tabs never have two vouchers of one item that may be paid",
     "as S3 and S10, where more than one tab is open"},
    {Rule::S13, "S13", "amounts never pass through a binary fraction",
     "as S6, with an order of 32 digits; the decimals themselves in tests/unit/base"},
    {Rule::S14, "S14", "no code and no token in targets, records, events and views",
     "in each of them when it leaves; memory and the browser's storage in tests/e2e"},
    {Rule::S15, "S15", "messages only from the pinned origin and port",
     "does not apply: the core knows no windows; tests/web and tests/e2e hold it"},
    {Rule::S16, "S16", "at most two requests under way, and no endpoint above its published limit",
     "at every request, per page load; also at most 240 a minute whatever fails"},
    {Rule::S17, "S17",
     "after a 429 an endpoint is left alone for the distance that follows from it",
     "at every request, reckoned here again"},
    {Rule::S18, "S18", "nothing is redeemed with less than the safe margin of its life left",
     "at every redeem, but not where clocks stop or jump: no clock tells then"},
    {Rule::S19, "S19", "nothing paid is called cancelled, expired or failed",
     "at every change of an item, and at the end"},
    {Rule::S20, "S20", "no session is closed while a voucher in it may be paid",
     "at every session-close"},
    {Rule::S21, "S21", "a payment is never dropped",
     "at the end: what Bleepay has as RESOLVED is shown, or the outcome is open"},
    {Rule::S22, "S22", "what nobody has documented never means success",
     "as S4, under unknown-status, duplicate-key, more-members and other-body"},
    {Rule::S23, "S23",
     "codes are checked before they are sent, at most five in 300 s, never one again by itself",
     "at every sign-in"},
    {Rule::S24, "S24", "routine looks leave three reads of a window",
     "at every session read that nothing calls for, where no fault touches replies"},
    {Rule::S25, "S25", "what a reserve makes is not taken back while that reserve is under way",
     "at every discard, but not where pages sleep: those give a reserve up early"},
    {Rule::L1, "L1", "once faults stop, everything comes to rest and to an end",
     "at the end: 200 s after the last fault, a window longer where limits are counted"},
    {Rule::L2, "L2",
     "without faults an approval is shown within one look, and before expiry + 10 s",
     "at every approval of a run without faults"},
    {Rule::L3, "L3", "a page that becomes visible looks within 250 ms",
     "whenever one does while something waits for the wallet and no limit stands in the way"},
    {Rule::L4, "L4", "records, commands and vouchers stay bounded",
     "at every record (64 KiB) and after every input (64 commands)"},
    {Rule::M1, "M1", "the machine never breaks a rule of its own",
     "in every view; it checks itself after every input"},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    if (static_cast<std::size_t>(kRules[i].rule) != i) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

const std::array<RuleRow, kRuleCount>& rules() { return kRules; }

const RuleRow& row_of(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }

}  // namespace bleepay::sim
