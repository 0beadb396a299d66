// JSON in both directions, from one description of each message (api/describe.h), so that client
// and sandbox cannot drift apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/json.h"
#include "api/messages.h"
#include "base/result.h"

namespace bleepay::api {

/// How strictly members nobody described are treated: replies ignore them (Bleepay may add fields),
/// orders refuse them.
enum class Unknowns { Ignore, Refuse };

/// Writes a message as compact JSON. Absent optionals are left out. Instantiated for every message
/// of messages.h.
template <class Message>
[[nodiscard]] std::string encode(const Message& message);

/// Reads a message.
///
/// Shape   one JSON document as json::Document takes it, with its limits. A member that is null
/// counts as absent.
/// Errors  Malformed, Missing, WrongType, OutOfRange, Duplicate, TooLarge, Unknown (only with
/// Unknowns::Refuse); the path names the member.
/// Calls   pure, O(body).
template <class Message>
[[nodiscard]] Result<Message> decode(std::string_view body, Unknowns unknowns = Unknowns::Ignore);

/// Holds a request against the documented limits of its members: lengths, counts, notation.
/// Decoding takes any length, so that the sandbox can answer `validation_failed` with the member
/// and the rule, and the client can look before it sends.
///
/// Shape   for every ...Request of messages.h; nothing = fine.
/// Source  docs.bleepay.com, API reference, read 2026-11; where it names no limit for a member, the
/// limit the same member has elsewhere in it.
template <class Request>
[[nodiscard]] std::optional<Fault> validate(const Request& request);

/// True if two JSON texts mean the same value (members in any order). For comparing CUSTOM terms.
[[nodiscard]] bool same_json(std::string_view a, std::string_view b);

}  // namespace bleepay::api
