#include "checkout/record.h"

#include "api/fields.h"

namespace bleepay::checkout {
namespace {

constexpr std::int64_t kRecordVersion = 1;

struct WrittenRecord {
  std::int64_t version = kRecordVersion;
  Record record;
  std::string sum;
};

template <class Io>
void fields(Io& io, api::Ref<Io, WrittenRecord> written) {
  auto& record = written.record;
  io.required("v", written.version);
  io.required("orderId", record.order_id);
  io.required("termsDigest", record.terms_digest);
  io.optional("sessionId", record.session_id);
  io.optional("sessionCode", record.session_code);
  io.required("intents", record.intents);
  io.required("expiresAt", record.expires_ms);
  io.required("writtenMs", record.written_ms);
  io.optional("aheadMs", record.ahead_ms);
  io.optional("sum", written.sum);
}

}  // namespace

template <class Io>
void fields(Io& io, api::Ref<Io, RecordIntent> intent) {
  io.required("n", intent.n);
  io.optional("item", intent.item_id);
  io.required("op", intent.op);
  io.optional("voucherId", intent.voucher_id);
  io.required("state", intent.state);
  io.required("wallMs", intent.wall_ms);
  io.required("expiresMs", intent.expires_ms);
}

std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  std::string hex(16, '0');
  for (std::size_t i = hex.size(); i > 0; --i, hash >>= 4)
    hex[i - 1] = "0123456789abcdef"[hash & 15];
  return hex;
}

std::string write_record(const Record& record) {
  WrittenRecord written{kRecordVersion, record, {}};
  written.sum = fingerprint(api::write_message(written));
  return api::write_message(written);
}

Result<Record> read_record(std::string_view text) {
  auto written = api::read_message<WrittenRecord>(text, api::Unknowns::Refuse);
  if (!written) return written.fault();
  if (written->version != kRecordVersion) {
    return Fault{FaultKind::OutOfRange, "v", "must be the version this program writes"};
  }
  if (write_record(written->record) != text) {
    return Fault{FaultKind::Malformed, "sum", "must match what the record says"};
  }
  return (*std::move(written)).record;
}

}  // namespace bleepay::checkout
