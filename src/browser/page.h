// What this room asks of the page's JavaScript; answered by page.library.js.
#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>

namespace bleepay::browser {

extern "C" {

/// Calls hooks[name](first, second); a null text is left out. What a hook throws is reported to the
/// page and goes no further: nothing may unwind through our frames.
void bleepay_hook(emscripten::EM_VAL hooks, const char* name, const char* first,
                  const char* second);

/// What hooks[name](number) answers, a text to be freed; null where there is no such hook, or it
/// throws.
char* bleepay_ask(emscripten::EM_VAL hooks, const char* name, double number);

/// The address as the browser will request it, relative to the frame's document. A text to be
/// freed, or null if it is no http(s) address.
char* bleepay_absolute_url(const char* address);

/// Fills `size` bytes with what nobody can guess.
void bleepay_entropy(void* bytes, std::size_t size);

/// The module's `storage`, which the frame may have set, or localStorage; either may be denied or
/// full: null or false then, never an exception.
char* bleepay_storage_load(const char* key);
bool bleepay_storage_store(const char* key, const char* record);
bool bleepay_storage_erase(const char* key);

}  // extern "C"

}  // namespace bleepay::browser
