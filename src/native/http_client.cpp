#include "native/http_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <map>
#include <utility>

#include "base/version.h"
#include "native/secrets.h"

namespace bleepay::native {
namespace {

struct EasyCloser {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyCloser>;

struct MultiCloser {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
using Multi = std::unique_ptr<CURLM, MultiCloser>;

/// Header lines hold the credential, so they are overwritten before their memory is given back.
struct HeaderCloser {
  void operator()(curl_slist* list) const {
    for (curl_slist* line = list; line != nullptr; line = line->next) {
      overwrite(line->data, std::char_traits<char>::length(line->data));
    }
    curl_slist_free_all(list);
  }
};
using Headers = std::unique_ptr<curl_slist, HeaderCloser>;

void add(Headers& headers, const std::string& line) {
  // On failure (no memory) the list stays as it was.
  if (curl_slist* longer = curl_slist_append(headers.get(), line.c_str())) {
    (void)headers.release();
    headers.reset(longer);
  }
}

Headers headers_of(const HttpRequest& request) {
  Headers headers;
  add(headers, "Accept: application/json");
  if (request.method == Method::Post) add(headers, "Content-Type: application/json");
  add(headers, "Expect:");  // no 100-continue round trip for bodies of a kilobyte
  std::string credential;
  if (request.credential_kind == CredentialKind::Bearer) credential = "Authorization: ";
  if (request.credential_kind == CredentialKind::ApiKey) credential = "x-api-key: ";
  if (!credential.empty()) {
    credential += request.credential.reveal();
    add(headers, credential);
    overwrite(credential);
  }
  return headers;
}

/// One request on its way. The easy handle points into the rest, so it stays where it is.
struct Exchange {
  RequestId id;
  HttpRequest request;
  Headers headers;
  std::string body;
  bool is_head_complete = false;
  bool is_too_large = false;
  std::array<char, CURL_ERROR_SIZE> error{};
  Easy easy;

  ~Exchange() { overwrite(request.body); }
};

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  const std::size_t length = size * count;
  if (exchange.body.size() + length > kReplyBytesMax) {
    exchange.is_too_large = true;
    return 0;  // anything but `length` ends the transfer
  }
  exchange.body.append(bytes, length);
  return length;
}

/// libcurl takes a head that breaks off for a reply without a body; we do not.
std::size_t watch_head(char* line, std::size_t size, std::size_t count, void* user) {
  const std::string_view text(line, size * count);
  auto& exchange = *static_cast<Exchange*>(user);
  if (text.starts_with("HTTP/")) exchange.is_head_complete = false;  // again after a 100 Continue
  if (text == "\r\n" || text == "\n") exchange.is_head_complete = true;
  return text.size();
}

/// Only the form in seconds; ten digits are 300 years, and how long to obey is the core's business.
std::optional<DurationMs> retry_after_of(CURL* easy) {
  curl_header* header = nullptr;
  if (curl_easy_header(easy, "Retry-After", 0, CURLH_HEADER, -1, &header) != CURLHE_OK) {
    return std::nullopt;
  }
  const std::string_view text(header->value);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || text.size() > 10 || seconds < 0) {
    return std::nullopt;
  }
  return std::chrono::seconds{seconds};
}

HttpReply reply_of(Exchange& exchange, CURLcode code) {
  HttpReply reply;
  if (exchange.is_too_large || code == CURLE_FILESIZE_EXCEEDED) {
    reply.delivery = Delivery::TooLarge;
  } else if (code == CURLE_OPERATION_TIMEDOUT) {
    reply.delivery = Delivery::TimedOut;
  } else if (code == CURLE_OK && exchange.is_head_complete) {
    long status = 0;
    curl_easy_getinfo(exchange.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    const bool is_redirect = status >= 300 && status <= 399;
    reply.delivery = is_redirect ? Delivery::Redirected : Delivery::Answered;
    if (!is_redirect) {
      reply.status = static_cast<int>(status);
      reply.body = std::move(exchange.body);
      reply.retry_after = retry_after_of(exchange.easy.get());
    }
  }
  return reply;
}

std::string trouble_of(const Exchange& exchange, CURLcode code, const HttpReply& reply) {
  if (reply.delivery == Delivery::Redirected) return "the API answered with a redirect";
  if (reply.delivery == Delivery::TooLarge) return "the reply is larger than 256 KiB";
  if (code == CURLE_OK) return "the reply broke off";
  return exchange.error.front() != '\0' ? exchange.error.data() : curl_easy_strerror(code);
}

}  // namespace

struct HttpClient::State {
  explicit State(Settings wanted) : settings(std::move(wanted)), multi(curl_multi_init()) {}
  ~State() {
    for (auto& [id, exchange] : under_way) {
      curl_multi_remove_handle(multi.get(), exchange->easy.get());
    }
  }

  bool start(Exchange& exchange);
  void collect();

  Settings settings;
  Multi multi;
  std::map<RequestId, std::unique_ptr<Exchange>> under_way;
  std::deque<Finished> finished;
  std::string last_trouble;
};

bool HttpClient::State::start(Exchange& exchange) {
  CURL* easy = exchange.easy.get();
  if (easy == nullptr || multi == nullptr) return false;
  const auto set = [easy](CURLoption option, auto value) {
    return curl_easy_setopt(easy, option, value) == CURLE_OK;
  };
  const std::string url = settings.base + "/" + exchange.request.target;
  // To libcurl a zero means for ever.
  const long timeout = std::max(1L, static_cast<long>(exchange.request.timeout.count()));
  bool is_set = set(CURLOPT_URL, url.c_str()) && set(CURLOPT_PROTOCOLS_STR, "http,https") &&
                set(CURLOPT_HTTPHEADER, exchange.headers.get()) && set(CURLOPT_NOSIGNAL, 1L) &&
                set(CURLOPT_USERAGENT, (std::string("bleepay-checkout/") + kVersion).c_str()) &&
                set(CURLOPT_TIMEOUT_MS, timeout) && set(CURLOPT_CONNECTTIMEOUT_MS, timeout) &&
                set(CURLOPT_FOLLOWLOCATION, 0L) &&
                set(CURLOPT_MAXFILESIZE, static_cast<long>(kReplyBytesMax)) &&
                set(CURLOPT_WRITEFUNCTION, &take_bytes) && set(CURLOPT_WRITEDATA, &exchange) &&
                set(CURLOPT_HEADERFUNCTION, &watch_head) && set(CURLOPT_HEADERDATA, &exchange) &&
                set(CURLOPT_ERRORBUFFER, exchange.error.data()) && set(CURLOPT_PRIVATE, &exchange);
  if (!settings.ca_file.empty()) {
    is_set = is_set && set(CURLOPT_CAINFO, settings.ca_file.c_str());
  }
  if (exchange.request.method == Method::Post) {
    // libcurl repeats a request by itself when a kept connection dies under it. A POST leaves once,
    // so it gets a connection of its own.
    is_set = is_set && set(CURLOPT_POST, 1L) && set(CURLOPT_FRESH_CONNECT, 1L) &&
             set(CURLOPT_POSTFIELDSIZE, static_cast<long>(exchange.request.body.size())) &&
             set(CURLOPT_POSTFIELDS, exchange.request.body.data());
  }
  return is_set && curl_multi_add_handle(multi.get(), easy) == CURLM_OK;
}

void HttpClient::State::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    void* user = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &user);
    auto& exchange = *static_cast<Exchange*>(user);
    const RequestId id = exchange.id;
    HttpReply reply = reply_of(exchange, code);
    if (reply.delivery != Delivery::Answered) last_trouble = trouble_of(exchange, code, reply);
    finished.push_back({id, std::move(reply)});
    curl_multi_remove_handle(multi.get(), exchange.easy.get());
    under_way.erase(id);
  }
}

HttpClient::HttpClient(Settings settings) {
  // Once per process; repeated calls only count, and the process ends with its clients.
  curl_global_init(CURL_GLOBAL_DEFAULT);
  state_ = std::make_unique<State>(std::move(settings));
}

HttpClient::~HttpClient() = default;

void HttpClient::send(RequestId id, HttpRequest request) {
  Headers headers = headers_of(request);
  auto exchange = std::make_unique<Exchange>();
  exchange->id = id;
  exchange->request = std::move(request);
  exchange->headers = std::move(headers);
  exchange->easy.reset(curl_easy_init());
  if (!state_->start(*exchange)) {
    state_->last_trouble = "libcurl refused the request";
    state_->finished.push_back({id, HttpReply{}});
    return;
  }
  state_->under_way.emplace(id, std::move(exchange));
}

void HttpClient::abort(RequestId id) {
  const auto found = state_->under_way.find(id);
  if (found == state_->under_way.end()) return;  // answered already: its reply is in the queue
  curl_multi_remove_handle(state_->multi.get(), found->second->easy.get());
  state_->under_way.erase(found);
  HttpReply reply;
  reply.delivery = Delivery::Aborted;
  state_->finished.push_back({id, std::move(reply)});
}

void HttpClient::wait(std::optional<DurationMs> at_most, const std::vector<int>& watched) {
  int running = 0;
  curl_multi_perform(state_->multi.get(), &running);
  state_->collect();
  if (!state_->finished.empty()) return;

  std::vector<curl_waitfd> descriptors;
  descriptors.reserve(watched.size());
  for (const int fd : watched) descriptors.push_back({fd, CURL_WAIT_POLLIN, 0});
  // An hour stands for "no limit": callers wait in a loop.
  const DurationMs limit = std::clamp(at_most.value_or(std::chrono::hours{1}), DurationMs{0},
                                      DurationMs{std::chrono::hours{1}});
  curl_multi_poll(state_->multi.get(), descriptors.data(),
                  static_cast<unsigned>(descriptors.size()), static_cast<int>(limit.count()),
                  nullptr);
  curl_multi_perform(state_->multi.get(), &running);
  state_->collect();
}

std::optional<HttpClient::Finished> HttpClient::next_finished() {
  if (state_->finished.empty()) return std::nullopt;
  Finished first = std::move(state_->finished.front());
  state_->finished.pop_front();
  return first;
}

const std::string& HttpClient::last_trouble() const { return state_->last_trouble; }

}  // namespace bleepay::native
