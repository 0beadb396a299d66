// The door of the room `gfx`: Dear ImGui's draw data and our own shapes, painted with WebGL2; text
// runs shaped by Canvas2D.
//
// Decides  how triangles, analytic shapes and text quads reach the screen, and what is kept in
// textures. Leaves   what to draw to `ui`, when to draw to `browser`.
#pragma once

#include "gfx/renderer.h"
#include "gfx/text_runs.h"
