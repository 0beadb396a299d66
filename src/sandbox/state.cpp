#include "sandbox/state.h"

#include <algorithm>

namespace bleepay::sandbox {
namespace {

std::string login_key(std::string_view kind, std::string_view login) {
  return std::string(kind) + "/" + std::string(login);
}

template <class Map, class Record>
const Record* look_up(const Map& map, std::string_view key, const Table<Record>& table) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &table.at(found->second);
}

const std::vector<Number>& list_of(const std::map<Number, std::vector<Number>>& lists,
                                   Number owner) {
  static const std::vector<Number> kNone;
  const auto found = lists.find(owner);
  return found == lists.end() ? kNone : found->second;
}

template <class Record>
bool fill(Table<Record>& table, std::vector<Record>& records) {
  return std::all_of(records.begin(), records.end(),
                     [&](Record& record) { return table.restore(std::move(record)); });
}

/// True if `number` names a record of `table`, or nothing where that is allowed.
template <class Record>
bool points_into(const Table<Record>& table, Number number, Number lowest) {
  return number >= lowest && number <= table.size();
}

}  // namespace

std::optional<Fault> State::restore(Snapshot snapshot) {
  const bool is_complete = fill(users_, snapshot.users) && fill(grants_, snapshot.grants) &&
                           fill(contexts_, snapshot.contexts) &&
                           fill(sessions_, snapshot.sessions) && fill(vouchers_, snapshot.vouchers);
  if (!is_complete || !is_sound()) {
    return Fault{FaultKind::Malformed, "storage", "records are missing or point nowhere"};
  }
  rebuild_indexes();
  return std::nullopt;
}

bool State::is_sound() const {
  const auto each = [](const auto& table, auto check) {
    return std::all_of(table.all().begin(), table.all().end(), check);
  };
  return each(grants_,
              [&](const Grant& grant) {
                return points_into(users_, grant.user, 0) &&
                       points_into(contexts_, grant.context, 0) &&
                       (grant.user == 0) != (grant.context == 0);
              }) &&
         each(contexts_,
              [&](const Context& context) { return points_into(users_, context.user, 1); }) &&
         each(sessions_,
              [&](const Session& session) { return points_into(contexts_, session.context, 1); }) &&
         each(vouchers_, [&](const Voucher& voucher) {
           return points_into(contexts_, voucher.context, 1) &&
                  points_into(sessions_, voucher.session, 0);
         });
}

const User* State::find_user(std::string_view kind, std::string_view login) const {
  return look_up(indexes_.users_by_login, login_key(kind, login), users_);
}
const Grant* State::find_grant(std::string_view digest) const {
  return look_up(indexes_.grants_by_digest, digest, grants_);
}
const Context* State::find_context(std::string_view id) const {
  return look_up(indexes_.contexts_by_id, id, contexts_);
}
const Session* State::find_session(std::string_view id) const {
  return look_up(indexes_.sessions_by_id, id, sessions_);
}
const Voucher* State::find_voucher(std::string_view id) const {
  return look_up(indexes_.vouchers_by_id, id, vouchers_);
}
const Context* State::find_context_by_code(std::string_view code, WallTime now) const {
  const Context* context = look_up(indexes_.contexts_by_code, code, contexts_);
  return context != nullptr && now < context->expires_at ? context : nullptr;
}
const Session* State::find_session_by_code(std::string_view code) const {
  return look_up(indexes_.sessions_by_code, code, sessions_);
}
bool State::is_voucher_code_taken(std::string_view code) const {
  return indexes_.voucher_codes.contains(code);
}

const std::vector<Number>& State::contexts_of_user(Number user) const {
  return list_of(indexes_.contexts_of_user, user);
}
const std::vector<Number>& State::vouchers_of_user(Number user) const {
  return list_of(indexes_.vouchers_of_user, user);
}
const std::vector<Number>& State::vouchers_of_session(Number session) const {
  return list_of(indexes_.vouchers_of_session, session);
}

const User& State::add(User user) {
  const User& added = users_.add(std::move(user));
  index(added);
  return added;
}
const Grant& State::add(Grant grant) {
  const Grant& added = grants_.add(std::move(grant));
  index(added);
  return added;
}
const Context& State::add(Context context) {
  const Context& added = contexts_.add(std::move(context));
  index(added);
  return added;
}
const Session& State::add(Session session) {
  const Session& added = sessions_.add(std::move(session));
  index(added);
  return added;
}
const Voucher& State::add(Voucher voucher) {
  const Voucher& added = vouchers_.add(std::move(voucher));
  index(added);
  return added;
}

void State::close_context(Number number, WallTime now) {
  Context& context = contexts_.edit(number);
  context.status = api::ContextStatus::Closed;
  context.updated_at = now;
  const auto coded = indexes_.contexts_by_code.find(context.code.reveal());
  if (coded != indexes_.contexts_by_code.end() && coded->second == number) {
    indexes_.contexts_by_code.erase(coded);
  }
}

void State::close_session(Number number, WallTime now) {
  Session& session = sessions_.edit(number);
  session.status = api::SessionStatus::Closed;
  session.updated_at = now;
  indexes_.sessions_by_code.erase(session.code.text());
}

void State::move_voucher(Number number, api::VoucherStatus to, WallTime now) {
  Voucher& voucher = vouchers_.edit(number);
  voucher.status = to;
  voucher.updated_at = now;
  if (!api::is_terminal(to)) return;
  indexes_.voucher_codes.erase(voucher.code.text());
  indexes_.expiries.erase({voucher.expires_at, number});
}

void State::expire_due(WallTime now) {
  while (!indexes_.expiries.empty() && indexes_.expiries.begin()->first <= now) {
    const auto [instant, number] = *indexes_.expiries.begin();
    move_voucher(number, api::VoucherStatus::Expired, instant);
  }
}

std::optional<WallTime> State::next_expiry() const {
  if (indexes_.expiries.empty()) return std::nullopt;
  return indexes_.expiries.begin()->first;
}

bool State::is_changed() const {
  return users_.is_changed() || grants_.is_changed() || contexts_.is_changed() ||
         sessions_.is_changed() || vouchers_.is_changed();
}

void State::put_changes(Storage& storage) const {
  const auto put = [&storage](const auto& record) { storage.put(record); };
  users_.visit_changed(put);
  grants_.visit_changed(put);
  contexts_.visit_changed(put);
  sessions_.visit_changed(put);
  vouchers_.visit_changed(put);
}

void State::keep_changes() {
  users_.keep_changes();
  grants_.keep_changes();
  contexts_.keep_changes();
  sessions_.keep_changes();
  vouchers_.keep_changes();
}

void State::undo_changes() {
  users_.undo_changes();
  grants_.undo_changes();
  contexts_.undo_changes();
  sessions_.undo_changes();
  vouchers_.undo_changes();
  rebuild_indexes();
}

void State::index(const User& user) {
  indexes_.users_by_login[login_key(user.kind, user.login)] = user.number;
}

void State::index(const Grant& grant) { indexes_.grants_by_digest[grant.digest] = grant.number; }

void State::index(const Context& context) {
  indexes_.contexts_by_id[context.id.text()] = context.number;
  indexes_.contexts_of_user[context.user].push_back(context.number);
  if (context.status == api::ContextStatus::Open) {
    indexes_.contexts_by_code[context.code.reveal()] = context.number;
  }
}

void State::index(const Session& session) {
  indexes_.sessions_by_id[session.id.text()] = session.number;
  if (session.status == api::SessionStatus::Open) {
    indexes_.sessions_by_code[session.code.text()] = session.number;
  }
}

void State::index(const Voucher& voucher) {
  indexes_.vouchers_by_id[voucher.id.text()] = voucher.number;
  indexes_.vouchers_of_user[contexts_.at(voucher.context).user].push_back(voucher.number);
  if (voucher.session != 0) indexes_.vouchers_of_session[voucher.session].push_back(voucher.number);
  if (api::is_terminal(voucher.status)) return;
  indexes_.voucher_codes.insert(voucher.code.text());
  indexes_.expiries.insert({voucher.expires_at, voucher.number});
}

void State::rebuild_indexes() {
  indexes_ = {};
  for (const User& user : users_.all()) index(user);
  for (const Grant& grant : grants_.all()) index(grant);
  for (const Context& context : contexts_.all()) index(context);
  for (const Session& session : sessions_.all()) index(session);
  for (const Voucher& voucher : vouchers_.all()) index(voucher);
}

}  // namespace bleepay::sandbox
