// JSON in both directions, from one description of each message (api/describe.h), so that client
// and sandbox cannot drift apart.
#pragma once

#include <string>
#include <string_view>

#include "api/messages.h"
#include "base/result.h"

namespace bleepay::api {

/// Limits of what is read. Every one is a refusal (TooLarge), never a crash.
inline constexpr std::size_t kBodyBytesMax = 256 * 1024;
inline constexpr int kDepthMax = 16;  // the deepest documented message has 5 levels
inline constexpr std::size_t kTextBytesMax =
    16 * 1024;                                     // assertionToken may have 10,240 characters
inline constexpr std::size_t kElementsMax = 1000;  // a list of contexts, vouchers or currencies

/// How strictly members nobody described are treated: replies ignore them (Bleepay may add fields),
/// orders refuse them.
enum class Unknowns { Ignore, Refuse };

/// Writes a message as compact JSON. Absent optionals are left out. Instantiated for every message
/// of messages.h.
template <class Message>
[[nodiscard]] std::string encode(const Message& message);

/// Reads a message.
///
/// Shape   one JSON document of valid UTF-8; duplicate keys, numbers where text is due, comments, a
/// trailing NUL or a BOM are refused.
///         Limits are the constants above. A member that is null counts as absent.
/// Errors  Malformed, Missing, WrongType, OutOfRange, Duplicate, TooLarge, Unknown (only with
/// Unknowns::Refuse); the path names the member. Calls   pure, O(body).
template <class Message>
[[nodiscard]] Result<Message> decode(std::string_view body, Unknowns unknowns = Unknowns::Ignore);

/// True if two JSON texts mean the same value (members in any order). For comparing CUSTOM terms.
[[nodiscard]] bool same_json(std::string_view a, std::string_view b);

}  // namespace bleepay::api
