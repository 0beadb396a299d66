// The door's handle on the course of one checkout.
#include "checkout/machine.h"

#include <utility>

#include "checkout/course.h"

namespace bleepay::checkout {

Machine::Machine(Order order, Options options, const std::optional<std::string>& record, Now now)
    : course_(std::make_unique<Course>(std::move(order), std::move(options), record, now)) {}
Machine::~Machine() = default;
Machine::Machine(Machine&&) noexcept = default;
Machine& Machine::operator=(Machine&&) noexcept = default;

Verdict Machine::submit(Intent intent, Now now) { return course_->submit(std::move(intent), now); }
void Machine::deliver(RequestId id, const HttpReply& reply, Now now) {
  course_->deliver(id, reply, now);
}
void Machine::advance(Now now) { course_->advance(now); }
void Machine::record_lost() { course_->record_lost(); }

std::optional<Command> Machine::next_command() { return course_->next_command(); }
std::optional<MonoTime> Machine::next_deadline() const { return course_->next_deadline(); }
std::optional<MonoTime> Machine::next_tick() const { return course_->next_tick(); }
View Machine::view() const { return course_->view(); }

std::string record_key(const Order& order) { return "bleepay." + order.order_id; }

}  // namespace bleepay::checkout
