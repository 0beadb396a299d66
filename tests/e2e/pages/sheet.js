// window.sheet: the frame's own document, elements and faces over one scene after another
// (tests/support/ui/scenes.cpp), as they are over a checkout.
import create from '/build/wasm-debug/pages/gallery_page.mjs';
import {Appearance} from '/web/frame/appearance.js';
import {Screen} from '/web/frame/screen.js';

/// The core's door, as far as web/frame/screen.js uses it, with scenes behind it.
class SceneWidget {
  scene = '';
  size = {width: 0, ratio: 1};
  look = {};
  shown = null;

  constructor(gallery, hooks) {
    Object.assign(this, {gallery, hooks});
    for (const name of ['pointer', 'field', 'faces', 'copied', 'activate']) this[name] = () => {};
  }
  attachCanvas(canvas) {
    return this.gallery.attach(canvas);
  }
  detachCanvas() {
    this.gallery.detach();
  }
  resize(width, ratio) {
    this.size = {width, ratio};
    this.hooks.requestFrame();
  }
  appearance(json) {
    this.look = JSON.parse(json);
    this.hooks.requestFrame();
    return '{"ok":true}';
  }
  frame() {
    const {isDark, isHighContrast, isRtl} = this.look;
    const scheme = isHighContrast ? 'contrast' : isDark ? 'dark' : 'light';
    this.shown = this.gallery.show(this.scene, {...this.size, scheme, rtl: isRtl});
    this.hooks.onNodes(this.shown);
    return this.shown.height;
  }
}

class Sheet {
  #screen;
  #widget;
  #gallery;
  #body;

  constructor(module, body) {
    this.#gallery = new module.Gallery();
    this.#body = body;
  }

  names() {
    return Array.from(this.#gallery.names());
  }

  /// Begins anew. `how`: {face: canvas | dom, theme: light | dark, rtl}.
  open({face, theme = 'light', rtl = false}) {
    this.#screen?.stop();
    document.body.replaceChildren(this.#body.cloneNode(true));
    document.documentElement.dir = rtl ? 'rtl' : 'ltr';
    const byId = (id) => document.getElementById(id);
    const parts = {sheet: byId('sheet'), canvas: byId('picture'), root: byId('nodes'),
                   input: byId('code'), holder: byId('entry')};
    const look = new Appearance();
    look.wish({theme});
    this.#screen = new Screen({parts, renderer: face, look, onHeight() {}, onSubmit() {}});
    this.#widget = new SceneWidget(this.#gallery, {
      onNodes: ({nodes}) => this.#screen.show({nodes: Array.from(nodes)}),
      requestFrame: () => this.#screen.redraw(),
    });
    this.#widget.scene = this.names()[0];
    this.#screen.start(this.#widget);
    return this.#screen.face;
  }

  /// Shows a scene now: {height, nodes, texts}.
  show(name) {
    this.#widget.scene = name;
    this.#screen.draw(performance.now());
    return this.#widget.shown;
  }

  /// The picture as straight RGBA rows, read in the task in which it was painted.
  pixels(name) {
    this.show(name);
    const {width, height} = document.getElementById('picture');
    const copy = Object.assign(document.createElement('canvas'), {width, height});
    const context = copy.getContext('2d', {willReadFrequently: true});
    context.drawImage(document.getElementById('picture'), 0, 0);
    return context.getImageData(0, 0, width, height);
  }
}

/// The body of the frame's document, without what starts it.
async function frameBody() {
  const text = await (await fetch('/web/frame/frame.html')).text();
  return new DOMParser().parseFromString(text, 'text/html').getElementById('sheet');
}

window.ready = Promise.all([create(), frameBody()]).then(([module, body]) => {
  window.sheet = new Sheet(module, body);
});
