#include "support/ui/picture.h"

#include <imgui.h>

#include <cstring>

namespace bleepay::ui {
namespace {

Painted shape_of(const ImDrawCmd& command) {
  Painted painted;
  std::memcpy(&painted.shape, command.UserCallbackData, sizeof painted.shape);
  painted.rect = painted.shape.rect;
  painted.color = painted.shape.top;
  return painted;
}

void add_texts(std::vector<Painted>& all, const FixedText& text, const ImDrawList& list,
               const ImDrawCmd& command) {
  constexpr unsigned kIndicesPerQuad = 6;
  for (unsigned i = 0; i + kIndicesPerQuad <= command.ElemCount; i += kIndicesPerQuad) {
    const auto first = static_cast<int>(command.IdxOffset + i);
    const ImDrawVert& a =
        list.VtxBuffer[list.IdxBuffer[first] + static_cast<int>(command.VtxOffset)];
    const ImDrawVert& c =
        list.VtxBuffer[list.IdxBuffer[first + 2] + static_cast<int>(command.VtxOffset)];
    all.push_back({.is_text = true,
                   .shape = {},
                   .text = text.rasterized(command.GetTexID()),
                   .rect = {a.pos.x, a.pos.y, c.pos.x - a.pos.x, c.pos.y - a.pos.y},
                   .color = a.col});
  }
}

}  // namespace

std::vector<Painted> picture(const FixedText& text) {
  std::vector<Painted> all;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback == shape_marker) {
        all.push_back(shape_of(command));
      } else if (command.ElemCount > 0) {
        add_texts(all, text, *list, command);
      }
    }
  }
  return all;
}

}  // namespace bleepay::ui
