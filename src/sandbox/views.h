// What a caller is shown of a record: the reference's shape of each reply, no more. Internal to
// this room.
#pragma once

#include "api/endpoints.h"
#include "sandbox/desk.h"

namespace bleepay::sandbox {

[[nodiscard]] api::ContextReply view_of(const Context& context);

/// Without vouchers; they are listed by session-get only.
[[nodiscard]] api::SessionReply view_of(const Desk& desk, const Session& session);
[[nodiscard]] std::vector<api::SessionVoucher> vouchers_of(const Desk& desk,
                                                           const Session& session);

/// The whole voucher. The payer also sees what to send and the payment id to put on the receipt.
[[nodiscard]] api::VoucherReply view_of(const Desk& desk, const Voucher& voucher);
/// Only what names it and how it stands.
[[nodiscard]] api::VoucherReply brief_view_of(const Voucher& voucher);
/// That and the terms agreed on.
[[nodiscard]] api::VoucherReply terms_view_of(const Desk& desk, const Voucher& voucher);

/// The part of a list that the query asks for, newest first.
///
/// Shape   `limit` 1-1000 (100), `offset` 0 and up (0), `since` and `until` in Unix milliseconds,
/// both included.
struct Page {
  std::size_t limit = 100;
  std::size_t offset = 0;
  WallTime since = WallTime::min();
  WallTime until = WallTime::max();
};
[[nodiscard]] Result<Page> page_of(std::string_view query);

/// Picks a page of records out of `numbers`, which are in order of creation.
template <class Record, class Filter>
[[nodiscard]] std::vector<const Record*> pick(const std::vector<Number>& numbers,
                                              const Table<Record>& table, const Page& page,
                                              Filter filter) {
  std::vector<const Record*> picked;
  std::size_t skipped = 0;
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    if (picked.size() == page.limit) break;
    const Record& record = table.at(*number);
    if (record.created_at < page.since || record.created_at > page.until) continue;
    if (!filter(record)) continue;
    if (skipped++ >= page.offset) picked.push_back(&record);
  }
  return picked;
}

}  // namespace bleepay::sandbox
