// One widget on the sheet: draws when asked to, and only then, keeps the elements in step with the
// picture, and hands wishes back.
//
// Decides  when a frame is due and which face shows it: the one the page asks for, until the payer
// switches. Leaves   what is on it to the core.

import { SYSTEM } from './appearance.js';
import { CanvasFace } from './canvas_face.js';
import { DomFace } from './dom_face.js';
import { Overlay } from './overlay.js';

const CODE = 'code'; // the text box of the core's screen, and the button that submits it
const SUBMIT = 'pay';
const FACE = 'face'; // the control that leads to the other face
const FORCED = '(forced-colors: active)';

export class Screen {
  #stop = new AbortController();
  #frame = 0; // of requestAnimationFrame, 0 when none is due
  #height = 0;
  #width = 0;
  #overlay;
  #face;
  #nodes = [];
  #chosen = null; // the face the payer switched to, for as long as this document lives
  #moved = null; // the element that the focus was moved to, until it has been brought into view
  #isPictureGone = false; // no WebGL2, or a context lost for good

  /**
   * `parts`: {sheet, canvas, root, input, holder}; `look` is the Appearance; `onHeight(px)` follows
   * the content; `onSubmit` is the one wish that the form, which keeps the code, grants itself.
   */
  constructor({ parts, renderer = 'auto', look, onHeight, onSubmit }) {
    Object.assign(this, { parts, renderer, look, onHeight, onSubmit });
    this.#overlay = new Overlay(parts.root,
      { id: CODE, element: parts.input, holder: parts.holder });
  }

  get face() { return this.parts.sheet.dataset.face; }

  start(widget) {
    this.widget = widget;
    const { signal } = this.#stop;
    const { root, input, sheet } = this.parts;
    sheet.removeAttribute('aria-labelledby'); // the heading of the form, which the core replaces
    root.addEventListener('click', (event) => this.#press(event), { signal });
    root.addEventListener('focusin', () => this.#tellField(), { signal });
    root.addEventListener('focusout', () => this.#tellField(), { signal });
    input.addEventListener('input', () => this.#tellField(), { signal });
    document.addEventListener('selectionchange', () => this.#tellField(), { signal });
    for (const query of [...Object.values(SYSTEM), FORCED]) {
      matchMedia(query).addEventListener('change', () => this.#adapt(), { signal });
    }
    this.#useFace(this.#wantedFace());
    this.#watchSize(sheet, signal);
    this.#watchPixelRatio();
    this.look.onChange = () => this.#tellAppearance();
    this.#tellAppearance();
    this.#tellField();
    this.draw(performance.now());
  }

  stop() {
    this.look.onChange = () => {};
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.#face?.stop();
  }

  /** The core's wish to be drawn once more. */
  redraw() {
    if (!this.#frame) this.#frame = requestAnimationFrame((now) => this.draw(now));
  }

  draw(now) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#stop.signal.aborted) return;
    const height = this.widget.frame(now / 1000);
    if (this.face === 'canvas') this.#reportHeight(height);
    this.#face.place(this.#overlay, height);
    this.#reveal();
  }

  /** The core's list of what is on the screen. */
  show({ nodes, focus }) {
    this.#nodes = nodes;
    const hasFocus = document.hasFocus() && document.activeElement !== document.body;
    this.#overlay.update(nodes);
    this.#face?.place(this.#overlay, this.#height);
    if (focus && hasFocus) this.#moveFocus(focus);
  }

  #moveFocus(id) {
    const element = this.#overlay.element(id);
    if (!element) return;
    if (element.tabIndex < 0) element.setAttribute('tabindex', '-1');
    element.focus({ preventScroll: true });
    this.#moved = element;
  }

  /** What the focus was moved to is brought into view, once the page has given the sheet room. */
  #reveal() {
    const element = this.#moved;
    this.#moved = null;
    if (!element) return;
    const reveal = () => {
      if (element === document.activeElement) element.scrollIntoView({ block: 'nearest' });
    };
    if (this.parts.sheet.getBoundingClientRect().height <= innerHeight + 1) reveal();
    else window.addEventListener('resize', reveal, { once: true, signal: this.#stop.signal });
  }

  /** Forced colours reach elements only; a page that insists on the picture knows why. */
  #canDraw() {
    return !this.#isPictureGone && 'WebGL2RenderingContext' in window
      && (this.renderer === 'canvas' || !matchMedia(FORCED).matches);
  }

  #wantedFace() {
    if (!this.#canDraw()) return 'dom';
    return this.#chosen ?? (this.renderer === 'dom' ? 'dom' : 'canvas');
  }

  /** The elements stay, and with them the focus: only what lies under them changes. */
  #switchFace() {
    this.#chosen = this.face === 'canvas' ? 'dom' : 'canvas';
    this.#useFace(this.#wantedFace());
  }

  #useFace(name) {
    const { sheet, root } = this.parts;
    this.#face?.stop();
    if (this.face === 'canvas') this.#renewCanvas();
    const about = { widget: this.widget, canvas: this.parts.canvas, root,
      redraw: () => this.redraw(), onGone: () => this.#losePicture() };
    this.#face = name === 'canvas' ? new CanvasFace(about) : new DomFace(about);
    if (!this.#face.start()) {
      this.#isPictureGone = true;
      this.#face = new DomFace(about);
      name = 'dom';
    }
    sheet.dataset.face = name;
    sheet.classList.toggle('plain', name === 'dom');
    this.#tellFaces();
    if (this.#nodes.length) this.redraw();
  }

  #losePicture() {
    this.#isPictureGone = true;
    this.#useFace('dom');
  }

  /** A canvas has one context in its life: another picture takes another element. */
  #renewCanvas() {
    const spent = this.parts.canvas;
    this.parts.canvas = spent.cloneNode();
    spent.replaceWith(this.parts.canvas);
  }

  #adapt() {
    const wanted = this.#wantedFace();
    if (wanted !== this.face) this.#useFace(wanted);
    this.#tellFaces();
    this.#tellAppearance();
  }

  #tellFaces() { this.widget.faces(this.face === 'dom', this.#canDraw()); }

  #tellAppearance() {
    const isRtl = document.documentElement.dir === 'rtl';
    const answer = this.widget.appearance(JSON.stringify({ ...this.look.dress(), isRtl }));
    const { fault } = JSON.parse(answer);
    if (fault) console.warn(`Bleepay checkout: ${fault.text}`);
  }

  #tellField() {
    const { input } = this.parts;
    const active = document.activeElement;
    const isShown = active?.matches?.(':focus-visible') || active === input;
    const focused = isShown && document.hasFocus() ? active.dataset.node ?? '' : '';
    this.widget.field(input.value, input.selectionStart ?? 0, input.selectionEnd ?? 0, focused);
  }

  #press(event) {
    const node = this.#overlay.nodeAt(event.target);
    if (!node?.hasAction || node.isDisabled) return;
    this.#tellField();
    if (node.id === SUBMIT) this.onSubmit();
    else if (node.id === FACE) this.#switchFace();
    else this.widget.activate(node.id);
    if (node.copyText) this.#copy(node);
  }

  /** The core hears that something was copied when the clipboard has said so, not before. */
  async #copy({ id, copyText }) {
    this.draw(performance.now()); // what was said last falls silent: the same words are news again
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(copyText);
    } catch {
      isCopied = false; // refused, or there is no clipboard here
    }
    if (!this.#stop.signal.aborted) this.widget.copied(id, isCopied);
  }

  #watchSize(sheet, signal) {
    const observer = new ResizeObserver(([{ contentRect, borderBoxSize: [box] }]) => {
      if (contentRect.width !== this.#width) {
        this.#width = contentRect.width;
        this.#tellSize();
      }
      if (this.face !== 'canvas') this.#reportHeight(box.blockSize);
    });
    observer.observe(sheet);
    signal.addEventListener('abort', () => observer.disconnect());
    this.#width = sheet.clientWidth;
  }

  #tellSize() { this.widget.resize(this.#width, devicePixelRatio); }

  /** There is no event for it: a query that just stopped being true is the event. */
  #watchPixelRatio() {
    this.#tellSize();
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change',
      () => this.#watchPixelRatio(), { once: true, signal: this.#stop.signal });
  }

  #reportHeight(height) {
    const whole = Math.ceil(height);
    if (whole === this.#height) return;
    this.#height = whole;
    this.onHeight(whole);
  }
}
