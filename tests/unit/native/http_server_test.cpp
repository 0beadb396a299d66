#include "native/http_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <thread>
#include <vector>

#include "native/http_answer.h"
#include "unit/native/raw_client.h"

namespace bleepay::native {
namespace {

using namespace std::chrono_literals;

/// Answers with what it was told, and does what its target says.
class Echo : public HttpApplication {
 public:
  sandbox::Answer stage(const HttpCall& call) override {
    ++staged_;
    sandbox::Answer answer = plain_answer(200, call.call.method + " " + call.call.body);
    if (call.call.target == "/fail") fails_ = true;
    if (call.call.target == "/drop") answer.transit.is_dropped = true;
    if (call.call.target == "/cut") answer.transit.body_bytes = 2;
    if (call.call.target == "/late") answer.transit.wait = 50ms;
    if (call.call.target == "/token") answer.body = call.call.authorization;
    if (call.call.target == "/big") answer.body = std::string(8 * 1024 * 1024, 'b');
    if (call.call.target == "/large") answer.body = std::string(1024 * 1024, 'b');
    if (call.call.target == "/empty") answer.status = 204;
    return answer;
  }
  bool commit() override {
    ++commits_;
    largest_batch_ = std::max(largest_batch_.load(), staged_.exchange(0));
    return !fails_.exchange(false);
  }
  sandbox::Answer unexpected(const HttpCall&) override { return plain_answer(500, "unexpected"); }
  void answered(const HttpCall&, const sandbox::Answer&, std::chrono::microseconds) override {}

  std::atomic<int> commits_ = 0;
  std::atomic<int> largest_batch_ = 0;

 private:
  std::atomic<int> staged_ = 0;
  std::atomic<bool> fails_ = false;
};

/// A server in a thread of its own.
class HttpServerTest : public ::testing::Test {
 protected:
  void start(HttpLimits limits = {}) {
    auto server = HttpServer::listen(io_, "127.0.0.1", 0, echo_, limits);
    ASSERT_TRUE(server.ok());
    server_ = *std::move(server);
    thread_ = std::thread([this] { io_.run(); });
  }
  void TearDown() override {
    boost::asio::post(io_, [this] {
      server_.reset();
      io_.stop();
    });
    if (thread_.joinable()) thread_.join();
  }
  /// Runs in the server's thread, between two turns of its loop.
  template <class Work>
  auto in_server(Work work) {
    std::packaged_task<decltype(work())()> task(std::move(work));
    auto result = task.get_future();
    boost::asio::post(io_, [&task] { task(); });
    return result.get();
  }
  std::uint16_t port() const { return server_->port(); }

  Echo echo_;
  boost::asio::io_context io_{1};
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
};

TEST_F(HttpServerTest, AnswersOneRequestAfterAnotherOnAConnection) {
  start();
  RawClient client(port());
  for (const char* body : {"one", "two", "three"}) {
    const auto answer = client.ask(request("POST", "/", body));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "POST " + std::string(body) + "\n");
  }
}

TEST_F(HttpServerTest, AnswersPipelinedRequestsInTheirOrder) {
  start();
  RawClient client(port());
  std::string all;
  for (int i = 0; i < 100; ++i) {
    all += request("POST", i % 7 == 0 ? "/late" : "/", std::to_string(i));
  }
  client.send(all);
  for (int i = 0; i < 100; ++i) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << i;
    EXPECT_EQ(answer.body, "POST " + std::to_string(i) + "\n");
  }
}

TEST_F(HttpServerTest, TakesARequestThatArrivesByteByByte) {
  start();
  RawClient client(port());
  for (const char c : request("POST", "/", "slow")) client.send(std::string_view(&c, 1));
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.body, "POST slow\n");
}

TEST_F(HttpServerTest, TakesChunkedBodies) {
  start();
  RawClient client(port());
  const auto answer = client.ask(request("POST", "/", {}, "Transfer-Encoding: chunked\r\n") +
                                 "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.body, "POST abcde\n");
}

TEST_F(HttpServerTest, CommitsOncePerTurnOfItsLoop) {
  start();
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 16; ++i) {
    clients.push_back(std::make_unique<RawClient>(port()));
    ASSERT_TRUE(clients.back()->ask(request("GET", "/")));  // accepted and known
  }
  const int before = echo_.commits_;
  // The server is kept busy until all sixteen have spoken, as under load.
  in_server([&clients] {
    for (auto& client : clients) client->send(request("POST", "/", "x"));
    return true;
  });
  for (auto& client : clients) ASSERT_TRUE(client->receive());
  EXPECT_LE(echo_.commits_ - before, 3);
  EXPECT_GE(echo_.largest_batch_, 6);
}

TEST_F(HttpServerTest, AnswersUnexpectedWhenTheCommitFails) {
  start();
  RawClient client(port());
  client.send(request("POST", "/", "a") + request("POST", "/fail") + request("POST", "/", "b"));
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer.status, 500);
  }
  EXPECT_EQ(client.ask(request("GET", "/")).status, 200);
}

TEST_F(HttpServerTest, IdleConnectionsDoNotDelayTheNextRequest) {
  start();
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 64; ++i) {
    idle.push_back(std::make_unique<RawClient>(port()));
    ASSERT_TRUE(idle.back()->ask(request("GET", "/")));
  }
  const auto start = std::chrono::steady_clock::now();
  RawClient next(port());
  ASSERT_TRUE(next.ask(request("GET", "/")));
  EXPECT_LT(std::chrono::steady_clock::now() - start, 1s) << "an idle peer's patience is 75 s";
  EXPECT_EQ(in_server([this] { return server_->connection_count(); }), 65U);
}

TEST_F(HttpServerTest, SendsLargeAnswersToSlowReaders) {
  start();
  RawClient client(port());
  client.send(request("GET", "/big") + request("GET", "/"));
  const auto big = client.receive();
  ASSERT_TRUE(big);
  EXPECT_EQ(big.body.size(), 8U * 1024 * 1024);
  EXPECT_EQ(client.receive().body, "GET \n");
}

TEST_F(HttpServerTest, AnswersClientsThatHaveSaidAllTheyHadToSay) {
  start();
  RawClient client(port());
  client.send(request("GET", "/big") + request("GET", "/late"));
  client.say_no_more();
  const std::string rest = client.receive_rest();
  EXPECT_GT(rest.size(), 8U * 1024 * 1024);
  EXPECT_TRUE(rest.ends_with("GET \n"));
}

TEST_F(HttpServerTest, SendsNoBodyForHead) {
  start();
  RawClient client(port());
  client.send(request("HEAD", "/"));
  EXPECT_EQ(client.receive(false).header("content-length"), "6");
  EXPECT_EQ(client.ask(request("GET", "/")).body, "GET \n");
}

TEST_F(HttpServerTest, SendsNoLengthWithoutContent) {
  start();
  RawClient client(port());
  EXPECT_EQ(client.ask(request("GET", "/empty")).header("content-length"), "(absent)");
  EXPECT_EQ(client.ask(request("GET", "/")).status, 200);
}

TEST_F(HttpServerTest, ClosesWhenAsked) {
  start();
  RawClient client(port());
  const auto answer = client.ask(request("GET", "/", {}, "Connection: close\r\n"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.is_hung_up());
}

TEST_F(HttpServerTest, AllowsABodyThatAsksFirst) {
  start();
  RawClient client(port());
  client.send("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  const auto go_on = client.receive();
  ASSERT_TRUE(go_on);
  EXPECT_EQ(go_on.status, 100);
  const auto answer = client.ask("abc");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.body, "POST abc\n");
}

TEST_F(HttpServerTest, HangsUpInsteadOfADroppedAnswer) {
  start();
  RawClient client(port());
  client.send(request("GET", "/drop"));
  EXPECT_EQ(client.receive_rest(), "");
}

TEST_F(HttpServerTest, SendsAPartOfACutAnswer) {
  start();
  RawClient client(port());
  client.send(request("POST", "/cut", "body"));
  const std::string rest = client.receive_rest();
  EXPECT_TRUE(rest.ends_with("\r\n\r\nPO")) << rest;
  EXPECT_NE(rest.find("content-length: 10"), std::string::npos);
}

struct Refused {
  const char* name;
  std::string bytes;
  int status;
};
std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.name; }

class RefusedRequestTest : public HttpServerTest, public ::testing::WithParamInterface<Refused> {};

TEST_P(RefusedRequestTest, HasItsStatusAndEndsTheConnection) {
  start();
  RawClient client(port());
  const auto answer = client.ask(GetParam().bytes);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.status, GetParam().status);
  EXPECT_TRUE(client.is_hung_up());
}

const Refused kRefused[] = {
    {"Garbage", "\x01\x02\x03\r\n\r\n", 400},
    {"NoVersion", "GET /\r\n\r\n", 400},
    {"ABadHeader", "GET / HTTP/1.1\r\nno colon\r\n\r\n", 400},
    {"ABadLength", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400},
    {"TwoLengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
    {"AHugeHead", request("GET", "/", {}, "X: " + std::string(20'000, 'x') + "\r\n"), 431},
    {"ANeverEndingHead", "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x'), 431},
    {"AHugeBody", "POST / HTTP/1.1\r\nContent-Length: 262145\r\n\r\n", 413},
    {"AHugeChunk",
     "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n50000\r\n" + std::string(0x50000, 'x'),
     413},
};
INSTANTIATE_TEST_SUITE_P(Request, RefusedRequestTest, ::testing::ValuesIn(kRefused),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_F(HttpServerTest, TakesTheLargestBody) {
  start();
  RawClient client(port());
  const auto answer = client.ask(request("POST", "/", std::string(256 * 1024, 'x')));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.status, 200);
}

TEST_F(HttpServerTest, LosesPatienceWithDrippingRequests) {
  start({.idle = 60s, .request = 1s, .write = 60s});
  RawClient client(port());
  client.send("GET / HTTP/1.1\r\nX-Slow: ");
  EXPECT_TRUE(client.is_hung_up());
}

TEST_F(HttpServerTest, LosesPatienceWithIdleConnections) {
  start({.idle = 1s, .request = 60s, .write = 60s});
  RawClient client(port());
  ASSERT_TRUE(client.ask(request("GET", "/")));
  EXPECT_TRUE(client.is_hung_up());
}

TEST_F(HttpServerTest, LosesPatienceWithReadersThatStopReading) {
  start({.idle = 60s, .request = 60s, .write = 1s});
  RawClient client(port());
  client.send(request("GET", "/big"));
  const auto patience = std::chrono::steady_clock::now() + 5s;
  while (in_server([this] { return server_->connection_count(); }) != 0) {
    ASSERT_LT(std::chrono::steady_clock::now(), patience);
    std::this_thread::yield();
  }
}

TEST_F(HttpServerTest, RefusesTooManyConnectionsPolitely) {
  start({.connections = 4});
  std::vector<std::unique_ptr<RawClient>> welcome;
  for (int i = 0; i < 4; ++i) {
    welcome.push_back(std::make_unique<RawClient>(port()));
    ASSERT_TRUE(welcome.back()->ask(request("GET", "/")));
  }
  {
    RawClient fifth(port());
    EXPECT_EQ(fifth.receive().status, 503);
    EXPECT_TRUE(fifth.is_hung_up());
  }
  EXPECT_EQ(welcome.front()->ask(request("GET", "/")).status, 200);
}

TEST_F(HttpServerTest, SurvivesClientsThatVanish) {
  start();
  for (int i = 0; i < 50; ++i) {
    RawClient client(port());
    client.send(request("GET", "/late") + request("GET", "/large"));
  }
  RawClient client(port());
  EXPECT_EQ(client.ask(request("GET", "/")).status, 200);
}

TEST_F(HttpServerTest, NamesTheBusyPort) {
  start();
  const auto second = HttpServer::listen(io_, "127.0.0.1", port(), echo_);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.fault().path, "port");
  EXPECT_NE(second.fault().rule.find("is in use"), std::string::npos);
}

TEST_F(HttpServerTest, NamesABadHost) {
  start();
  const auto second = HttpServer::listen(io_, "not a host", 0, echo_);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.fault().path, "host");
}

}  // namespace
}  // namespace bleepay::native
