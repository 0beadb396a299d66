// Every message of the API as a plain struct: requests and replies, named after their call.
//
// Replies are partial by nature (the documentation's samples differ from call to call), so whatever
// a reply may lack is optional here and only `id` and `status` are required. Amounts are text,
// instants are UTC milliseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/types.h"
#include "base/time.h"

namespace bleepay::api {

/// Any JSON value in compact notation, numbers as they were written: what we pass on without
/// understanding it. Made by decoding or by json::compact, for it is written as it is.
struct JsonText {
  std::string text;
  friend bool operator==(const JsonText&, const JsonText&) = default;
};

struct WalletRef {
  std::string address;
  friend bool operator==(const WalletRef&, const WalletRef&) = default;
};

/// A token transfer: what the payee expects, or what the payer supplies instead after negotiation.
/// Requests have all five members (validate says so); in a reply any of them may be missing and is
/// then empty, which means "not told", never "different".
struct Payment {
  std::string network;
  std::string currency;
  std::string currency_address;
  std::string amount;  // decimal text, 1-32 characters
  WalletRef wallet;
  friend bool operator==(const Payment&, const Payment&) = default;
};

struct CustomNetwork {
  std::string network;
  std::string type;      // evm | solana
  std::string chain_id;  // text, e.g. "137"
  friend bool operator==(const CustomNetwork&, const CustomNetwork&) = default;
};

/// `{payer}` in `from` is replaced by the wallet at resolve.
struct CustomInput {
  std::string from;
  std::string to;
  std::string value;
  std::string data;
  friend bool operator==(const CustomInput&, const CustomInput&) = default;
};

struct CustomPayment {
  std::optional<std::string> id;  // pay_..., only in replies to the payer
  std::string type;               // send_transaction
  CustomInput input;
  friend bool operator==(const CustomPayment&, const CustomPayment&) = default;
};

/// Contract calls instead of a transfer: 1-3 networks, exactly 1 payment, up to 5 extras.
struct CustomTerms {
  std::vector<CustomNetwork> networks;
  std::vector<CustomPayment> payments;
  std::vector<JsonText> extras;
  friend bool operator==(const CustomTerms&, const CustomTerms&) = default;
};

// --- auth ----------------------------------------------------------------------------------------

struct MobileDeviceSignIn {
  std::string installation_id;  // 32-128
  std::string password;         // 32-256
};
struct EmailPasswordSignIn {
  std::string email;     // 3-128
  std::string password;  // 8-256
};
/// `voucher::context::code::K7M4Q2`: the payee's sign-in, June 2026 generation.
struct ResourceSignIn {
  SecretText<struct ResourceTag> resource;  // 4-128
};
struct SignInRequest {
  std::string type;  // mobile-device | email-password | resource
  std::optional<MobileDeviceSignIn> mobile_device;
  std::optional<EmailPasswordSignIn> email_password;
  std::optional<ResourceSignIn> resource;
};
struct SignInReply {
  Token token;  // authorization.token
};
struct SignUpRequest {
  std::string type;  // mobile-device | email-password
  std::optional<MobileDeviceSignIn> mobile_device;
  std::optional<EmailPasswordSignIn> email_password;
  std::optional<std::string> platform;          // ios | android; mobile-device only, like the rest
  std::optional<std::string> challenge;         // 48 characters
  std::optional<std::string> assertion_token;   // 1-10240
  std::optional<std::string> assertion_key_id;  // 32-64
};
struct SignUpReply {
  UserId id;
  std::string role;
  std::optional<WallTime> created_at;
  std::optional<WallTime> updated_at;
};
struct ChallengeReply {
  std::string challenge;
};

// --- contexts ------------------------------------------------------------------------------------

struct PayerRef {
  std::string address;
  friend bool operator==(const PayerRef&, const PayerRef&) = default;
};
struct ContextOpenRequest {
  CodeFormat format = CodeFormat::Alphanum;
  std::vector<PayerRef> payers;  // 1-10
};
struct ContextCloseRequest {
  std::optional<std::string> payee_id;  // 64 characters, or null
};
struct ContextReply {
  ContextId id;
  ContextStatus status = ContextStatus::Unknown;
  ContextCode code;
  CodeFormat format = CodeFormat::Unknown;
  std::vector<PayerRef> payers;
  std::optional<WallTime> created_at;
  std::optional<WallTime> updated_at;
};
struct ContextListReply {
  std::vector<ContextReply> contexts;  // a bare array on the wire, newest first
};

// --- vouchers ------------------------------------------------------------------------------------

struct Receipt {
  std::string payment_id;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// A voucher as far as one reply tells: everything but id and status may be absent, and absent
/// never means empty.
struct VoucherReply {
  VoucherId id;
  VoucherStatus status = VoucherStatus::Unknown;
  std::string status_text;  // as received; differs from to_string(status) only for Unknown
  std::optional<VoucherCode> code;
  std::optional<VoucherType> type;
  std::optional<Payment> expected_payment;
  std::optional<Payment> supplied_payment;
  std::optional<std::vector<CustomNetwork>> networks;
  std::optional<std::vector<CustomPayment>> payments;
  std::optional<std::vector<JsonText>> extras;
  std::optional<std::vector<Receipt>> receipts;  // undocumented; read if present
  std::optional<std::string> tx_hash;  // undocumented, under several names; read if present
  std::optional<JsonText> payee_info;
  std::optional<WallTime> expires_at;
  std::optional<WallTime> created_at;
  std::optional<WallTime> updated_at;
};
struct VoucherListReply {
  std::vector<VoucherReply> vouchers;  // a bare array on the wire
};

struct ReserveByCodeRequest {
  ContextCode code;
};
/// Either expected_payment (SIMPLE) or networks + payments + extras (CUSTOM), never both.
struct RedeemRequest {
  std::optional<Payment> expected_payment;
  std::optional<CustomTerms> custom;
  std::optional<JsonText> payee_info;
};
struct NegotiateRequest {
  Payment supplied_payment;
};
struct SignRequest {
  std::string public_key;  // 1-256
  std::string signature;   // 1-256
};
struct ResolveRequest {
  std::vector<Receipt> receipts;  // 1-5
};

// --- sessions ------------------------------------------------------------------------------------

struct SessionOpenRequest {
  ContextCode code;
  std::optional<std::string> type;  // SESSION_DEFAULT
  std::optional<JsonText> payee_info;
};
/// An element of a session's `vouchers`: an object, or a bare id (then `details` is empty).
struct SessionVoucher {
  VoucherId id;
  std::optional<VoucherReply> details;
};
struct SessionReply {
  SessionId id;
  SessionStatus status = SessionStatus::Unknown;
  std::optional<SessionCode> code;
  std::optional<std::string> type;  // opaque: the documentation's samples disagree
  std::optional<std::vector<SessionVoucher>> vouchers;
  std::optional<std::vector<PayerRef>> payers;  // undocumented: present once a payer has joined
  std::optional<WallTime> joined_at;            // undocumented likewise
  std::optional<WallTime> created_at;
  std::optional<WallTime> updated_at;
};

/// `{}`: the body of every POST that takes nothing.
struct EmptyRequest {};

// --- finance -------------------------------------------------------------------------------------

struct Network {
  std::string network;
  std::string type;
  std::string chain_id;
  std::string native_currency;
  bool enabled = false;
};
struct NetworkListReply {
  std::vector<Network> networks;  // a bare array
};
struct Currency {
  std::string symbol;
  std::string network;
  std::string address;
  std::int32_t decimals = 0;
  bool bridgeable = false;
  bool enabled = false;
};
struct CurrencyListReply {
  std::vector<Currency> currencies;  // a bare array
};
struct ConvertRequest {
  std::string source_network;
  std::string target_network;
  std::string source_currency;
  std::string target_currency;
  std::string source_currency_address;
  std::string target_currency_address;
  std::string amount;
};
struct ConvertReply {
  std::string amount;  // a JSON string, raw text, or a number taken as text
};

}  // namespace bleepay::api
