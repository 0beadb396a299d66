#include "browser/fetch_transport.h"

#include <emscripten/emscripten.h>
#include <emscripten/fetch.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>

#include "base/wipe.h"
#include "browser/page.h"
#include "browser/page_text.h"
#include "browser/reply_headers.h"

namespace bleepay::browser {

/// One request under way. The body and the headers stay here until it is over: the C side keeps
/// pointers only.
struct FetchTransport::Exchange {
  FetchTransport* owner = nullptr;
  RequestId id{};
  emscripten_fetch_t* fetch = nullptr;
  std::string url;
  std::string body;
  double deadline_ms = 0;
  bool is_starting = true;
  bool is_over = false;
  std::optional<Delivery> verdict;  // what we decided ourselves
};

namespace {

/// Anything else makes setRequestHeader throw, and an exception would unwind through our frames.
bool is_header_value(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

const char* method_name(Method method) { return method == Method::Post ? "POST" : "GET"; }

/// The C side copies headers and bodies into memory of its own and frees it as it is.
void wipe_copies(emscripten_fetch_t& fetch) {
  for (const char* const* header = fetch.__attributes.requestHeaders;
       header != nullptr && *header != nullptr; ++header)
    wipe(const_cast<char*>(*header), std::strlen(*header));
  if (fetch.data != nullptr)
    wipe(const_cast<char*>(fetch.data), static_cast<std::size_t>(fetch.numBytes));
}

std::optional<DurationMs> read_retry_after(emscripten_fetch_t& fetch) {
  const std::size_t size = emscripten_fetch_get_response_headers_length(&fetch) + 1;
  std::string headers(size, '\0');
  emscripten_fetch_get_response_headers(&fetch, headers.data(), size);
  return retry_after(headers);
}

bool is_redirected(const emscripten_fetch_t& fetch, const std::string& url) {
  return fetch.responseUrl != nullptr && url != fetch.responseUrl;
}

/// Status 0 is everything that is not a reply; 65535 is our own close.
Delivery delivery_of(const emscripten_fetch_t& fetch, const std::string& url, double deadline_ms) {
  if (fetch.status >= 100 && fetch.status <= 599) {
    if (fetch.numBytes > kReplyBytesMax) return Delivery::TooLarge;
    return is_redirected(fetch, url) ? Delivery::Redirected : Delivery::Answered;
  }
  return emscripten_get_now() >= deadline_ms ? Delivery::TimedOut : Delivery::Unreachable;
}

}  // namespace

FetchTransport::FetchTransport(std::string base, Answer answer)
    : base_(std::move(base)),
      answer_(std::move(answer)),
      later_([](void* self) { static_cast<FetchTransport*>(self)->answer_next(); }, this) {}

FetchTransport::~FetchTransport() {
  for (const auto& exchange : exchanges_) {
    exchange->is_over = true;
    close(*exchange);
  }
}

void FetchTransport::send(RequestId id, HttpRequest request) {
  auto url = take_text(bleepay_absolute_url((base_ + "/" + request.target).c_str()));
  if (!url || !is_header_value(request.credential.reveal())) {
    answer_later(id, {});
    return;
  }
  exchanges_.push_back(std::make_unique<Exchange>());
  Exchange& exchange = *exchanges_.back();
  exchange.owner = this;
  exchange.id = id;
  exchange.url = std::move(*url);
  exchange.body = std::move(request.body);
  exchange.deadline_ms = emscripten_get_now() + static_cast<double>(request.timeout.count());
  start(exchange, request);
  exchange.is_starting = false;
  if (exchange.is_over) close(exchange);  // refused at once; the answer is on its way
  std::erase_if(exchanges_, [](const auto& each) { return each->is_over; });
}

void FetchTransport::start(Exchange& exchange, const HttpRequest& request) {
  emscripten_fetch_attr_t fetch;
  emscripten_fetch_attr_init(&fetch);
  std::strncpy(fetch.requestMethod, method_name(request.method), sizeof fetch.requestMethod - 1);
  fetch.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY;
  fetch.timeoutMSecs = static_cast<std::uint32_t>(request.timeout.count());
  fetch.userData = &exchange;
  fetch.onsuccess = &FetchTransport::on_end;
  fetch.onerror = &FetchTransport::on_end;
  fetch.onprogress = &FetchTransport::on_progress;

  const char* headers[5] = {};
  std::size_t count = 0;
  if (request.credential_kind != CredentialKind::None) {
    headers[count++] = "authorization";
    headers[count++] = request.credential.reveal().c_str();
  }
  if (!exchange.body.empty()) {
    headers[count++] = "content-type";
    headers[count++] = "application/json";
    fetch.requestData = exchange.body.data();
    fetch.requestDataSize = exchange.body.size();
  }
  fetch.requestHeaders = headers;
  exchange.fetch = emscripten_fetch(&fetch, exchange.url.c_str());
}

void FetchTransport::abort(RequestId id) {
  const auto found = std::find_if(exchanges_.begin(), exchanges_.end(),
                                  [id](const auto& each) { return each->id == id; });
  if (found == exchanges_.end()) return;
  const std::unique_ptr<Exchange> exchange = std::move(*found);
  exchanges_.erase(found);
  exchange->is_over = true;
  close(*exchange);
  HttpReply aborted;
  aborted.delivery = Delivery::Aborted;
  answer_later(id, std::move(aborted));
}

void FetchTransport::on_progress(emscripten_fetch_t* fetch) {
  Exchange& exchange = *static_cast<Exchange*>(fetch->userData);
  const std::uint64_t arrived = fetch->dataOffset + fetch->numBytes;
  if (exchange.is_over || std::max(arrived, fetch->totalBytes) <= kReplyBytesMax) return;
  exchange.verdict = Delivery::TooLarge;
  exchange.owner->end(exchange);
}

void FetchTransport::on_end(emscripten_fetch_t* fetch) {
  Exchange& exchange = *static_cast<Exchange*>(fetch->userData);
  if (exchange.is_over) return;  // the echo of our own close
  if (exchange.is_starting) {    // the browser refused before it began
    exchange.is_over = true;
    exchange.owner->answer_later(exchange.id, {});
    return;
  }
  exchange.owner->end(exchange);
}

/// Takes the reply out, frees everything the exchange held, and answers.
void FetchTransport::end(Exchange& over) {
  over.is_over = true;
  emscripten_fetch_t& fetch = *over.fetch;
  HttpReply reply;
  reply.delivery = over.verdict ? *over.verdict : delivery_of(fetch, over.url, over.deadline_ms);
  if (reply.delivery == Delivery::Answered) {
    reply.status = fetch.status;
    if (fetch.data != nullptr)
      reply.body.assign(fetch.data, static_cast<std::size_t>(fetch.numBytes));
    reply.retry_after = read_retry_after(fetch);
  }
  const RequestId id = over.id;
  close(over);
  std::erase_if(exchanges_, [&over](const auto& each) { return each.get() == &over; });
  const Answer answer = answer_;
  answer(id, std::move(reply));
}

void FetchTransport::close(Exchange& exchange) {
  wipe(exchange.body);
  if (exchange.fetch == nullptr) return;
  wipe_copies(*exchange.fetch);
  emscripten_fetch_close(exchange.fetch);
  exchange.fetch = nullptr;
}

void FetchTransport::answer_later(RequestId id, HttpReply reply) {
  answers_.emplace_back(id, std::move(reply));
  later_.set(0);
}

void FetchTransport::answer_next() {
  auto [id, reply] = std::move(answers_.front());
  answers_.erase(answers_.begin());
  if (!answers_.empty()) later_.set(0);
  const Answer answer = answer_;
  answer(id, std::move(reply));
}

}  // namespace bleepay::browser
