#include "native/http_answer.h"

#include <array>
#include <boost/beast/http/status.hpp>
#include <ctime>

namespace bleepay::native {
namespace {

/// The date in RFC 7231's form, made once per second.
const std::string& http_date() {
  static std::time_t made_at = 0;
  static std::string date;
  const std::time_t now = std::time(nullptr);
  if (now != made_at) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    const std::size_t size =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    date.assign(text.data(), size);
    made_at = now;
  }
  return date;
}

void add_header(std::string& bytes, std::string_view name, std::string_view value) {
  bytes.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string http_bytes(const sandbox::Answer& answer, HttpFraming framing) {
  std::string bytes;
  bytes.reserve(512 + answer.body.size());
  const auto reason =
      boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(answer.status));
  bytes.append("HTTP/1.1 ").append(std::to_string(answer.status)).append(" ");
  bytes.append(reason.data(), reason.size()).append("\r\n");
  add_header(bytes, "date", http_date());
  if (!answer.content_type.empty()) add_header(bytes, "content-type", answer.content_type);
  for (const auto& [name, value] : answer.headers) add_header(bytes, name, value);
  const bool has_length = answer.status != 204 && answer.status != 304;
  if (has_length) add_header(bytes, "content-length", std::to_string(answer.body.size()));
  if (!framing.keeps_open) add_header(bytes, "connection", "close");
  bytes.append("\r\n");
  if (!has_length || !framing.has_body) return bytes;
  const std::size_t size = answer.transit.body_bytes.value_or(answer.body.size());
  return bytes.append(answer.body, 0, size);
}

sandbox::Answer plain_answer(int status, std::string text) {
  sandbox::Answer answer;
  answer.status = status;
  answer.content_type = "text/plain; charset=utf-8";
  answer.body = std::move(text) + "\n";
  return answer;
}

}  // namespace bleepay::native
