// The door of the room `browser`: the edge to a web page.
//
// Decides  how the core meets Embind, Emscripten Fetch, localStorage, timers and the frame's DOM.
// Leaves   every rule of payment to `checkout`, every pixel to `ui` and `gfx`, the overlay elements
// to web/frame.
//
// The module as JavaScript sees it (bleepay-checkout.mjs, default export `createBleepay`):
//
//   const module = await createBleepay({locateFile?, instantiateWasm?});
//   const widget = new module.Widget({onEvent, onViewChanged, onNodes, requestFrame, spokenTime?});
//     onEvent(name, detailJson)   an event of checkout/events.h
//     onViewChanged()             the View may differ from the one last read
//     onNodes(screenJson)         {"height","title"?,"focus"?,"nodes":[...]}, after a frame in
//                                 which it changed: ui::Screen and ui::Node in camelCase
//     requestFrame()              at most once until the next `frame`, and only when something
//                                 changed: input, a reply, a second of a countdown, motion
//     A hook may call any method, `delete` included. What it throws is reported, not passed on.
//     spokenTime(seconds)         a time in words, as it is read out; asked while a frame is drawn
//                                 and therefore no place to call anything
//
//   start(configJson, orderJson)  {"ok":true} or {"ok":false,"fault":{"kind","path","rule",
//                                 "text"}}; see config.h and checkout/order.h
//   submitCode(text)              {"accepted","message"?:{"key","severity","number"?,"code"?,
//                                 "text"}}
//   activate(nodeId)              presses a node of the screen; true if it came to anything
//   supplyToken(text)             auth "host": the page's token, or "" if it has none
//   poke() cancel()               a look now; an end to it. True if accepted
//   setVisible(truth)             hidden: no frames, no countdown, fewer reads
//   view() nodes() text(key, paramsJson)
//   trace()                       the checkout so far, without secrets: checkout/trace.h
//   attachCanvas(canvas)          an element that never had a context; false without WebGL2
//   detachCanvas()                gives the context back. The element is spent: use another one
//   contextLost() contextRestored()   from the canvas's events; false: use the other face
//   resize(cssWidth, pixelRatio) pointer(x, y, isPressed) (-1, -1: elsewhere)
//   field(value, caretStart, caretEnd, focusedNodeId)   the code entry; where the focus shows
//   appearance(json)              how the screen is to look, see appearance.h; answers like
//                                 `start`, and changes nothing when it refuses
//   faces(isPlain, hasBoth)       which face shows the screen; whether the other one can be had
//   copied(nodeId, isCopied)      what became of a node's copyText
//   language(json)                {"tag","messages","numbers"?}: texts by key over those of before,
//                                 and how amounts are written (language.h); answers like `start`,
//                                 and changes nothing when it refuses
//   frame(seconds)                lays out and, with a canvas, paints; the height in CSS px
//   stats()                       {"frames","textTextures","textBytes","textRuns","heapBytes"}
//   delete()                      frees everything; requests under way are closed
#pragma once

#include "browser/widget.h"
