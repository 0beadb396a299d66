// window.bench: one GfxPage (tests/e2e/support/gfx_page.cpp) and helpers to paint with it and to
// read what was painted.
import create from '/build/wasm-debug/pages/gfx_page.mjs';

const fonts = {
  mono: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  sans: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, ' +
      'sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"',
};

class Bench {
  constructor(module) {
    this.module = module;
    this.ratio = devicePixelRatio;
    this.fonts = fonts;
    this.gfx = new module.GfxPage();
    this.canvas = document.createElement('canvas');
    document.body.append(this.canvas);
    this.isAttached = this.gfx.attach(this.canvas);
  }

  /// A second one, on a canvas of its own.
  another() {
    return new Bench(this.module);
  }

  /// Paints one frame of `width` x `height` CSS px with what `draw(gfx)` puts there.
  paint(width, height, draw) {
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.gfx.begin(width, height, this.ratio);
    const result = draw(this.gfx);
    this.gfx.end();
    return result;
  }

  /// The canvas as straight RGBA rows, read in the same task in which it was painted.
  pixels() {
    const {width, height} = this.canvas;
    const copy = Object.assign(document.createElement('canvas'), {width, height});
    const context = copy.getContext('2d', {willReadFrequently: true});
    context.drawImage(this.canvas, 0, 0);
    return context.getImageData(0, 0, width, height);
  }

  /// Alpha of the canvas, row by row.
  alpha() {
    const {data} = this.pixels();
    return Array.from({length: data.length / 4}, (_, i) => data[4 * i + 3]);
  }
}

window.ready = create().then((module) => {
  window.bench = new Bench(module);
});
