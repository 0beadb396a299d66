// The page's side of src/gfx/page.h: WebGL contexts on given canvases, and text by Canvas2D.
// Emscripten links this file into the module; struct offsets follow page.h.

addToLibrary({
  $BleepayText: {
    sans: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, ' +
        'sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"',
    mono: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
    // Anything that may come with colours of its own; a false alarm only costs a second raster.
    hasColors: (text) => /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text),

    // One context measures and keeps its font; the other is resized for every run it draws.
    ruler: null,
    pen: null,

    context() {
      return document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    },

    run(ptr) {
      const text = {{{ makeGetValue('ptr', 0, '*') }}};
      return {
        text: UTF8ToString(text, {{{ makeGetValue('ptr', 4, 'i32') }}}),
        family: {{{ makeGetValue('ptr', 8, 'i32') }}} ? BleepayText.mono : BleepayText.sans,
        weight: {{{ makeGetValue('ptr', 12, 'i32') }}},
        direction: {{{ makeGetValue('ptr', 16, 'i32') }}} ? 'rtl' : 'ltr',
        size: {{{ makeGetValue('ptr', 20, 'float') }}},
      };
    },

    prepare(context, run) {
      context.font = `${run.weight} ${run.size}px ${run.family}`;
      context.direction = run.direction;
      context.textAlign = 'left';
    },

    // Hidden element in which the page's own line breaking is watched.
    sheet: null,
    openSheet(run, width) {
      const sheet = BleepayText.sheet ??= document.createElement('div');
      Object.assign(sheet.style, {
        position: 'absolute', visibility: 'hidden', left: '0', top: '0', padding: '0', border: '0',
        contain: 'layout', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: '2',
        textWrap: 'pretty', // no last line of a single short word, where the browser knows how
        textAlign: 'left', letterSpacing: 'normal', wordSpacing: 'normal', textIndent: '0',
        fontFamily: run.family, fontSize: `${run.size}px`, fontWeight: run.weight,
        direction: run.direction, width: `${width}px`,
      });
      sheet.ariaHidden = 'true';
      sheet.textContent = run.text;
      document.body.append(sheet);
      return sheet;
    },

    // Offsets (UTF-16) at which a new line begins.
    breaks(run, width) {
      const sheet = BleepayText.openSheet(run, width);
      const range = document.createRange();
      const begins = [0];
      let line = null;
      let at = 0;
      for (const character of run.text) {
        range.setStart(sheet.firstChild, at);
        range.setEnd(sheet.firstChild, at + character.length);
        const rect = [...range.getClientRects()].pop();
        if (rect?.width) {
          if (line !== null && rect.top > line + run.size / 2) begins.push(at);
          line = rect.top;
        }
        at += character.length;
      }
      sheet.remove();
      return begins;
    },
  },

  bleepay_gl_open__deps: ['$GL', '$Emval'],
  bleepay_gl_open: (canvas) => GL.createContext(Emval.toValue(canvas), {
    alpha: true,
    antialias: false,
    depth: false,
    stencil: false,
    premultipliedAlpha: true,
    powerPreference: 'low-power',
    majorVersion: 2,
    minorVersion: 0,
  }),

  bleepay_gl_close__deps: ['$GL'],
  bleepay_gl_close: (context) => {
    // Browsers allow 16 contexts per page and collect them late: losing one frees its place now.
    GL.getContext(context).GLctx.getExtension('WEBGL_lose_context')?.loseContext();
    GL.deleteContext(context);
  },

  bleepay_gl_use__deps: ['$GL'],
  bleepay_gl_use: (context) => {
    GL.makeContextCurrent(context);
    return !GLctx.isContextLost();
  },

  bleepay_gl_resize__deps: ['$GL'],
  bleepay_gl_resize: (width, height) => {
    const canvas = GLctx.canvas;
    if (canvas.width != width) canvas.width = width;
    if (canvas.height != height) canvas.height = height;
  },

  bleepay_text_measure__deps: ['$BleepayText', '$UTF8ToString'],
  bleepay_text_measure: (ptr, out) => {
    const run = BleepayText.run(ptr);
    const ruler = BleepayText.ruler ??= BleepayText.context();
    BleepayText.prepare(ruler, run);
    const metrics = ruler.measureText(run.text);
    [
      metrics.width, metrics.fontBoundingBoxAscent, metrics.fontBoundingBoxDescent,
      -metrics.actualBoundingBoxLeft, metrics.actualBoundingBoxRight,
      metrics.actualBoundingBoxAscent, -metrics.actualBoundingBoxDescent,
    ].forEach((value, i) => { {{{ makeSetValue('out', 'i * 4', 'value', 'float') }}}; });
    {{{ makeSetValue('out', 28, 'BleepayText.hasColors(run.text)', 'i32') }}};
  },

  bleepay_text_draw__deps: ['$BleepayText', '$UTF8ToString', '$GL'],
  bleepay_text_draw: (ptr, place) => {
    const run = BleepayText.run(ptr);
    const pen = BleepayText.pen ??= BleepayText.context();
    const at = (offset) => {{{ makeGetValue('place', 'offset', 'i32') }}};
    const width = at(8);
    const height = at(12);
    const color = at(24);
    pen.canvas.width = width;  // clears it, too
    pen.canvas.height = height;
    BleepayText.prepare(pen, run);
    pen.fillStyle = `rgb(${color & 255} ${color >> 8 & 255} ${color >> 16 & 255})`;
    pen.fillText(run.text, at(16), at(20));
    const format = at(28) ? GLctx.ALPHA : GLctx.RGBA;
    GLctx.pixelStorei(GLctx.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    GLctx.texSubImage2D(
        GLctx.TEXTURE_2D, 0, at(0), at(4), format, GLctx.UNSIGNED_BYTE, pen.canvas);
  },

  bleepay_text_wrap__deps: ['$BleepayText', '$UTF8ToString', '$lengthBytesUTF8'],
  bleepay_text_wrap: (ptr, width, out, max) => {
    const run = BleepayText.run(ptr);
    const begins = BleepayText.breaks(run, width).slice(0, max);
    begins.forEach((begin, i) => {
      const end = begins[i + 1] ?? run.text.length;
      const line = run.text.slice(begin, end).trimEnd();
      const first = lengthBytesUTF8(run.text.slice(0, begin));
      {{{ makeSetValue('out', 'i * 8', 'first', 'i32') }}};
      {{{ makeSetValue('out', 'i * 8 + 4', 'first + lengthBytesUTF8(line)', 'i32') }}};
    });
    return begins.length;
  },
});
