#include "native/sandbox_options.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <map>

namespace bleepay::native {
namespace {

using sandbox::Limits;
using sandbox::Profile;

constexpr const char* kExamples = R"(Examples:
  bleepay-sandbox                                   in memory, on http://127.0.0.1:8080
  bleepay-sandbox --db demo.sqlite --serve build/demo --control
  bleepay-sandbox --autopilot join=2s,approve=5s    a payer who plays by himself
  bleepay-sandbox --autopilot join=1s,approve=4s,reject=4s,reject-every=2
  bleepay-sandbox --profile july --api-key-file key.txt --limits published

The API begins at /api/v1/. With --control, /__sandbox/ has health, clock, faults, payer and state:
  curl -d '{"format":"numeric"}' localhost:8080/__sandbox/payer/open
  curl -d '{"endpoint":"session-reserve","kind":"drop"}' localhost:8080/__sandbox/faults
  curl -d '{"advance":"121s"}' localhost:8080/__sandbox/clock)";

/// Accepts 120s, 2m, 500ms.
void add_duration(CLI::App& app, const std::string& name, DurationMs& value,
                  const std::string& help) {
  app.add_option_function<std::string>(
         name,
         [&value, name](const std::string& text) {
           const auto duration = sandbox::parse_duration(text);
           if (!duration || *duration <= DurationMs::zero()) {
             throw CLI::ValidationError(name, "must be a duration like 120s, 2m or 500ms");
           }
           value = *duration;
         },
         help)
      ->type_name("DURATION");
}

template <class Value>
void add_choice(CLI::App& app, const std::string& name, Value& value,
                std::map<std::string, Value> choices, const std::string& help) {
  std::string words;
  for (const auto& [word, meaning] : choices) words += (words.empty() ? "" : "|") + word;
  app.add_option(name, value, help)
      ->transform(CLI::CheckedTransformer(std::move(choices)).description(""))
      ->type_name(words);
}

void add_serving_options(CLI::App& app, SandboxArguments& arguments) {
  app.add_option("--port", arguments.port, "port to listen on; 0 takes any free one")
      ->capture_default_str();
  app.add_option("--host", arguments.host, "IP address to listen on")->capture_default_str();
  app.add_option("--db", arguments.database, "SQLite file that keeps the state, or :memory:")
      ->capture_default_str()
      ->type_name("FILE");
  app.add_option("--serve", arguments.folder, "folder of files to serve beside the API")
      ->type_name("DIR");
  app.add_flag("--control", arguments.site.has_control, "enable the controls under /__sandbox/");
  app.add_option("--log-level", arguments.log_level, "debug shows every call")
      ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}))
      ->capture_default_str();
}

void add_rule_options(CLI::App& app, sandbox::Options& options) {
  add_choice<Profile>(app, "--profile", options.profile,
                      {{"june", Profile::June}, {"july", Profile::July}, {"both", Profile::Both}},
                      "how payees authenticate: context code, API key, either");
  app.add_flag("--strict", options.strict, "refuse what only a guide allows; join before reserve");
  add_choice<Limits>(
      app, "--limits", options.limits,
      {{"off", Limits::Off}, {"relaxed", Limits::Relaxed}, {"published", Limits::Published}},
      "rate limits; relaxed is 300 reads and 60 writes per minute");
  app.add_flag("--session-get-as-write", options.session_get_counts_as_write,
               "count GET session under the limit of writes");
  add_duration(app, "--voucher-life", options.voucher_life, "life of a voucher [120s]");
  add_duration(app, "--context-life", options.context_life, "life of a context's code [10m]");
  add_duration(app, "--token-life", options.token_life, "life of a token [15m]");
  app.add_option("--fx-fee", options.fx_fee_basis_points,
                 "fee of a negotiated payment in hundredths of a percent")
      ->check(CLI::Range(0, 5000))
      ->capture_default_str();
  app.add_option_function<std::string>(
         "--api-key-file",
         [&options](const std::string& file) {
           std::ifstream stream(file);
           if (!std::getline(stream, options.api_key) || options.api_key.empty()) {
             throw CLI::ValidationError("--api-key-file", "must hold the key in its first line");
           }
         },
         "file with the key that july and both accept as x-api-key")
      ->type_name("FILE");
  app.add_option("--seed", options.seed, "feeds ids, codes and tokens; random by default");
}

void add_answer_options(CLI::App& app, sandbox::Options& options) {
  app.add_option("--retry-after", options.retry_after_seconds, "seconds to send with 429")
      ->check(CLI::NonNegativeNumber);
  app.add_flag_callback(
      "--no-expose-retry-after", [&options] { options.expose_retry_after = false; },
      "hide Retry-After from pages of other origins");
  app.add_flag("--post-201", options.post_answers_201, "answer POST with 201");
  add_choice<api::ErrorShape>(app, "--error-shape", options.error_shape,
                              {{"flat", api::ErrorShape::Flat},
                               {"nested", api::ErrorShape::Nested},
                               {"nest", api::ErrorShape::Nest}},
                              "body of errors: {code}, {error:{code}}, NestJS's own");
  app.add_flag("--bare-ids", options.sessions_list_bare_ids, "list only ids in sessions");
  app.add_flag("--convert-raw", options.convert_answers_raw, "answer convert without quotes");
  app.add_flag("--fuzz-replies", options.fuzz_replies, "drop optional members, add unknown ones");
  app.add_flag_callback(
      "--no-cors", [&options] { options.cors = false; },
      "let no page of another origin read answers");
  app.add_option("--cors-origin", options.cors_origins,
                 "origins that may read answers; any if none")
      ->type_name("ORIGIN");
}

}  // namespace

void declare_sandbox_options(CLI::App& app, SandboxArguments& arguments) {
  app.name("bleepay-sandbox");
  app.description(
      "A Bleepay to try things out with: the voucher API as documented, without money.");
  app.footer(kExamples);
  add_serving_options(app, arguments);
  add_rule_options(app, arguments.site.sandbox);
  add_answer_options(app, arguments.site.sandbox);
  app.add_option_function<std::string>(
         "--autopilot",
         [&arguments](const std::string& text) {
           auto plan = sandbox::parse_plan(text);
           if (!plan.ok()) throw CLI::ValidationError("--autopilot", describe(plan.fault()));
           arguments.site.plan = *std::move(plan);
         },
         "a payer who plays: join=, negotiate=, currency=, approve=, reject=, reject-every=")
      ->type_name("PLAN");
}

}  // namespace bleepay::native
