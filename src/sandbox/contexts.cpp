// Contexts: a payer opens one and shows its code; whoever knows the code may act as payee.

#include "sandbox/codes.h"
#include "sandbox/desk.h"
#include "sandbox/views.h"

namespace bleepay::sandbox {
namespace {

/// Nothing when every code of that kind is in use.
std::optional<api::ContextCode> draw_context_code(Desk& desk, api::CodeFormat format) {
  const auto space =
      format == api::CodeFormat::Numeric ? CodeSpace::NumericContext : CodeSpace::AlphanumContext;
  auto code = draw_code(space, desk.random, [&desk](std::string_view candidate) {
    return desk.state.find_context_by_code(candidate, desk.now) != nullptr;
  });
  if (!code) return std::nullopt;
  return api::ContextCode(std::move(*code));
}

}  // namespace

Reply context_open(Desk& desk) {
  const auto request = read_body<api::ContextOpenRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  if (request->format == api::CodeFormat::Unknown) {
    return refused(api::ErrorCode::ValidationFailed, "format: must be numeric or alphanum");
  }
  auto code = draw_context_code(desk, request->format);
  if (!code) return Refusal{500, api::ErrorCode::Unexpected, "no context code is free"};
  const Context& context =
      desk.state.add(Context{.number = 0,
                             .id = api::ContextId(draw_id("ctx_", desk.random)),
                             .code = std::move(*code),
                             .user = desk.caller.user,
                             .format = request->format,
                             .status = api::ContextStatus::Open,
                             .payers = request->payers,
                             .created_at = desk.now,
                             .updated_at = desk.now,
                             .expires_at = desk.now + desk.options.context_life});
  api::ContextReply view = view_of(context);
  view.updated_at.reset();
  return api::encode(view);
}

Reply context_get(Desk& desk) {
  const Context* context = visible_context(desk, desk.id);
  if (context == nullptr) return not_found("context");
  return api::encode(view_of(*context));
}

Reply context_list(Desk& desk) {
  const auto page = page_of(desk.query);
  if (!page.ok()) return invalid(page.fault());
  api::ContextListReply reply;
  const auto& numbers = desk.state.contexts_of_user(desk.caller.user);
  const auto any = [](const Context&) { return true; };
  for (const Context* context : pick(numbers, desk.state.contexts(), *page, any)) {
    reply.contexts.push_back(view_of(*context));
  }
  return api::encode(reply);
}

Reply context_close(Desk& desk) {
  const auto request = read_body<api::ContextCloseRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  const Context* context = visible_context(desk, desk.id);
  if (context == nullptr) return not_found("context");
  if (context->status == api::ContextStatus::Closed) {
    return refused(api::ErrorCode::AlreadyClosed, "the context is closed");
  }
  desk.state.close_context(context->number, desk.now);
  return api::encode(view_of(*context));
}

}  // namespace bleepay::sandbox
