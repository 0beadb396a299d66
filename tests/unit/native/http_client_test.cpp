// The transport against servers that misbehave in every way a network allows.
#include "native/http_client.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <optional>

#include "native/clock.h"
#include "support/fixture.h"
#include "support/matchers.h"
#include "unit/native/cli_process.h"
#include "unit/native/odd_server.h"

namespace bleepay::native {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

HttpRequest get(std::string target, DurationMs timeout = seconds{5}) {
  HttpRequest request;
  request.target = std::move(target);
  request.timeout = timeout;
  return request;
}

HttpRequest post(std::string target, std::string body) {
  HttpRequest request = get(std::move(target));
  request.method = Method::Post;
  request.body = std::move(body);
  return request;
}

HttpClient client_of(const std::string& base) { return HttpClient({base, ""}); }

/// The next reply, waiting for it at most ten seconds.
HttpReply answer_of(HttpClient& client) {
  for (const MonoTime end = read_clocks().mono + seconds{10}; read_clocks().mono < end;) {
    if (auto finished = client.next_finished()) return std::move(finished->reply);
    client.wait(end - read_clocks().mono);
  }
  ADD_FAILURE() << "no reply within ten seconds";
  return {};
}

HttpReply fetch(const std::string& base, HttpRequest request) {
  HttpClient client = client_of(base);
  client.send(RequestId{1}, std::move(request));
  return answer_of(client);
}

const std::string kChunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

struct Misbehaviour {
  const char* name;
  OddAnswer answer;
  Delivery delivery;
};

void PrintTo(const Misbehaviour& row, std::ostream* out) { *out << row.name; }

class HttpClientAgainst : public testing::TestWithParam<Misbehaviour> {};

TEST_P(HttpClientAgainst, IsDelivered) {
  OddServer server({GetParam().answer});
  const HttpReply reply = fetch(server.url(), get("vouchers/vch_1", milliseconds{300}));
  EXPECT_EQ(to_string(reply.delivery), to_string(GetParam().delivery));
  if (reply.delivery != Delivery::Answered) {
    EXPECT_EQ(reply.status, 0);
    EXPECT_EQ(reply.body, "");
  }
}

INSTANTIATE_TEST_SUITE_P(
    Server, HttpClientAgainst,
    testing::Values(
        Misbehaviour{"Json", json_answer("{}"), Delivery::Answered},
        Misbehaviour{"TrailersAfterTheBody",
                     {kChunked + "2\r\n{}\r\n0\r\nX-Sum: 1\r\n\r\n", Afterwards::Listen},
                     Delivery::Answered},
        Misbehaviour{
            "InterimReplyFirst",
            {"HTTP/1.1 100 Continue\r\n\r\n" + json_answer("{}").bytes, Afterwards::Listen},
            Delivery::Answered},
        Misbehaviour{
            "OnlyAnInterimReply", {"HTTP/1.1 100 Continue\r\n\r\n"}, Delivery::Unreachable},
        Misbehaviour{"ServerFault", json_answer("{}", 503), Delivery::Answered},
        Misbehaviour{"HtmlPage",
                     {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"},
                     Delivery::Answered},
        Misbehaviour{
            "Garbage", {std::string("\x00\x01\x02garbage\r\n\r\n", 14)}, Delivery::Unreachable},
        Misbehaviour{"HalfHeaders", {"HTTP/1.1 200 OK\r\nContent-Le"}, Delivery::Unreachable},
        Misbehaviour{"HalfBody",
                     {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"},
                     Delivery::Unreachable},
        Misbehaviour{"HalfChunk", {kChunked + "20\r\n{\"id\":"}, Delivery::Unreachable},
        Misbehaviour{"Nothing", {""}, Delivery::Unreachable},
        Misbehaviour{"Silence", {"", Afterwards::Stall}, Delivery::TimedOut},
        Misbehaviour{"HeadersThenSilence",
                     {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", Afterwards::Stall},
                     Delivery::TimedOut},
        Misbehaviour{"Dripping",
                     {json_answer(std::string(1000, ' ')).bytes, Afterwards::Listen, true},
                     Delivery::TimedOut},
        Misbehaviour{"TooLargeByItsLength", json_answer(std::string(300'000, ' ')),
                     Delivery::TooLarge},
        Misbehaviour{"TooLargeWithoutLength",
                     {"HTTP/1.1 200 OK\r\n\r\n" + std::string(300'000, ' ')},
                     Delivery::TooLarge},
        Misbehaviour{"LargestAllowed", json_answer(std::string(kReplyBytesMax, ' ')),
                     Delivery::Answered},
        Misbehaviour{"RedirectElsewhere", json_answer("", 302, "Location: http://127.0.0.1:9/\r\n"),
                     Delivery::Redirected},
        Misbehaviour{"RedirectKeepingTheMethod", json_answer("", 307, "Location: /other\r\n"),
                     Delivery::Redirected}),
    [](const auto& row) { return row.param.name; });

TEST(HttpClient, CarriesStatusAndBody) {
  OddServer server({json_answer(R"({"code":"not_found"})", 404)});
  const HttpReply reply = fetch(server.url(), get("vouchers/vch_1"));
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.body, R"({"code":"not_found"})");
}

TEST(HttpClient, RedirectIsNotFollowed) {
  OddServer server({json_answer("", 302, "Location: /elsewhere\r\n"), json_answer("{}")});
  fetch(server.url(), get("vouchers/vch_1"));
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST(HttpClient, ClosedPortIsUnreachableAndSaysWhy) {
  HttpClient client = client_of(url_of_closed_port());
  client.send(RequestId{1}, get("finance/networks"));
  EXPECT_EQ(answer_of(client).delivery, Delivery::Unreachable);
  EXPECT_NE(client.last_trouble().find("127.0.0.1"), std::string::npos) << client.last_trouble();
}

TEST(HttpClient, RequestIsWhatTheApiDocuments) {
  OddServer server({json_answer("{}")});
  HttpRequest request = post("vouchers/vch_1/redeem-voucher", R"({"a":1})");
  request.credential_kind = CredentialKind::Bearer;
  request.credential = Credential("Bearer abc.def");
  fetch(server.url() + "/api/v1", std::move(request));
  const std::string wire = server.requests().at(0);
  EXPECT_EQ(wire.rfind("POST /api/v1/vouchers/vch_1/redeem-voucher HTTP/1.1\r\n", 0), 0u) << wire;
  EXPECT_NE(wire.find("\r\nAuthorization: Bearer abc.def\r\n"), std::string::npos) << wire;
  EXPECT_NE(wire.find("\r\nContent-Type: application/json\r\n"), std::string::npos) << wire;
  EXPECT_EQ(wire.find("Expect:"), std::string::npos) << wire;
  EXPECT_EQ(wire.substr(wire.size() - 11), "\r\n\r\n{\"a\":1}") << wire;
}

TEST(HttpClient, ApiKeyHasAHeaderOfItsOwn) {
  OddServer server({json_answer("{}")});
  HttpRequest request = get("vouchers/vch_1");
  request.credential_kind = CredentialKind::ApiKey;
  request.credential = Credential("key-1");
  fetch(server.url(), std::move(request));
  const std::string wire = server.requests().at(0);
  EXPECT_NE(wire.find("\r\nx-api-key: key-1\r\n"), std::string::npos) << wire;
  EXPECT_EQ(wire.find("Authorization"), std::string::npos) << wire;
}

TEST(HttpClient, ReadsAreSentOverOneConnection) {
  OddServer server({json_answer("{}")});
  HttpClient client = client_of(server.url());
  for (std::uint64_t i = 1; i <= 3; ++i) {
    client.send(RequestId{i}, get("sessions/ses_1"));
    EXPECT_EQ(answer_of(client).delivery, Delivery::Answered);
  }
  EXPECT_EQ(server.requests().size(), 3u);
}

// A kept connection that dies under a request makes libcurl send it again: for a POST that would be
// a second reserve.
TEST(HttpClient, PostLeavesOnceEvenWhenItsConnectionDies) {
  OddServer server({json_answer("{}"), {""}, json_answer("{}")});
  HttpClient client = client_of(server.url());
  client.send(RequestId{1}, get("sessions/ses_1"));
  EXPECT_EQ(answer_of(client).delivery, Delivery::Answered);
  client.send(RequestId{2}, post("vouchers/reserve-voucher", "{}"));
  EXPECT_EQ(answer_of(client).delivery, Delivery::Unreachable);
  EXPECT_EQ(server.requests().size(), 2u);
}

TEST(HttpClient, AbortedRequestIsAnsweredOnce) {
  OddServer server({{"", Afterwards::Stall}});
  HttpClient client = client_of(server.url());
  client.send(RequestId{7}, get("sessions/ses_1"));
  client.wait(milliseconds{0});
  client.abort(RequestId{7});
  client.abort(RequestId{7});
  const auto finished = client.next_finished();
  ASSERT_TRUE(finished.has_value());
  EXPECT_EQ(finished->id, RequestId{7});
  EXPECT_EQ(finished->reply.delivery, Delivery::Aborted);
  client.wait(milliseconds{0});
  EXPECT_FALSE(client.next_finished().has_value());
}

TEST(HttpClient, NothingIsAnsweredInsideSend) {
  HttpClient client = client_of(url_of_closed_port());
  client.send(RequestId{1}, get("x"));
  EXPECT_EQ(answer_of(client).delivery, Delivery::Unreachable);
}

TEST(HttpClient, SilentRequestDoesNotHoldUpAnother) {
  OddServer server({{"", Afterwards::Stall}, json_answer("{}")});
  HttpClient client = client_of(server.url());
  client.send(RequestId{1}, get("slow"));
  while (server.requests().empty()) client.wait(milliseconds{5});
  client.send(RequestId{2}, get("quick"));
  EXPECT_EQ(answer_of(client).delivery, Delivery::Answered);
}

TEST(HttpClient, WatchedDescriptorEndsTheWait) {
  HttpClient client = client_of("http://127.0.0.1:9");
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const OwnedFd reader(ends[0]);
  const OwnedFd writer(ends[1]);
  ASSERT_EQ(::write(writer.get(), "x", 1), 1);
  const MonoTime before = read_clocks().mono;
  client.wait(seconds{5}, {reader.get()});
  EXPECT_LT(read_clocks().mono - before, seconds{2});
}

/// An HTTPS server with a certificate of its own making.
class TlsServer {
 public:
  TlsServer() {
    CliProcess make(
        files_,
        {.arguments = {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                       "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext",
                       "subjectAltName=IP:127.0.0.1", "-keyout", file("key"), "-out", file("cert")},
         .program = "openssl"});
    EXPECT_EQ(make.wait(), 0) << make.errors();
    server_.emplace(files_, CliStart{.arguments = {"s_server", "-accept", "127.0.0.1:0", "-www",
                                                   "-key", file("key"), "-cert", file("cert")},
                                     .program = "openssl"});
    EXPECT_TRUE(server_->await("ACCEPT ") && server_->await("\n")) << server_->errors();
  }

  std::string file(const char* name) const { return files_.path() / name; }
  std::string url() const {
    const std::string& said = server_->output();
    const std::size_t at = said.find("127.0.0.1:");
    return "https://" + said.substr(at, said.find_first_of("\r\n", at) - at);
  }

 private:
  Scratch files_;
  std::optional<CliProcess> server_;
};

TEST(HttpClient, CertificateMustBeTrusted) {
  TlsServer server;
  HttpClient distrustful = client_of(server.url());
  distrustful.send(RequestId{1}, get(""));
  EXPECT_EQ(answer_of(distrustful).delivery, Delivery::Unreachable);
  EXPECT_NE(distrustful.last_trouble().find("certificate"), std::string::npos)
      << distrustful.last_trouble();

  HttpClient trusting({server.url(), server.file("cert")});
  trusting.send(RequestId{1}, get(""));
  EXPECT_EQ(answer_of(trusting).delivery, Delivery::Answered) << trusting.last_trouble();
}

const bool kRetryAfter =
    support::test_each_row("HttpClientRetryAfter", "native/retry_after.txt", [](auto& row) {
      OddServer server({json_answer("{}", 429, row["header"] + "\r\n")});
      const HttpReply reply = fetch(server.url(), get("vouchers/vch_1"));
      EXPECT_EQ(reply.status, 429);
      const auto found = reply.retry_after;
      EXPECT_EQ(found ? std::to_string(found->count()) : "-", row["milliseconds"]);
    });

const bool kApiUrls = support::test_each_row("ApiUrl", "native/api_urls.txt", [](auto& row) {
  const auto url = check_api_url(row["url"]);
  EXPECT_EQ(url.ok() ? url.value() : "-", row["taken as"]);
  if (url.ok()) {
    EXPECT_EQ(is_exposed(url.value()), row["exposed"] == "yes");
  } else {
    EXPECT_EQ(url.fault().path, "--api");
  }
});

}  // namespace
}  // namespace bleepay::native
