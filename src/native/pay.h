// One checkout at the command line: the same core and codec as in the browser, over libcurl, files
// and a terminal.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "api/types.h"
#include "checkout/options.h"
#include "checkout/order.h"
#include "native/exit_status.h"
#include "native/pay_reporter.h"

namespace bleepay::native {

/// Where the code comes from when it is asked for.
enum class CodeSource {
  Argument,       // given beforehand; one try
  StandardInput,  // one line per try
  Terminal,       // a person, as often as Bleepay lets them
};

struct PayWish {
  std::string api = {};  // from check_api_url
  checkout::Order order = {};
  checkout::Options options;
  CodeSource code_source = CodeSource::Terminal;
  api::ContextCode code = {};  // CodeSource::Argument
  int renewals = 0;            // fresh vouchers per item that expired
  ReportStyle style = ReportStyle::Lines;
  std::filesystem::path state_directory;
  std::string ca_file = {};
  std::string trace_file = {};  // empty: none; needs options.keeps_trace
};

[[nodiscard]] ExitStatus pay(PayWish wish);

}  // namespace bleepay::native
