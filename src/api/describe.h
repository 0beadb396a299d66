// The one description of every message: member names, which of them must be there, their documented
// limits. Included by this room's codec sources only.
//
// Source  docs.bleepay.com, API reference, June 2026 generation, read 2026-11. Replies are read
// leniently (`optional`, `lenient`), because the documentation's own samples differ from page to
// page.
#pragma once

#include "api/codec.h"
#include "api/endpoints.h"
#include "api/fields.h"
#include "api/messages.h"

namespace bleepay::api {

// Limits the reference states for one call and we use for the same member everywhere.
inline constexpr Rule kNetwork = chars(4, 66);
inline constexpr Rule kCurrency = chars(2, 8);
inline constexpr Rule kCurrencyAddress = chars(0, 66);  // a chain's own coin has none
inline constexpr Rule kAddress = chars(4, 66);
inline constexpr Rule kAmount{1, 32, Form::Amount};
inline constexpr Rule kContextCode{6, 6, Form::Code};
inline constexpr Rule kPayeeInfo{2, 2048, Form::JsonObject};
inline constexpr Rule kConvertCurrency{2, 8, Form::UpperAlnum};

inline bool from_text(std::string_view text, VoucherType& out) {
  out = voucher_type(text);
  return true;
}
inline bool from_text(std::string_view text, SessionStatus& out) {
  out = session_status(text);
  return true;
}
inline bool from_text(std::string_view text, ContextStatus& out) {
  out = context_status(text);
  return true;
}
inline bool from_text(std::string_view text, CodeFormat& out) {
  out = code_format(text);
  return true;
}

/// Ids are opaque, but they become part of a target: bounded, printable, and no dot segment, which
/// a browser would resolve away.
template <class Io, class Id>
void read_id(Io& io, std::string_view name, Id& id) {
  io.required(name, id);
  if constexpr (Io::kReads) {
    if (!is_usable_id(id.text())) {
      io.refuse(FaultKind::OutOfRange, name, "must be 1 to 128 printable characters");
    }
  }
}

/// The text is kept beside the meaning: an unknown status is shown to nobody but must not be lost.
template <class Io>
void voucher_status_field(Io& io, Ref<Io, VoucherReply> reply) {
  if constexpr (Io::kReads) {
    io.required("status", reply.status_text);
    reply.status = voucher_status(reply.status_text);
  } else {
    const bool is_known = reply.status != VoucherStatus::Unknown || reply.status_text.empty();
    io.required("status", is_known ? std::string(to_string(reply.status)) : reply.status_text);
  }
}

inline void read_value(FieldReader& reader, json::Value value, SessionVoucher& out) {
  if (value.is(json::Kind::Text)) {
    reader.read(value, out.id);
    if (!is_usable_id(out.id.text())) {
      reader.fail(FaultKind::OutOfRange, "must be 1 to 128 printable characters");
    }
    return;
  }
  reader.read(value, out.details.emplace());
  out.id = out.details->id;
}

inline void write_value(FieldWriter& writer, const SessionVoucher& voucher) {
  voucher.details ? writer.write(*voucher.details) : writer.write(voucher.id);
}

inline void check_sign_up(FieldChecker& io, const SignUpRequest& request) {
  if (request.type == "mobile-device") {
    if (!request.mobile_device) {
      io.refuse(FaultKind::Missing, "data.installationId", "is required");
    } else if (request.platform != "ios" && request.platform != "android") {
      io.refuse(FaultKind::OutOfRange, "data.platform", "must be ios or android");
    }
  } else if (request.type != "email-password") {
    io.refuse(FaultKind::OutOfRange, "type", "must be mobile-device or email-password");
  }
}

// --- parts ---------------------------------------------------------------------------------------

template <class Io>
void fields(Io& io, Ref<Io, WalletRef> wallet) {
  io.filled("address", wallet.address, kAddress);
}

template <class Io>
void fields(Io& io, Ref<Io, Payment> payment) {
  io.filled("network", payment.network, kNetwork);
  io.filled("currency", payment.currency, kCurrency);
  io.filled("currencyAddress", payment.currency_address, kCurrencyAddress);
  io.filled("amount", payment.amount, kAmount);
  io.filled("wallet", payment.wallet);
}

template <class Io>
void fields(Io& io, Ref<Io, CustomNetwork> network) {
  io.required("network", network.network, kNetwork);
  io.required("type", network.type, chars(1, 32));
  io.required("chainId", network.chain_id, chars(1, 78));
  if constexpr (Io::kChecks) {
    if (network.type != "evm" && network.type != "solana") {
      io.refuse(FaultKind::OutOfRange, "type", "must be evm or solana");
    }
  }
}

template <class Io>
void fields(Io& io, Ref<Io, CustomInput> input) {
  io.required("from", input.from, chars(1, 66));
  io.required("to", input.to, kAddress);
  io.required("value", input.value, chars(1, 78));
  io.required("data", input.data);
}

template <class Io>
void fields(Io& io, Ref<Io, CustomPayment> payment) {
  io.optional("id", payment.id);
  io.required("type", payment.type);
  io.required("input", payment.input);
  if constexpr (Io::kChecks) {
    if (payment.type != "send_transaction") {
      io.refuse(FaultKind::OutOfRange, "type", "must be send_transaction");
    }
  }
}

template <class Io>
void fields(Io& io, Ref<Io, CustomTerms> terms) {
  io.required("networks", terms.networks, count(1, 3));
  io.required("payments", terms.payments, count(1, 1));
  io.optional("extras", terms.extras, count(0, 5));
}

template <class Io>
void fields(Io& io, Ref<Io, Receipt> receipt) {
  io.required("paymentId", receipt.payment_id, chars(1, 128));
}

template <class Io>
void fields(Io& io, Ref<Io, PayerRef> payer) {
  io.required("address", payer.address, kAddress);
}

// --- auth ----------------------------------------------------------------------------------------

template <class Io>
void fields(Io& io, Ref<Io, MobileDeviceSignIn> data) {
  io.required("installationId", data.installation_id, chars(32, 128));
  io.required("password", data.password, chars(32, 256));
}

template <class Io>
void fields(Io& io, Ref<Io, EmailPasswordSignIn> data) {
  io.required("email", data.email, chars(3, 128));
  io.required("password", data.password, chars(8, 256));
}

template <class Io>
void fields(Io& io, Ref<Io, ResourceSignIn> data) {
  io.required("resource", data.resource, chars(4, 128));
}

template <class Io>
void fields(Io& io, Ref<Io, SignInRequest> request) {
  io.required("type", request.type);
  if (request.type == "mobile-device") {
    io.required("data", request.mobile_device);
  } else if (request.type == "email-password") {
    io.required("data", request.email_password);
  } else if (request.type == "resource") {
    io.required("data", request.resource);
  } else if constexpr (Io::kChecks) {
    io.refuse(FaultKind::OutOfRange, "type", "must be mobile-device, email-password or resource");
  }
}

template <class Io>
void fields(Io& io, Ref<Io, SignInReply> reply) {
  io.nested("authorization", [&] { io.required("token", reply.token); });
}

template <class Io>
void fields(Io& io, Ref<Io, SignUpRequest> request) {
  io.required("type", request.type);
  if (request.type == "mobile-device") {
    io.nested("data", [&] {
      io.inlined(request.mobile_device, {"installationId", "password"});
      io.required("platform", request.platform);
      io.required("challenge", request.challenge, chars(48, 48));
      io.required("assertionToken", request.assertion_token, chars(1, 10240));
      io.optional("assertionKeyId", request.assertion_key_id, chars(32, 64));
    });
  } else if (request.type == "email-password") {
    io.required("data", request.email_password);
  }
  if constexpr (Io::kChecks) check_sign_up(io, request);
}

template <class Io>
void fields(Io& io, Ref<Io, SignUpReply> reply) {
  read_id(io, "id", reply.id);
  io.filled("role", reply.role);
  io.optional("createdAt", reply.created_at);
  io.optional("updatedAt", reply.updated_at);
}

template <class Io>
void fields(Io& io, Ref<Io, ChallengeReply> reply) {
  io.required("challenge", reply.challenge);
}

// --- contexts ------------------------------------------------------------------------------------

template <class Io>
void fields(Io& io, Ref<Io, ContextOpenRequest> request) {
  io.required("format", request.format);
  io.required("payers", request.payers, count(1, 10));
}

template <class Io>
void fields(Io& io, Ref<Io, ContextCloseRequest> request) {
  io.nullable("payeeId", request.payee_id, chars(64, 64));
}

template <class Io>
void fields(Io& io, Ref<Io, ContextReply> reply) {
  read_id(io, "id", reply.id);
  io.optional("code", reply.code);
  io.required("status", reply.status);
  io.filled("format", reply.format);
  io.filled("payers", reply.payers);
  io.optional("createdAt", reply.created_at);
  io.optional("updatedAt", reply.updated_at);
}

template <>
inline constexpr auto kBare<ContextListReply> = &ContextListReply::contexts;

// --- vouchers ------------------------------------------------------------------------------------

template <class Io>
void fields(Io& io, Ref<Io, VoucherReply> reply) {
  read_id(io, "id", reply.id);
  io.optional("code", reply.code);
  voucher_status_field(io, reply);
  io.optional("type", reply.type);
  io.optional("expectedPayment", reply.expected_payment);
  io.optional("suppliedPayment", reply.supplied_payment);
  if (reply.type == VoucherType::Simple) {
    // Documented for CUSTOM only: whatever they are here must not cost us the rest of the reply.
    io.lenient("networks", reply.networks);
    io.lenient("payments", reply.payments);
    io.lenient("extras", reply.extras);
  } else {
    io.optional("networks", reply.networks);
    io.optional("payments", reply.payments);
    io.optional("extras", reply.extras);
  }
  io.lenient("receipts", reply.receipts);
  // The documentation names a transaction's hash differently from page to page.
  for (const std::string_view name : {"txHash", "txId", "txhash", "confirmedTxid"}) {
    if (!reply.tx_hash || name == "txHash") io.lenient(name, reply.tx_hash);
  }
  io.lenient("payeeInfo", reply.payee_info);
  io.optional("expiresAt", reply.expires_at);
  io.optional("createdAt", reply.created_at);
  io.optional("updatedAt", reply.updated_at);
}

template <>
inline constexpr auto kBare<VoucherListReply> = &VoucherListReply::vouchers;

template <class Io>
void fields(Io& io, Ref<Io, ReserveByCodeRequest> request) {
  io.required("code", request.code, kContextCode);
}

template <class Io>
void fields(Io& io, Ref<Io, RedeemRequest> request) {
  io.optional("expectedPayment", request.expected_payment);
  io.inlined(request.custom, {"networks", "payments", "extras"});
  io.optional("payeeInfo", request.payee_info, kPayeeInfo);
  if constexpr (Io::kChecks) {
    if (!request.expected_payment && !request.custom) {
      io.refuse(FaultKind::Missing, "expectedPayment", "is required unless networks are given");
    } else if (request.expected_payment && request.custom) {
      io.refuse(FaultKind::OutOfRange, "networks", "must not stand beside expectedPayment");
    }
  }
}

template <class Io>
void fields(Io& io, Ref<Io, NegotiateRequest> request) {
  io.required("suppliedPayment", request.supplied_payment);
}

template <class Io>
void fields(Io& io, Ref<Io, SignRequest> request) {
  io.required("publicKey", request.public_key, chars(1, 256));
  io.required("signature", request.signature, chars(1, 256));
}

template <class Io>
void fields(Io& io, Ref<Io, ResolveRequest> request) {
  io.required("receipts", request.receipts, count(1, 5));
}

// --- sessions ------------------------------------------------------------------------------------

template <class Io>
void fields(Io& io, Ref<Io, SessionOpenRequest> request) {
  io.required("code", request.code, kContextCode);
  io.optional("type", request.type, chars(1, 64));
  io.optional("payeeInfo", request.payee_info, kPayeeInfo);
}

template <class Io>
void fields(Io& io, Ref<Io, SessionReply> reply) {
  read_id(io, "id", reply.id);
  io.optional("code", reply.code);
  io.required("status", reply.status);
  io.optional("type", reply.type);
  io.optional("vouchers", reply.vouchers);
  io.lenient("payers", reply.payers);
  io.lenient("joinedAt", reply.joined_at);
  io.optional("createdAt", reply.created_at);
  io.optional("updatedAt", reply.updated_at);
}

template <class Io>
void fields(Io&, Ref<Io, EmptyRequest>) {}

// --- finance -------------------------------------------------------------------------------------

template <class Io>
void fields(Io& io, Ref<Io, Network> network) {
  io.required("network", network.network);
  io.filled("type", network.type);
  io.filled("chainId", network.chain_id);
  io.filled("nativeCurrency", network.native_currency);
  io.filled("enabled", network.enabled);
}

template <>
inline constexpr auto kBare<NetworkListReply> = &NetworkListReply::networks;

template <class Io>
void fields(Io& io, Ref<Io, Currency> currency) {
  io.required("symbol", currency.symbol);
  io.required("network", currency.network);
  io.filled("address", currency.address);
  io.filled("decimals", currency.decimals);
  io.filled("bridgeable", currency.bridgeable);
  io.filled("enabled", currency.enabled);
}

template <>
inline constexpr auto kBare<CurrencyListReply> = &CurrencyListReply::currencies;

template <class Io>
void fields(Io& io, Ref<Io, ConvertRequest> request) {
  io.required("sourceNetwork", request.source_network, chars(4, 32));
  io.required("targetNetwork", request.target_network, chars(4, 32));
  io.required("sourceCurrency", request.source_currency, kConvertCurrency);
  io.required("targetCurrency", request.target_currency, kConvertCurrency);
  io.filled("sourceCurrencyAddress", request.source_currency_address, kCurrencyAddress);
  io.filled("targetCurrencyAddress", request.target_currency_address, kCurrencyAddress);
  io.required("amount", request.amount, kAmount);
}

}  // namespace bleepay::api
