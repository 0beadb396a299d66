// What may stand behind --api. libcurl's own parser reads it, so that what is checked is what is
// called.
#include <curl/curl.h>

#include <memory>
#include <string>

#include "native/http_client.h"

namespace bleepay::native {
namespace {

struct UrlCloser {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlCloser>;

Url parsed(std::string_view text) {
  Url url(curl_url());
  const std::string terminated(text);
  const unsigned flags = CURLU_NON_SUPPORT_SCHEME;
  if (!url || curl_url_set(url.get(), CURLUPART_URL, terminated.c_str(), flags) != CURLUE_OK) {
    return nullptr;
  }
  return url;
}

std::string part(const Url& url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, 0) != CURLUE_OK) return "";
  std::string copy(text);
  curl_free(text);
  return copy;
}

Fault refused(std::string rule) { return {FaultKind::Malformed, "--api", std::move(rule)}; }

bool is_printable(std::string_view text) {
  for (const char c : text) {
    if (c <= ' ' || c > '~') return false;
  }
  return true;
}

}  // namespace

Result<std::string> check_api_url(std::string_view text) {
  constexpr const char* kRule = "must be an address like https://sandbox.bleepay.com/api/v1";
  if (!is_printable(text)) return refused(kRule);
  const Url url = parsed(text);
  if (!url || part(url, CURLUPART_HOST).empty()) return refused(kRule);
  const std::string scheme = part(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return refused("must start with https:// or http://");
  for (const CURLUPart forbidden :
       {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT}) {
    if (!part(url, forbidden).empty()) {
      return refused("must have no user name, password, `?` or `#` in it");
    }
  }
  // libcurl takes an empty query, and reads the path as a host where slashes abound.
  if (text.find_first_of("?#") != std::string_view::npos ||
      text.find(":///") != std::string_view::npos) {
    return refused(kRule);
  }
  while (text.ends_with('/')) text.remove_suffix(1);
  return std::string(text);
}

bool is_exposed(std::string_view api_url) {
  const Url url = parsed(api_url);
  if (!url || part(url, CURLUPART_SCHEME) != "http") return false;
  const std::string host = part(url, CURLUPART_HOST);
  const bool is_ipv4 = host.find_first_not_of("0123456789.") == std::string::npos;
  return host != "localhost" && !host.ends_with(".localhost") && host != "[::1]" &&
         !(is_ipv4 && host.starts_with("127."));
}

}  // namespace bleepay::native
