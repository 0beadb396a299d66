// Descriptions: a struct's JSON form is told once and read, written and checked by it.
//
//   template <class Io>
//   void fields(Io& io, Ref<Io, Wallet> wallet) {          // in the struct's namespace
//     io.required("address", wallet.address, chars(4, 66));
//   }
//
//   call       reading                               writing            checking
//   required   must be there and not null            always             against its rule
//   filled     may be absent or null                 always             missing if empty
//   optional   may be absent or null                 if not empty       if not empty
//   nullable   must be there, null is nothing        null if nothing    if not nothing
//   lenient    of another shape counts as absent     if not nothing     -
//   nested     an object around members of the same struct
//   inlined    a part whose members stand among the others
//
// Decides  these meanings. Leaves  which members there are to the descriptions. For codec sources
// only: headers need no more than json.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/field_checker.h"
#include "api/field_reader.h"
#include "api/field_writer.h"

namespace bleepay::api {

/// The parameter of a description: `T&` when reading, `const T&` otherwise.
template <class Io, class T>
using Ref = typename Io::template Of<T>;

// Other rooms read, write and check their own described structs with these three.

template <class Message>
[[nodiscard]] Result<Message> read_message(json::Value value, Unknowns unknowns) {
  FieldReader reader(unknowns);
  Message message;
  reader.read(value, message);
  if (auto fault = reader.take_fault()) return *std::move(fault);
  return message;
}

template <class Message>
[[nodiscard]] Result<Message> read_message(std::string_view text, Unknowns unknowns) {
  const Result<json::Document> document = json::Document::parse(text);
  if (!document) return document.fault();
  return read_message<Message>(document->root(), unknowns);
}

template <class Message>
[[nodiscard]] std::string write_message(const Message& message) {
  FieldWriter writer;
  writer.write(message);
  return std::move(writer.json()).take();
}

template <class Message>
[[nodiscard]] std::optional<Fault> check_message(const Message& message) {
  FieldChecker checker;
  fields(checker, message);
  return checker.take_fault();
}

}  // namespace bleepay::api
