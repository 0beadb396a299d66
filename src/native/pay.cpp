#include "native/pay.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>

#include "checkout/runner.h"
#include "native/clock.h"
#include "native/files.h"
#include "native/http_client.h"
#include "native/interrupts.h"
#include "native/journal.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

using checkout::ItemStatus;
using checkout::ItemView;
using checkout::View;

void mention(std::string_view line) {
  write_text(STDERR_FILENO, "bleepay-checkout: " + std::string(line) + "\n");
}

/// What is said about a code before it is sent anywhere.
bool is_about_typing(checkout::MessageKey key) {
  return key == checkout::MessageKey::None || key == checkout::MessageKey::CodeEmpty ||
         key == checkout::MessageKey::CodeLength || key == checkout::MessageKey::CodeCharacters;
}

/// Drives the Runner until it has ended or a person leaves.
class PayLoop final : public checkout::Host {
 public:
  explicit PayLoop(PayWish wish)
      : wish_(std::move(wish)),
        client_({wish_.api, wish_.ca_file}),
        journal_(wish_.state_directory),
        reporter_(make_reporter(wish_.style, [this] { return client_.last_trouble(); })) {}

  ExitStatus run() {
    if (!journal_.claim(checkout::record_key(wish_.order))) {
      mention("another bleepay-checkout is working on this order; it goes on, this one does not");
      return ExitStatus::Trouble;
    }
    if (wish_.style == ReportStyle::Live) unechoed_.emplace(STDOUT_FILENO);
    runner_.emplace(wish_.order, wish_.options, client_, journal_, *this);
    while (!ended_ && !status_) turn();
    write_trace();
    if (status_) return *status_;
    const ExitStatus status = exit_status(ended_->outcome);
    reporter_->on_end(runner_->view(), *ended_, status);
    return status;
  }

  Now now() override { return read_clocks(); }
  void wake_at(std::optional<MonoTime> deadline) override { deadline_ = deadline; }
  void on_event(const checkout::Event& event) override {
    if (const auto* ended = std::get_if<checkout::Ended>(&event)) ended_ = *ended;
    reporter_->on_event(event);
  }
  void on_view_changed() override { is_view_stale_ = true; }

 private:
  /// However it ended: what went wrong is what a trace is for.
  void write_trace() {
    if (wish_.trace_file.empty()) return;
    const auto written = replace_file(wish_.trace_file, runner_->trace());
    if (!written.ok()) mention("--trace: " + describe(written.fault()));
  }

  /// One round: show, answer what is asked, wait, hand over what came.
  void turn() {
    if (is_view_stale_) {
      is_view_stale_ = false;
      reporter_->on_view(runner_->view());
    }
    const View view = runner_->view();
    if (interrupts_.count() > heeded_interrupts_) return heed_interrupt(view);
    if (view.can_submit_code) return offer_code(view);
    if (wish_for_rest(view)) return;
    wait();
    while (auto finished = client_.next_finished()) {
      runner_->deliver(finished->id, finished->reply);
    }
    // Countdowns move only when time is told.
    const bool is_due = deadline_ && *deadline_ <= read_clocks().mono;
    if (is_due || reporter_->shows_seconds()) runner_->wake();
  }

  void wait() {
    std::optional<DurationMs> limit;
    if (deadline_) limit = *deadline_ - read_clocks().mono;
    if (reporter_->shows_seconds()) {
      limit = std::min(limit.value_or(std::chrono::seconds{1}), DurationMs{1000});
      is_view_stale_ = true;
    }
    std::vector<int> watched{interrupts_.descriptor()};
    if (listens_to_enter()) watched.push_back(STDIN_FILENO);
    client_.wait(limit, watched);
    if (listens_to_enter()) heed_enter();
  }

  bool listens_to_enter() const { return wish_.style == ReportStyle::Live && is_stdin_a_person_; }

  void heed_enter() {
    pollfd typed{STDIN_FILENO, POLLIN, 0};
    if (::poll(&typed, 1, 0) <= 0) return;
    std::array<char, 256> line;
    if (::read(STDIN_FILENO, line.data(), line.size()) <= 0) is_stdin_a_person_ = false;
    (void)runner_->submit(checkout::Poke{});
  }

  /// The first wish to end cancels properly; the second leaves at once.
  void heed_interrupt(const View& view) {
    const bool is_first = heeded_interrupts_ == 0;
    heeded_interrupts_ = interrupts_.count();
    reporter_->make_way();
    if (is_first) {
      const bool is_cancelling = runner_->submit(checkout::Cancel{}).accepted;
      mention(is_cancelling ? "cancelling: what can be withdrawn is; once more leaves at once"
                            : "about to end by itself; once more leaves at once");
      return;
    }
    for (const std::string& line : words_.left_behind(view)) mention(line);
    const bool is_untouched =
        std::all_of(view.items.begin(), view.items.end(),
                    [](const ItemView& item) { return item.status == ItemStatus::Waiting; });
    status_ = is_untouched ? ExitStatus::Cancelled : ExitStatus::Unknown;
  }

  void offer_code(const View& view) {
    api::ContextCode code;
    if (!next_code(view, code)) return;
    const checkout::Verdict verdict = runner_->submit(checkout::SubmitCode{std::move(code)});
    if (verdict.accepted) return;
    if (wish_.code_source == CodeSource::Terminal) {
      mention(words_.sentence(verdict.reason, ""));
    } else if (wish_.code_source == CodeSource::Argument) {
      mention("--code: " + words_.sentence(verdict.reason, ""));
      status_ = ExitStatus::Usage;
    } else {
      mention("standard input: " + words_.sentence(verdict.reason, ""));
    }
  }

  /// False if there is none now: a person interrupts, or there will never be another.
  bool next_code(const View& view, api::ContextCode& code) {
    if (wish_.code_source == CodeSource::Argument) {
      if (wish_.code.empty()) return no_more_codes();
      code = std::move(wish_.code);
      return true;
    }
    reporter_->make_way();
    const std::optional<Typed> typed = wish_.code_source == CodeSource::Terminal
                                           ? ask_on_terminal(words_.prompt(view), interrupts_)
                                           : read_line(STDIN_FILENO, interrupts_);
    if (!typed) {
      mention("there is no terminal to ask for the code on; --code-stdin reads it from a pipe");
      status_ = ExitStatus::Usage;
      return false;
    }
    if (typed->how == Typed::How::Interrupted) return false;
    if (typed->how == Typed::How::End) return no_more_codes();
    code = api::ContextCode(typed->text.reveal());
    return true;
  }

  /// Nothing has been reserved yet, so it may simply end. A code that never left is a matter of
  /// usage; one that Bleepay refused, or could not be asked about, is a failure.
  bool no_more_codes() {
    if (is_about_typing(runner_->view().code_message.key)) {
      mention("no usable code was given");
      status_ = ExitStatus::Usage;
      return false;
    }
    checkout::Ended ended{checkout::Outcome::Failed, wish_.order.order_id, "", {}};
    for (const ItemView& item : runner_->view().items) {
      ended.items.push_back({item.id, item.status, item.voucher_id});
    }
    View view = runner_->view();
    view.outcome = checkout::Outcome::Failed;
    reporter_->on_end(view, ended, ExitStatus::Failed);
    status_ = ExitStatus::Failed;
    return false;
  }

  /// Renews what expired as often as was asked for, and finishes when nothing else is to come.
  bool wish_for_rest(const View& view) {
    for (const ItemView& item : view.items) {
      const bool is_wanted = item.status == ItemStatus::Expired && item.can_renew &&
                             renewals_[item.id] < wish_.renewals;
      if (!is_wanted || !runner_->submit(checkout::Renew{item.id}).accepted) continue;
      ++renewals_[item.id];
      return true;
    }
    return view.can_finish && runner_->submit(checkout::Finish{}).accepted;
  }

  PayWish wish_;
  Interrupts interrupts_;
  HttpClient client_;
  FileJournal journal_;
  PayWords words_;
  std::optional<Unechoed> unechoed_;
  std::unique_ptr<PayReporter> reporter_;
  std::optional<checkout::Runner> runner_;
  std::optional<MonoTime> deadline_;
  std::optional<checkout::Ended> ended_;
  std::optional<ExitStatus> status_;
  std::map<std::string, int> renewals_;
  int heeded_interrupts_ = 0;
  bool is_view_stale_ = true;
  bool is_stdin_a_person_ = is_terminal(STDIN_FILENO);
};

}  // namespace

ExitStatus pay(PayWish wish) { return PayLoop(std::move(wish)).run(); }

}  // namespace bleepay::native
