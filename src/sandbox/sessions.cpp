// Sessions: a payee opens one with a context code, the payer joins it, vouchers gather in it.

#include "sandbox/codes.h"
#include "sandbox/desk.h"
#include "sandbox/reserving.h"
#include "sandbox/views.h"

namespace bleepay::sandbox {
namespace {

constexpr std::string_view kSessionType = "SESSION_DEFAULT";

Refusal bad_code() {
  return refused(api::ErrorCode::InvalidCode, "the context code is invalid or expired");
}

/// The documentation shows no way for a wallet to learn the id, so the session's code will do too.
const Session* session_to_join(const Desk& desk) {
  if (const Session* session = visible_session(desk, desk.id)) return session;
  const Session* session = desk.state.find_session_by_code(comparable_code(desk.options, desk.id));
  return session == nullptr ? nullptr : visible_session(desk, session->id.text());
}

std::string encoded(const Desk& desk, const Session& session) {
  api::SessionReply view = view_of(desk, session);
  view.updated_at = session.updated_at;
  return api::encode(view);
}

}  // namespace

Reply session_open(Desk& desk) {
  const auto request = read_body<api::SessionOpenRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  const std::string type =
      request->type.value_or(desk.options.strict ? "" : std::string(kSessionType));
  if (type != kSessionType) {
    return refused(api::ErrorCode::ValidationFailed, "type: must be SESSION_DEFAULT");
  }
  const Context* context = desk.state.find_context_by_code(
      comparable_code(desk.options, request->code.reveal()), desk.now);
  if (context == nullptr || !may_see(desk, *context)) return bad_code();
  auto code = draw_code(CodeSpace::Session, desk.random, [&desk](std::string_view candidate) {
    return desk.state.find_session_by_code(candidate) != nullptr;
  });
  if (!code) return Refusal{500, api::ErrorCode::Unexpected, "no session code is free"};
  const Session& session =
      desk.state.add(Session{.number = 0,
                             .id = api::SessionId(draw_id("ses_", desk.random)),
                             .code = api::SessionCode(std::move(*code)),
                             .context = context->number,
                             .type = type,
                             .status = api::SessionStatus::Open,
                             .payee_info = request->payee_info,
                             .joined_at = std::nullopt,
                             .created_at = desk.now,
                             .updated_at = desk.now});
  return api::encode(view_of(desk, session));
}

Reply session_get(Desk& desk) {
  const Session* session = visible_session(desk, desk.id);
  if (session == nullptr) return not_found("session");
  api::SessionReply view = view_of(desk, *session);
  view.vouchers = vouchers_of(desk, *session);
  view.updated_at = session->updated_at;
  return api::encode(view);
}

Reply session_join(Desk& desk) {
  const Session* session = session_to_join(desk);
  if (session == nullptr) return not_found("session");
  if (session->status == api::SessionStatus::Closed) {
    return refused(api::ErrorCode::SessionClosed, "the session is closed");
  }
  if (session->joined_at) return refused(api::ErrorCode::AlreadyJoined, "the payer has joined");
  Session& joined = desk.state.edit_session(session->number);
  joined.joined_at = desk.now;
  joined.updated_at = desk.now;
  return encoded(desk, joined);
}

Reply session_reserve(Desk& desk) {
  const Session* session = visible_session(desk, desk.id);
  if (session == nullptr) return not_found("session");
  if (session->status == api::SessionStatus::Closed) {
    return refused(api::ErrorCode::SessionClosed, "the session is closed");
  }
  const Context& context = desk.state.contexts().at(session->context);
  if (context.status == api::ContextStatus::Closed) {
    return invented(api::ErrorCode::InvalidCode, "the context is closed");
  }
  if (desk.options.strict && !session->joined_at) {
    return invented(api::ErrorCode::SessionNotJoined, "the payer has not joined the session");
  }
  return reserve(desk, context, session->number);
}

Reply session_close(Desk& desk) {
  const Session* session = visible_session(desk, desk.id);
  if (session == nullptr) return not_found("session");
  if (session->status == api::SessionStatus::Closed) {
    return refused(api::ErrorCode::AlreadyClosed, "the session is closed");
  }
  desk.state.close_session(session->number, desk.now);
  return encoded(desk, *session);
}

}  // namespace bleepay::sandbox
