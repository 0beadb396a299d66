// window.gallery: shows one scene after another (tests/e2e/support/gallery_page.cpp).
import create from '/build/wasm-debug/pages/gallery_page.mjs';

class GalleryPage {
  constructor(module) {
    this.gallery = new module.Gallery();
    this.canvas = document.createElement('canvas');
    document.body.append(this.canvas);
    this.isAttached = this.gallery.attach(this.canvas);
  }

  names() {
    return this.gallery.names();
  }

  /// From now on in this language: fonts are chosen by it, and so is the direction.
  speak({tag, dir, messages, numbers}) {
    Object.assign(document.documentElement, {lang: tag, dir});
    this.isRtl = dir === 'rtl';
    this.gallery.speak(tag, messages, numbers);
  }

  /// `how`: {width, scheme: light | dark | contrast, rtl, faces}. Returns {height, nodes}.
  show(name, how) {
    document.body.className = how.scheme;
    const shown = this.gallery.show(name, {ratio: devicePixelRatio, rtl: this.isRtl, ...how});
    this.canvas.style.width = `${how.width}px`;
    this.canvas.style.height = `${shown.height}px`;
    return shown;
  }
}

window.ready = create().then((module) => {
  window.gallery = new GalleryPage(module);
});
