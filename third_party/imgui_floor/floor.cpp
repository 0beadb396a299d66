// What Dear ImGui's core refers to and this product does not use: tables, columns, scanf, and a
// formatter that knows the few conversions the core needs to name its windows.
#include <cstdarg>
#include <cstddef>
#include <cstdint>

#include "imgui.h"
#include "imgui_floor/handles.h"
#include "imgui_internal.h"

void bleepay::fill_gaps() {}

namespace ImGui {

// imgui_tables.cpp is not compiled. The core calls these for windows that contain tables or
// columns; ours never do.
void EndColumns() {}
void EndTable() {}
void PopColumnsBackground() {}
void PushColumnsBackground() {}
void TableEndCell(ImGuiTable*) {}
void TableEndRow(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePopBackgroundChannel() {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui

// Upstream's sources are compiled with functions of the C library renamed to these: settings files,
// number fields and circles are not used.
extern "C" {
int bleepay_no_sscanf(const char*, const char*, ...) { return 0; }
double bleepay_no_atof(const char*) { return 0; }
float bleepay_no_sinf(float) { return 0; }
float bleepay_no_cosf(float) { return 1; }
float bleepay_no_acosf(float) { return 1; }
}

namespace {

/// Writes as far as there is room and counts what a longer buffer would have taken.
struct Sink {
  char* out;
  std::size_t room;
  int count = 0;

  void put(char c) {
    if (out != nullptr && static_cast<std::size_t>(count) + 1 < room) out[count] = c;
    ++count;
  }
  void pad(int width, int used, char fill) {
    for (; used < width; ++used) put(fill);
  }
};

struct Conversion {
  char fill = ' ';
  int width = 0;
  int precision = -1;
  bool is_long_long = false;
};

void put_text(Sink& sink, const char* text, const Conversion& how) {
  if (text == nullptr) text = "(null)";
  int length = 0;
  while ((how.precision < 0 || length < how.precision) && text[length] != 0) ++length;
  sink.pad(how.width, length, ' ');
  for (int i = 0; i < length; ++i) sink.put(text[i]);
}

void put_number(Sink& sink, std::uint64_t value, bool is_negative, unsigned base, char ten,
                const Conversion& how) {
  char digits[24];
  int length = 0;
  do {
    const unsigned digit = static_cast<unsigned>(value % base);
    digits[length++] = static_cast<char>(digit < 10 ? '0' + digit : ten + (digit - 10));
    value /= base;
  } while (value != 0);
  if (is_negative && how.fill == '0') sink.put('-');
  sink.pad(how.width, length + (is_negative ? 1 : 0), how.fill);
  if (is_negative && how.fill != '0') sink.put('-');
  while (length > 0) sink.put(digits[--length]);
}

/// Reads flags, width, precision and length after a '%' and leaves `format` on the conversion.
Conversion read_conversion(const char*& format, va_list& args) {
  Conversion how;
  if (*format == '0') how.fill = *format++;
  for (; *format >= '0' && *format <= '9'; ++format) how.width = how.width * 10 + (*format - '0');
  if (*format == '.') {
    how.precision = 0;
    if (*++format == '*') {
      how.precision = va_arg(args, int);
      ++format;
    }
    for (; *format >= '0' && *format <= '9'; ++format)
      how.precision = how.precision * 10 + (*format - '0');
  }
  for (; *format == 'l'; ++format) how.is_long_long = format[1] == 'l' || how.is_long_long;
  return how;
}

/// False for a conversion this formatter does not know; its argument is then left alone.
bool convert(Sink& sink, char conversion, const Conversion& how, va_list& args) {
  switch (conversion) {
    case '%':
      sink.put('%');
      return true;
    case 'c':
      sink.put(static_cast<char>(va_arg(args, int)));
      return true;
    case 's':
      put_text(sink, va_arg(args, const char*), how);
      return true;
    case 'd':
    case 'i': {
      const std::int64_t value = how.is_long_long ? va_arg(args, long long) : va_arg(args, int);
      const std::uint64_t size =
          value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
      put_number(sink, size, value < 0, 10, 'a', how);
      return true;
    }
    case 'u':
    case 'x':
    case 'X': {
      const std::uint64_t value =
          how.is_long_long ? va_arg(args, unsigned long long) : va_arg(args, unsigned);
      put_number(sink, value, false, conversion == 'u' ? 10 : 16, conversion == 'X' ? 'A' : 'a',
                 how);
      return true;
    }
    case 'p':
      put_number(sink, reinterpret_cast<std::uintptr_t>(va_arg(args, void*)), false, 16, 'a', how);
      return true;
    default:
      return false;
  }
}

}  // namespace

int ImFormatStringV(char* buffer, std::size_t size, const char* format, va_list outer) {
  va_list args;  // a va_list parameter may be an array that has decayed; a copy can be passed on
  va_copy(args, outer);
  Sink sink{buffer, size};
  for (; *format != 0; ++format) {
    if (*format != '%') {
      sink.put(*format);
      continue;
    }
    ++format;
    const Conversion how = read_conversion(format, args);
    if (!convert(sink, *format, how, args)) break;
  }
  va_end(args);
  if (buffer == nullptr) return sink.count;
  const int written = sink.count < static_cast<int>(size) ? sink.count : static_cast<int>(size) - 1;
  buffer[written] = 0;
  return written;
}

int ImFormatString(char* buffer, std::size_t size, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int written = ImFormatStringV(buffer, size, format, args);
  va_end(args);
  return written;
}
