#include "native/static_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "native/http_answer.h"

namespace bleepay::native {
namespace {

namespace fs = std::filesystem;

struct MediaType {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array kMediaTypes = {
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".mjs", "text/javascript; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".json", "application/json; charset=utf-8"},
    MediaType{".map", "application/json; charset=utf-8"},
    MediaType{".wasm", "application/wasm"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".png", "image/png"},
    MediaType{".jpg", "image/jpeg"},
    MediaType{".webp", "image/webp"},
    MediaType{".ico", "image/x-icon"},
    MediaType{".woff2", "font/woff2"},
    MediaType{".txt", "text/plain; charset=utf-8"},
    MediaType{".ts", "text/plain; charset=utf-8"},
    MediaType{".md", "text/plain; charset=utf-8"},
    MediaType{".webmanifest", "application/manifest+json"},
};

/// The path of a target, percent-decoded; empty if it is none or hides something.
std::string decoded_path(std::string_view target) {
  const std::string_view raw = target.substr(0, target.find_first_of("?#"));
  std::string path;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (c == '%') {
      const auto digits = std::string(raw.substr(i + 1, 2));
      if (digits.size() != 2 ||
          digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) {
        return {};
      }
      c = static_cast<char>(std::stoi(digits, nullptr, 16));
      i += 2;
    }
    if (c == '\0' || c == '\\') return {};
    path.push_back(c);
  }
  return path;
}

/// True if a segment climbs out of the folder or is not meant for the public.
bool is_private(std::string_view path) {
  bool starts_segment = true;
  for (const char c : path) {
    if (starts_segment && (c == '.' || c == '_')) return true;
    starts_segment = c == '/';
  }
  return false;
}

bool lies_within(const fs::path& file, const fs::path& root) {
  const auto [root_end, ignored] =
      std::mismatch(root.begin(), root.end(), file.begin(), file.end());
  return root_end == root.end();
}

bool takes_brotli(std::string_view accept_encoding) {
  const std::size_t found = accept_encoding.find("br");
  if (found == std::string_view::npos) return false;
  return accept_encoding.substr(found, 8).find("q=0,") == std::string_view::npos;
}

std::string entity_tag(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  const auto changed = fs::last_write_time(file, error).time_since_epoch().count();
  return "\"" + std::to_string(changed) + "-" + std::to_string(size) + "\"";
}

bool is_known(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

void set_header(sandbox::Answer& answer, const std::string& name, const std::string& value) {
  if (name == "content-type") {
    answer.content_type = value;
    return;
  }
  const auto same = std::find_if(answer.headers.begin(), answer.headers.end(),
                                 [&](const auto& header) { return header.first == name; });
  if (same == answer.headers.end()) {
    answer.headers.emplace_back(name, value);
  } else {
    same->second = value;
  }
}

}  // namespace

std::string_view media_type(std::string_view file_name) {
  for (const MediaType& media : kMediaTypes) {
    if (file_name.ends_with(media.ending)) return media.type;
  }
  return "application/octet-stream";
}

Result<StaticFiles> StaticFiles::open(const std::string& folder) {
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error || !fs::is_directory(root, error)) {
    return Fault{FaultKind::Missing, folder, "must be a folder that can be read"};
  }
  StaticFiles files(root);
  if (auto fault = files.refresh_rules()) return *fault;
  return files;
}

std::optional<Fault> StaticFiles::refresh_rules() {
  std::error_code error;
  const fs::path file = root_ / "_headers";
  const auto changed_at = fs::last_write_time(file, error);
  if (error) {
    rules_ = {};
    return std::nullopt;
  }
  if (changed_at == rules_changed_at_) return std::nullopt;
  std::ifstream stream(file);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto rules = HeaderRules::parse(text);
  if (!rules.ok()) return rules.fault();
  rules_ = *std::move(rules);
  rules_changed_at_ = changed_at;
  return std::nullopt;
}

fs::path StaticFiles::find(std::string_view path) const {
  if (path.empty() || path.front() != '/' || is_private(path)) return {};
  std::error_code error;
  fs::path file = fs::canonical(root_ / path.substr(1), error);
  if (error) return {};
  if (fs::is_directory(file, error)) file = fs::canonical(file / "index.html", error);
  if (error || !lies_within(file, root_) || !fs::is_regular_file(file, error)) return {};
  return file;
}

sandbox::Answer StaticFiles::answer(const HttpCall& call) {
  if (call.call.method != "GET" && call.call.method != "HEAD") {
    return plain_answer(405, "files can only be read");
  }
  if (auto fault = refresh_rules()) return plain_answer(500, describe(*fault));
  const std::string path = decoded_path(call.call.target);
  const fs::path file = find(path);
  if (file.empty()) return plain_answer(404, "there is nothing here");
  std::error_code error;
  if (path.back() != '/' && fs::is_directory(root_ / path.substr(1), error)) {
    sandbox::Answer moved = plain_answer(301, "one slash further");
    moved.headers.emplace_back("location", path + "/");
    return moved;
  }
  sandbox::Answer answer = send(file, call);
  for (const auto& [name, value] : rules_.headers_for(path)) set_header(answer, name, value);
  return answer;
}

sandbox::Answer StaticFiles::send(const fs::path& file, const HttpCall& call) {
  std::error_code error;
  fs::path chosen = file;
  sandbox::Answer answer;
  const fs::path compressed = file.string() + ".br";
  if (fs::is_regular_file(compressed, error)) {
    answer.headers.emplace_back("vary", "accept-encoding");
    if (takes_brotli(call.accept_encoding)) {
      chosen = compressed;
      answer.headers.emplace_back("content-encoding", "br");
    }
  }
  const std::string tag = entity_tag(chosen);
  answer.content_type = media_type(file.filename().string());
  answer.headers.emplace_back("etag", tag);
  answer.headers.emplace_back("cache-control", "no-cache");
  answer.headers.emplace_back("x-content-type-options", "nosniff");
  if (is_known(call.if_none_match, tag)) {
    answer.status = 304;
    return answer;
  }
  std::ifstream stream(chosen, std::ios::binary);
  answer.body.assign(std::istreambuf_iterator<char>(stream), {});
  return answer;
}

}  // namespace bleepay::native
