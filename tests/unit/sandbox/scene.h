// A stage full of actors: two payers, a payee each, a session and a voucher in every state. Calls
// name them in braces: "vouchers/{redeemed}/redeem-voucher".
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "unit/sandbox/bench.h"

namespace bleepay::sandbox {

enum class Who { Nobody, Payer, Payee, OtherPayer, OtherPayee, Business };

class Scene {
 public:
  explicit Scene(Options options = Bench::unlimited());

  /// `line` is "POST vouchers/{redeemed}/redeem-voucher"; names in braces are replaced here and in
  /// the body.
  [[nodiscard]] Answer call(Who who, std::string_view line, std::string_view body = {});

  [[nodiscard]] Bench& bench() { return bench_; }
  [[nodiscard]] const OpenContext& mine() const { return mine_; }
  [[nodiscard]] const std::string& named(std::string_view name) const;
  [[nodiscard]] std::string filled(std::string_view text) const;

 private:
  void make_vouchers();
  [[nodiscard]] As as(Who who) const;

  Bench bench_;
  OpenContext mine_;
  OpenContext other_;
  std::string api_key_;
  std::map<std::string, std::string, std::less<>> names_;
};

/// The bench's options with something changed.
[[nodiscard]] inline Options with(void (*change)(Options&)) {
  Options options = Bench::unlimited();
  change(options);
  return options;
}
[[nodiscard]] inline Options strict() {
  return with([](Options& o) { o.strict = true; });
}
[[nodiscard]] inline Options profiled(Profile profile) {
  Options options = Bench::unlimited();
  options.profile = profile;
  options.api_key = "key-1";
  return options;
}

/// Opens a session by the code of the payee's own context.
inline const std::string kOpenSession = R"({"code":"{code}","type":"SESSION_DEFAULT"})";

}  // namespace bleepay::sandbox
