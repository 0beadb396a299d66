// The door of the room `browser`: the edge to a web page.
//
// Decides  how the core meets Embind, Emscripten Fetch, localStorage, timers and the frame's DOM.
// Leaves   every rule of payment to `checkout`, every pixel to `ui` and `gfx`, the overlay elements
// to web/frame.
#pragma once
