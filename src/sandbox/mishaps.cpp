#include "sandbox/mishaps.h"

#include <algorithm>
#include <array>

namespace bleepay::sandbox {
namespace {

constexpr std::array kKinds = {MishapKind::Lose,        MishapKind::Drop, MishapKind::Status,
                               MishapKind::StatusAfter, MishapKind::Html, MishapKind::Garbage,
                               MishapKind::Truncate,    MishapKind::Delay};

constexpr std::string_view kPage =
    "<!doctype html><title>Welcome</title><p>Please sign in to this network.</p>";
constexpr std::string_view kNonsense = "{\"id\":\"vch_";

}  // namespace

std::string_view to_string(MishapKind kind) {
  switch (kind) {
    case MishapKind::Lose:
      return "lose";
    case MishapKind::Drop:
      return "drop";
    case MishapKind::Status:
      return "status";
    case MishapKind::StatusAfter:
      return "status-after";
    case MishapKind::Html:
      return "html";
    case MishapKind::Garbage:
      return "garbage";
    case MishapKind::Truncate:
      return "truncate";
    case MishapKind::Delay:
      return "delay";
  }
  return {};
}

std::optional<MishapKind> mishap_kind(std::string_view text) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [text](MishapKind kind) { return to_string(kind) == text; });
  if (found == kKinds.end()) return std::nullopt;
  return *found;
}

bool Mishaps::add(Mishap mishap) {
  if (pending_.size() >= kMax || mishap.times < 1 || mishap.skip < 0) return false;
  pending_.push_back(std::move(mishap));
  return true;
}

std::optional<Mishap> Mishaps::take(api::Endpoint endpoint) {
  for (auto mishap = pending_.begin(); mishap != pending_.end(); ++mishap) {
    if (mishap->endpoint && *mishap->endpoint != endpoint) continue;
    if (mishap->skip > 0) {
      --mishap->skip;
      continue;
    }
    Mishap taken = *mishap;
    if (--mishap->times == 0) pending_.erase(mishap);
    return taken;
  }
  return std::nullopt;
}

bool happens_before(const Mishap& mishap) {
  return mishap.kind == MishapKind::Lose || mishap.kind == MishapKind::Status;
}

void spoil(const Mishap& mishap, Answer& answer) {
  if (!mishap.content_type.empty()) answer.content_type = mishap.content_type;
  if (!mishap.retry_after.empty()) {
    std::erase_if(answer.headers, [](const auto& header) { return header.first == "retry-after"; });
    answer.headers.emplace_back("retry-after", mishap.retry_after);
  }
  switch (mishap.kind) {
    case MishapKind::Lose:
    case MishapKind::Drop:
      answer.transit.is_dropped = true;
      return;
    case MishapKind::Html:
      answer.status = 200;
      if (mishap.content_type.empty()) answer.content_type = "text/html; charset=utf-8";
      answer.body = kPage;
      return;
    case MishapKind::Garbage:
      answer.body = mishap.body.empty() ? std::string(kNonsense) : mishap.body;
      return;
    case MishapKind::Truncate:
      answer.transit.body_bytes = std::min(mishap.bytes, answer.body.size());
      return;
    case MishapKind::Delay:
      answer.transit.wait = mishap.delay;
      return;
    case MishapKind::Status:
    case MishapKind::StatusAfter:
      return;
  }
}

}  // namespace bleepay::sandbox
