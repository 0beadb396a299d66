// What a payer's wallet remembers between two commands.
#pragma once

#include <filesystem>
#include <string>

#include "api/types.h"
#include "base/result.h"

namespace bleepay::native {

using Password = SecretText<struct PasswordTag>;

/// Shape   one JSON object {"v":1, ...} in a file of mode 0600, for it holds secrets: the password,
/// the token and the code of the open context.
struct WalletState {
  std::string api;  // the Bleepay it belongs to
  std::string email;
  Password password;
  api::Token token;
  std::string address;  // stands for the payer's account; there are no keys behind it
  api::ContextId context;
  api::ContextCode code;
};

/// Errors  Missing (no such file: there is no wallet yet), everything a file or JSON can be.
[[nodiscard]] Result<WalletState> load_wallet(const std::filesystem::path& file);

/// Makes the directory too. A reader never sees half of it.
[[nodiscard]] Result<bool> save_wallet(const std::filesystem::path& file, const WalletState& state);

}  // namespace bleepay::native
