// What JavaScript finds in the module; browser.h says what each of it means.
#include <emscripten/bind.h>

#include "browser/widget.h"

EMSCRIPTEN_BINDINGS(bleepay_checkout) {
  using bleepay::browser::Widget;
  emscripten::class_<Widget>("Widget")
      .constructor<emscripten::val>()
      .function("start", &Widget::start)
      .function("submitCode", &Widget::submit_code)
      .function("activate", &Widget::activate)
      .function("supplyToken", &Widget::supply_token)
      .function("poke", &Widget::poke)
      .function("cancel", &Widget::cancel)
      .function("setVisible", &Widget::set_visible)
      .function("view", &Widget::view)
      .function("trace", &Widget::trace)
      .function("nodes", &Widget::nodes)
      .function("text", &Widget::text)
      .function("attachCanvas", &Widget::attach_canvas)
      .function("detachCanvas", &Widget::detach_canvas)
      .function("contextLost", &Widget::context_lost)
      .function("contextRestored", &Widget::context_restored)
      .function("resize", &Widget::resize)
      .function("pointer", &Widget::pointer)
      .function("field", &Widget::field)
      .function("appearance", &Widget::appearance)
      .function("faces", &Widget::faces)
      .function("copied", &Widget::copied)
      .function("language", &Widget::language)
      .function("frame", &Widget::frame)
      .function("stats", &Widget::stats);
}
