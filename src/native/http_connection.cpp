#include "native/http_connection.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include "native/http_answer.h"

namespace bleepay::native {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using ErrorCode = boost::beast::error_code;

constexpr std::size_t kReadBytes = 16 * 1024;
constexpr DurationMs kLeavePatience{2'000};  // for the other side to read our last words
constexpr DurationMs kNoHurry{600'000};      // our own answer is on its way

std::string text_of(boost::beast::string_view view) { return {view.data(), view.size()}; }

HttpCall call_of(http::request<http::string_body>& request, std::string peer) {
  HttpCall call;
  call.call.method = text_of(request.method_string());
  call.call.target = text_of(request.target());
  call.call.body = std::move(request.body());
  call.call.authorization = text_of(request[http::field::authorization]);
  call.call.api_key = text_of(request["x-api-key"]);
  call.call.origin = text_of(request[http::field::origin]);
  call.call.request_headers = text_of(request[http::field::access_control_request_headers]);
  call.call.peer = std::move(peer);
  call.host = text_of(request[http::field::host]);
  call.accept_encoding = text_of(request[http::field::accept_encoding]);
  call.if_none_match = text_of(request[http::field::if_none_match]);
  return call;
}

}  // namespace

HttpConnection::HttpConnection(asio::ip::tcp::socket socket, HttpHub& hub)
    : socket_(std::move(socket)), hub_(hub) {
  ErrorCode ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto endpoint = socket_.remote_endpoint(ignored);
  if (!ignored) peer_ = endpoint.address().to_string();
  deadline_ = std::chrono::steady_clock::now() + patience(phase_);
}

void HttpConnection::start() {
  new_parser();
  wait_readable();
}

void HttpConnection::refuse() {
  slots_.emplace_back().keeps_open = false;
  is_last_ = true;
  fill(0, plain_answer(503, "too many connections"));
  flush();
}

void HttpConnection::new_parser() {
  parser_.emplace();
  parser_->header_limit(hub_.limits().header_bytes);
  parser_->body_limit(hub_.limits().body_bytes);
  parser_->eager(true);
  has_continued_ = false;
}

void HttpConnection::wait_readable() {
  update_phase();
  if (!is_open_ || is_waiting_ || is_last_ || is_full()) return;
  is_waiting_ = true;
  socket_.async_wait(asio::ip::tcp::socket::wait_read,
                     [self = shared_from_this()](ErrorCode error) {
                       self->is_waiting_ = false;
                       if (!self->is_open_) return;
                       error ? self->close() : self->read();
                     });
}

void HttpConnection::read() {
  std::array<char, kReadBytes> bytes;  // NOLINT: filled by the call below
  ErrorCode error;
  const std::size_t size = socket_.read_some(asio::buffer(bytes), error);
  if (error == asio::error::would_block) return wait_readable();
  if (error == asio::error::eof && (!slots_.empty() || is_writing_)) {
    is_last_ = true;  // it sends no more but may still listen
    return;
  }
  if (error) return close();
  unread_.append(bytes.data(), size);
  parse();
  wait_readable();
}

void HttpConnection::parse() {
  while (!unread_.empty() && !is_last_ && !is_full()) {
    ErrorCode error;
    const std::size_t used = parser_->put(asio::buffer(unread_), error);
    unread_.erase(0, used);
    const bool needs_more = error == http::error::need_more;
    if (error && !needs_more) return refuse_request(error);
    if (parser_->is_done()) {
      accept_request();
      new_parser();
    } else if (needs_more || used == 0) {
      break;
    }
  }
  send_continue();
}

void HttpConnection::accept_request() {
  Slot& slot = slots_.emplace_back();
  slot.keeps_open = parser_->keep_alive();
  slot.wants_body = parser_->get().method() != http::verb::head;
  is_last_ = !slot.keeps_open;
  hub_.submit({.connection = shared_from_this(),
               .slot = first_slot_ + slots_.size() - 1,
               .call = call_of(parser_->get(), peer_),
               .arrived = std::chrono::steady_clock::now()});
}

void HttpConnection::refuse_request(ErrorCode error) {
  sandbox::Answer answer = plain_answer(400, "this is not HTTP");
  if (error == http::error::header_limit) {
    answer = plain_answer(431, "the head of a request may have 16 KiB");
  } else if (error == http::error::body_limit) {
    answer = plain_answer(413, "the body of a request may have 256 KiB");
  }
  slots_.emplace_back().keeps_open = false;
  is_last_ = true;
  fill(first_slot_ + slots_.size() - 1, answer);
  flush();
}

/// Some clients ask before they send a body.
void HttpConnection::send_continue() {
  if (!parser_ || has_continued_ || !slots_.empty() || is_writing_) return;
  if (!parser_->is_header_done() || parser_->is_done()) return;
  if (!boost::beast::iequals(parser_->get()[http::field::expect], "100-continue")) return;
  has_continued_ = true;
  outgoing_ = "HTTP/1.1 100 Continue\r\n\r\n";
  write();
}

void HttpConnection::fill(std::uint64_t number, const sandbox::Answer& answer) {
  if (!is_open_ || number < first_slot_ || number >= first_slot_ + slots_.size()) return;
  if (answer.transit.wait > DurationMs::zero()) return fill_later(number, answer);
  Slot& slot = slots_[static_cast<std::size_t>(number - first_slot_)];
  slot.is_filled = true;
  slot.is_dropped = answer.transit.is_dropped;
  if (answer.transit.body_bytes) slot.keeps_open = false;
  const HttpFraming framing{.keeps_open = slot.keeps_open || answer.transit.body_bytes.has_value(),
                            .has_body = slot.wants_body};
  slot.bytes = http_bytes(answer, framing);
}

void HttpConnection::fill_later(std::uint64_t number, sandbox::Answer answer) {
  const auto timer = std::make_shared<asio::steady_timer>(socket_.get_executor());
  timer->expires_after(std::exchange(answer.transit.wait, DurationMs::zero()));
  timer->async_wait(
      [self = shared_from_this(), timer, number, late = std::move(answer)](ErrorCode) {
        self->fill(number, late);
        self->flush();
      });
}

void HttpConnection::flush() {
  if (!is_open_ || is_writing_) return;
  while (!slots_.empty() && slots_.front().is_filled) {
    const Slot slot = std::move(slots_.front());
    slots_.pop_front();
    ++first_slot_;
    if (slot.is_dropped) return close();
    outgoing_ += slot.bytes;
    if (slot.keeps_open) continue;
    is_last_ = true;
    slots_.clear();
  }
  if (!outgoing_.empty()) write();
}

void HttpConnection::write() {
  ErrorCode error;
  const std::size_t size = socket_.write_some(asio::buffer(outgoing_), error);
  if (error && error != asio::error::would_block) return close();
  outgoing_.erase(0, size);
  if (outgoing_.empty()) return proceed();
  is_writing_ = true;
  update_phase();
  asio::async_write(socket_, asio::buffer(outgoing_),
                    [self = shared_from_this()](ErrorCode failed, std::size_t) {
                      self->is_writing_ = false;
                      self->outgoing_.clear();
                      if (!self->is_open_) return;
                      failed ? self->close() : self->proceed();
                    });
}

/// What comes after everything has been written.
void HttpConnection::proceed() {
  if (!slots_.empty() && slots_.front().is_filled) return flush();
  if (is_last_ && slots_.empty()) return leave();
  parse();
  wait_readable();
}

/// Says that nothing more comes, then waits for the other side to hang up: closing with unread
/// bytes would take back our last words.
void HttpConnection::leave() {
  if (is_leaving_) return;
  is_leaving_ = true;
  ErrorCode error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  update_phase();
  error ? close() : discard_rest();
}

void HttpConnection::discard_rest() {
  socket_.async_wait(asio::ip::tcp::socket::wait_read,
                     [self = shared_from_this()](ErrorCode error) {
                       if (!self->is_open_) return;
                       std::array<char, kReadBytes> bytes;  // NOLINT: never looked at
                       if (!error) self->socket_.read_some(asio::buffer(bytes), error);
                       const bool goes_on = !error || error == asio::error::would_block;
                       goes_on ? self->discard_rest() : self->close();
                     });
}

void HttpConnection::close() {
  if (!is_open_) return;
  is_open_ = false;
  ErrorCode ignored;
  socket_.close(ignored);
  hub_.forget(shared_from_this());
}

void HttpConnection::update_phase() {
  Phase phase = Phase::Idle;
  if (is_leaving_) {
    phase = Phase::Leaving;
  } else if (is_writing_) {
    phase = Phase::Writing;
  } else if (!slots_.empty()) {
    phase = Phase::Answering;
  } else if (!unread_.empty() || (parser_ && parser_->got_some())) {
    phase = Phase::Receiving;
  }
  if (phase == phase_) return;
  phase_ = phase;
  deadline_ = std::chrono::steady_clock::now() + patience(phase);
}

DurationMs HttpConnection::patience(Phase phase) const {
  switch (phase) {
    case Phase::Idle:
      return hub_.limits().idle;
    case Phase::Receiving:
      return hub_.limits().request;
    case Phase::Answering:
      return kNoHurry;
    case Phase::Writing:
      return hub_.limits().write;
    case Phase::Leaving:
      return kLeavePatience;
  }
  return kLeavePatience;
}

}  // namespace bleepay::native
