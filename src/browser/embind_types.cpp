// The types that cross to JavaScript. Stands in for Embind's own list, which registers 40 types of
// which the Widget uses eight, and names them with printf: 8 KB less to load.
#include <emscripten/bind.h>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

using emscripten::internal::InitFunc;
using emscripten::internal::TypeID;

namespace {

InitFunc* first_init = nullptr;

template <class T>
void register_integer(const char* name) {
  emscripten::internal::_embind_register_integer(TypeID<T>::get(), name, sizeof(T),
                                                 std::numeric_limits<T>::min(),
                                                 std::numeric_limits<T>::max());
}

}  // namespace

// Embind's glue and headers look for these by name. Any that is missing here would be fetched from
// Embind's own file, and all the others with it: two of a name, which the linker refuses.
extern "C" {

// Only for coroutines, of which the Widget has none.
void _emval_coro_resume(void*, void*) { std::abort(); }
void _emval_coro_reject(void*, void*) { std::abort(); }

/// Only asked for texts of errors.
const char* __getTypeName(const void*) { return nullptr; }

void _embind_register_bindings(InitFunc* init) {
  init->next = first_init;
  first_init = init;
}

void _embind_initialize_bindings() {
  for (InitFunc* init = first_init; init != nullptr; init = init->next) init->init_func();
}

}  // extern "C"

EMSCRIPTEN_BINDINGS(bleepay_types) {
  namespace embind = emscripten::internal;
  embind::_embind_register_void(TypeID<void>::get(), "void");
  embind::_embind_register_bool(TypeID<bool>::get(), "bool", true, false);
  register_integer<int>("int");
  embind::_embind_register_float(TypeID<float>::get(), "float", sizeof(float));
  embind::_embind_register_float(TypeID<double>::get(), "double", sizeof(double));
  embind::_embind_register_std_string(TypeID<std::string>::get(), "std::string");
  embind::_embind_register_emval(TypeID<emscripten::val>::get());
}
