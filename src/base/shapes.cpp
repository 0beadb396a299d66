#include "base/shapes.h"

namespace bleepay {

void shape_marker(const ImDrawList*, const ImDrawCmd*) {}

}  // namespace bleepay
