// The sandbox under force: killed, out of disk, crowded, dripped at, asked everything twice. Each
// test prints the figures it was passed with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "base/random.h"
#include "unit/native/full_disk.h"
#include "unit/native/payee.h"
#include "unit/native/sandbox_process.h"

namespace bleepay::native {
namespace {

using std::chrono::steady_clock;

double seconds_since(steady_clock::time_point begun) {
  return std::chrono::duration<double>(steady_clock::now() - begun).count();
}

/// Controls on, limits off, and everything lives for hours.
std::vector<std::string> patient(std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"--control", "--limits",     "off", "--voucher-life",
                                     "10h",       "--token-life", "10h", "--context-life",
                                     "10h"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

/// What clients were told of each voucher: the furthest status that was answered.
class Told {
 public:
  /// How many answers there are now.
  std::size_t note(const std::string& id, const std::string& status) {
    const std::lock_guard lock(mutex_);
    std::string& known = statuses_[id];
    if (rank(status) > rank(known)) known = status;
    return ++answers_;
  }
  [[nodiscard]] const std::map<std::string, std::string>& statuses() const { return statuses_; }
  [[nodiscard]] std::size_t answers() const { return answers_; }

  /// Reads every voucher: nothing that was answered may be undone, and asking twice gives the same.
  void expect_kept_by(Payee& payee) const {
    for (const auto& [id, told] : statuses_) {
      const std::string now = payee.status(id);
      EXPECT_GE(rank(now), rank(told)) << id << " was " << told << ", is " << now;
      EXPECT_EQ(payee.status(id), now) << id;
      // What a dead voucher was told, its own calls tell, too.
      const int again = payee.redeem(id);
      EXPECT_EQ(again == 200, now == "RESERVED") << id << " is " << now;
    }
  }

 private:
  static int rank(const std::string& status) {
    static const std::vector<std::string> order{"", "RESERVED", "REDEEMED", "DISCARDED"};
    const auto found = std::find(order.begin(), order.end(), status);
    return found == order.end() ? -1 : static_cast<int>(found - order.begin());
  }
  std::mutex mutex_;
  std::map<std::string, std::string> statuses_;
  std::size_t answers_ = 0;
};

// --- killed --------------------------------------------------------------------------------------

class SandboxKilled : public ::testing::Test {
 protected:
  static constexpr int kRounds = 20;
  static constexpr int kWriters = 4;

  void note(const std::string& id, const std::string& status) {
    if (told_.note(id, status) == kill_at_) victim_->send_signal(SIGKILL);
  }
  /// Every third voucher is withdrawn again.
  void write_until_killed(const Payee& entered) {
    Payee payee(victim_->port());
    payee.enter_as(entered);
    for (int i = 0;; ++i) {
      const auto id = payee.reserve();
      if (!id) return;
      note(*id, "RESERVED");
      if (payee.redeem(*id) != 200) return;
      note(*id, "REDEEMED");
      if (i % 3 != 0) continue;
      if (payee.discard(*id) != 200) return;
      note(*id, "DISCARDED");
    }
  }

  Scratch scratch_;
  std::unique_ptr<SandboxProcess> victim_;
  Told told_;
  std::size_t kill_at_ = 0;
};

TEST_F(SandboxKilled, AtAnyPointLosesNothingThatWasAnswered) {
  const auto begun = steady_clock::now();
  const std::vector<std::string> arguments = patient({"--db", (scratch_.path() / "db").string()});
  std::optional<Payee> entered;
  Random random(20260609);
  for (int round = 0; round < kRounds; ++round) {
    victim_ = std::make_unique<SandboxProcess>(arguments);
    ASSERT_NE(victim_->port(), 0) << victim_->errors();
    if (!entered) {
      entered.emplace(victim_->port());
      entered->enter();
    }
    kill_at_ = told_.answers() + 1 + random.below(60);
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i) {
      writers.emplace_back([this, &entered] { write_until_killed(*entered); });
    }
    for (std::thread& writer : writers) writer.join();
    EXPECT_EQ(victim_->wait(), -SIGKILL);
  }
  SandboxProcess survivor(arguments);
  ASSERT_NE(survivor.port(), 0) << survivor.errors();
  Payee payee(survivor.port());
  payee.enter_as(*entered);
  told_.expect_kept_by(payee);
  EXPECT_GT(told_.statuses().size(), 50u);
  std::printf(
      "killed %d times with %d clients: %zu answers about %zu vouchers, none lost, %.1f s\n",
      kRounds, kWriters, told_.answers(), told_.statuses().size(), seconds_since(begun));
}

// --- a disk that is full, a database that is wanted ----------------------------------------------

TEST(SandboxDisk, ThatIsFullEndsInErrorsAndLosesNothing) {
  const Scratch scratch;
  const std::vector<std::string> arguments = patient({"--db", (scratch.path() / "db").string()});
  Told told;
  std::string code;
  std::optional<Payee> entered;
  int refused = 0;
  {
    std::optional<SandboxProcess> starved;
    {
      const FullDisk full(256 * 1024);  // the child keeps the limit
      starved.emplace(arguments);
    }
    ASSERT_NE(starved->port(), 0) << starved->errors();
    entered.emplace(starved->port());
    entered->enter();
    for (int i = 0; i < 5000 && refused < 5; ++i) {
      const auto id = entered->reserve();
      id ? void(told.note(*id, "RESERVED")) : void(++refused);
    }
    EXPECT_EQ(refused, 5) << "the disk was never full";
    const auto& [known, status] = *told.statuses().begin();
    EXPECT_EQ(entered->status(known), status) << "reading goes on";
  }
  SandboxProcess fed(arguments);
  ASSERT_NE(fed.port(), 0) << fed.errors();
  Payee payee(fed.port());
  payee.enter_as(*entered);
  EXPECT_TRUE(payee.reserve()) << "with room again it goes on";
  told.expect_kept_by(payee);
  std::printf("disk full after %zu vouchers: all kept\n", told.statuses().size());
}

TEST(SandboxDisk, IsNotGivenToAnotherProgramMeanwhile) {
  const Scratch scratch;
  const std::string file = (scratch.path() / "db").string();
  SandboxProcess sandbox(patient({"--db", file}));
  Payee payee(sandbox.port());
  payee.enter();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &other), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_BUSY);
  const auto id = payee.reserve();
  ASSERT_TRUE(id);
  EXPECT_EQ(payee.redeem(*id), 200);
  sqlite3_close(other);
}

// --- crowds --------------------------------------------------------------------------------------

/// Room for so many descriptors, as far as the machine allows.
std::size_t room_for(std::size_t wanted) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, wanted));
  setrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

TEST(SandboxCrowd, OfTenThousandIsRefusedPolitely) {
  constexpr int kConnections = 10'000;
  constexpr std::size_t kServed = 1024;  // HttpLimits::connections
  ASSERT_GT(room_for(4096), kServed + 200);
  const auto begun = steady_clock::now();
  SandboxProcess sandbox({});
  std::vector<std::unique_ptr<RawClient>> inside;
  int refused = 0;
  for (int i = 0; i < kConnections; ++i) {
    auto client = std::make_unique<RawClient>(sandbox.port());
    ASSERT_TRUE(client->is_connected()) << i;
    if (inside.size() < kServed) {
      inside.push_back(std::move(client));
      // The server has seen the last one when it answers it.
      if (inside.size() == kServed) {
        ASSERT_EQ(inside.back()->ask(request("GET", "/api/v1/finance/networks")).status, 200);
      }
      continue;
    }
    ASSERT_EQ(client->receive().status, 503) << i;
    ++refused;
  }
  for (const std::size_t i : {std::size_t{0}, kServed / 2, kServed - 1}) {
    EXPECT_EQ(inside[i]->ask(request("GET", "/api/v1/finance/networks")).status, 200) << i;
  }
  inside.clear();
  RawClient later(sandbox.port());
  EXPECT_EQ(later.ask(request("GET", "/api/v1/finance/networks")).status, 200);
  EXPECT_EQ(refused, kConnections - static_cast<int>(kServed));
  std::printf("%d connections: %zu served, %d told 503, %.1f s\n", kConnections, kServed, refused,
              seconds_since(begun));
}

TEST(SandboxCrowd, ThatDripsHoldsNobodyUp) {
  constexpr int kDrippers = 200;
  constexpr int kRequests = 100;
  SandboxProcess sandbox({});
  const std::string slow = request("POST", "/api/v1/auth/sign-in", std::string(400, '{'));
  std::vector<std::unique_ptr<RawClient>> drippers;
  for (int i = 0; i < kDrippers; ++i) {
    drippers.push_back(std::make_unique<RawClient>(sandbox.port()));
  }
  RawClient quick(sandbox.port());
  std::vector<double> took;
  for (std::size_t i = 0; i < kRequests; ++i) {
    for (auto& dripper : drippers) dripper->send(slow.substr(i, 1));
    const auto begun = steady_clock::now();
    ASSERT_EQ(quick.ask(request("GET", "/api/v1/finance/networks")).status, 200);
    took.push_back(seconds_since(begun) * 1000);
  }
  std::sort(took.begin(), took.end());
  EXPECT_LT(took[kRequests / 2], 500.0) << "milliseconds";
  std::printf("beside %d dripping clients: median %.1f ms, worst %.1f ms\n", kDrippers,
              took[kRequests / 2], took.back());
}

TEST(SandboxCrowd, OfRequestsWithoutEndIsCutOff) {
  struct Row {
    const char* name;
    std::string begin;
    std::string more;
  };
  const Row rows[] = {
      {"a header", "GET / HTTP/1.1\r\nHost: x\r\nX-Long: ", std::string(4096, 'a')},
      {"headers", "GET / HTTP/1.1\r\nHost: x\r\n", "X-Again: and again\r\n"},
      {"a target", "GET /", std::string(4096, 'a')},
      {"chunks",
       "POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
       "1000\r\n" + std::string(4096, ' ') + "\r\n"},
  };
  SandboxProcess sandbox({});
  for (const Row& row : rows) {
    RawClient client(sandbox.port());
    client.send(row.begin);
    // 64 MiB would be far beyond every limit; sending into a closed connection does nothing.
    for (std::size_t sent = 0; sent < 64 * 1024 * 1024 / row.more.size() / 16; ++sent) {
      client.send(row.more);
    }
    EXPECT_TRUE(client.is_hung_up()) << row.name;
  }
  RawClient client(sandbox.port());
  EXPECT_EQ(client.ask(request("GET", "/api/v1/finance/networks")).status, 200);
}

// --- twice ---------------------------------------------------------------------------------------

TEST(SandboxTwice, ARedeemSentTwiceHappensOnce) {
  constexpr int kVouchers = 100;
  SandboxProcess sandbox(patient());
  Payee first(sandbox.port());
  first.enter();
  Payee second(sandbox.port());
  second.enter_as(first);
  int once = 0;
  for (int i = 0; i < kVouchers; ++i) {
    const auto id = first.reserve();
    ASSERT_TRUE(id);
    // Odd ones on one connection, as a browser repeats it; even ones on two at the same time.
    Payee& other = i % 2 == 0 ? second : first;
    first.begin_redeem(*id);
    other.begin_redeem(*id);
    const RawAnswer one = first.receive();
    const RawAnswer two = other.receive();
    const bool is_once = (one.status == 200) != (two.status == 200);
    const RawAnswer& refusal = one.status == 200 ? two : one;
    EXPECT_TRUE(is_once) << one.status << " and " << two.status;
    EXPECT_EQ(json_member(refusal.body, "code"), "already_redeemed") << refusal.body;
    EXPECT_EQ(second.status(*id), "REDEEMED");
    once += is_once ? 1 : 0;
  }
  std::printf("%d redeems sent twice: %d happened once\n", kVouchers, once);
}

}  // namespace
}  // namespace bleepay::native
