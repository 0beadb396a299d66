// The font loader Dear ImGui finds where it expects FreeType's: that hook keeps stb_truetype out of
// the binary without touching upstream's sources.
#include "imgui_floor/blank_font.h"

#include "imgui.h"
#include "imgui_floor/handles.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

namespace {

bool has_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return false; }

bool load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar, ImFontGlyph*, float*) {
  return false;
}

}  // namespace

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
  static const ImFontLoader loader = [] {
    ImFontLoader blank;
    blank.Name = "blank";
    blank.FontSrcContainsGlyph = has_glyph;
    blank.FontBakedLoadGlyph = load_glyph;
    return blank;
  }();
  return &loader;
}

namespace bleepay {

void add_blank_font(ImFontAtlas& atlas) {
  fill_gaps();
  leave_out_unused();
  constexpr int kTextureSide = 16;  // holds the 2x2 white texels; upstream starts at 512 x 128
  atlas.TexMinWidth = kTextureSide;
  atlas.TexMinHeight = kTextureSide;
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  ImFontConfig config;
  config.FontLoader = ImGuiFreeType::GetFontLoader();
  config.SizePixels = 15;  // Dear ImGui needs a size above zero; nothing is laid out by it
  atlas.AddFont(&config);
}

}  // namespace bleepay
