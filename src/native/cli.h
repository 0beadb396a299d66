// The command line `bleepay-checkout`: what may be asked of it, and how it explains itself.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <string>

#include "native/exit_status.h"

namespace bleepay::native {

/// Runs one command. `arguments` are overwritten where they hold a secret, so that it does not stay
/// in the process list.
[[nodiscard]] ExitStatus run_cli(int count, char** arguments);

/// What the chosen subcommand will do.
using Deed = std::function<ExitStatus()>;

/// Each adds one subcommand, which puts its deed in place when it is chosen.
void add_pay_command(CLI::App& app, Deed& deed);
void add_order_command(CLI::App& app, Deed& deed);
void add_replay_command(CLI::App& app, Deed& deed);
void add_wallet_command(CLI::App& app, Deed& deed);

/// `--help` and `--version`, on every command.
void add_common_flags(CLI::App& command);

}  // namespace bleepay::native
