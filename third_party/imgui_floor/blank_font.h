// A font without glyphs for Dear ImGui: it insists on having one, our text comes from elsewhere.
#pragma once

struct ImFontAtlas;

namespace bleepay {

/// Gives an atlas its only font, which measures nothing and draws nothing, and shrinks the atlas
/// texture to the few white texels Dear ImGui points filled shapes at.
///
/// Calls   once per ImGui context, before its first frame.
void add_blank_font(ImFontAtlas& atlas);

}  // namespace bleepay
