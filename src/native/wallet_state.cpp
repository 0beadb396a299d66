#include "native/wallet_state.h"

#include <optional>

#include "api/json.h"
#include "native/files.h"
#include "native/secrets.h"

namespace bleepay::native {
namespace {

namespace json = api::json;

constexpr std::size_t kFileBytesMax = 64 * 1024;
constexpr std::string_view kVersionText = "1";

Fault at(const std::filesystem::path& file, const Fault& fault) {
  return {fault.kind, file.string() + (fault.path.empty() ? "" : ": " + fault.path), fault.rule};
}

/// The text of a member, empty if absent.
std::string text_of(const json::Value& object, std::string_view name) {
  const auto member = object.find(name);
  return member && member->is(json::Kind::Text) ? std::string(member->text()) : std::string();
}

}  // namespace

Result<WalletState> load_wallet(const std::filesystem::path& file) {
  auto text = read_file(file, kFileBytesMax);
  if (!text.ok()) return text.fault();
  const auto document = json::Document::parse(*text);
  if (!document.ok()) return at(file, document.fault());
  const json::Value root = document->root();
  const auto version = root.find("v");
  if (!version || !version->is(json::Kind::Number) || version->text() != kVersionText) {
    return at(file, {FaultKind::Unknown, "v", "must be 1: this is no wallet of this program"});
  }
  WalletState state;
  state.api = text_of(root, "api");
  state.email = text_of(root, "email");
  state.password = Password(text_of(root, "password"));
  state.token = api::Token(text_of(root, "token"));
  state.address = text_of(root, "address");
  state.context = api::ContextId(text_of(root, "context"));
  state.code = api::ContextCode(text_of(root, "code"));
  for (const auto& [name, value] : {std::pair("api", &state.api), std::pair("email", &state.email),
                                    std::pair("address", &state.address)}) {
    if (value->empty()) return at(file, {FaultKind::Missing, name, "must be present"});
  }
  return state;
}

Result<bool> save_wallet(const std::filesystem::path& file, const WalletState& state) {
  if (file.has_parent_path()) {
    auto directory = make_private_directory(file.parent_path());
    if (!directory.ok()) return directory;
  }
  json::Writer writer;
  const auto member = [&writer](std::string_view name, const std::string& value) {
    writer.name(name);
    writer.text(value);
  };
  writer.begin_object();
  writer.name("v");
  writer.raw(kVersionText);
  member("api", state.api);
  member("email", state.email);
  member("password", state.password.reveal());
  member("token", state.token.reveal());
  member("address", state.address);
  member("context", state.context.text());
  member("code", state.code.reveal());
  writer.end_object();
  std::string text = std::move(writer).take();
  text += '\n';
  auto saved = replace_file(file, text);
  overwrite(text);
  return saved;
}

}  // namespace bleepay::native
