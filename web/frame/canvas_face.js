// The painted face: the core draws on the canvas, the elements lie on it, transparent, each exactly
// where its picture is.
//
// Decides  positions, and what the core is told of the pointer and of a lost context.
// Leaves   keys, text and activation to the elements; scrolling to the browser, always.

const POINTER = ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave'];
const SLOTS = 6;
const LOSSES_MAX = 1; // a second lost context is a sign of a machine that cannot keep one

export class CanvasFace {
  #stop = new AbortController();
  #losses = 0;
  #isPressed = false;

  /** `onGone` is called when there can be no picture (any more): the other face takes over. */
  constructor({ widget, canvas, root, redraw, onGone }) {
    Object.assign(this, { widget, canvas, root, redraw, onGone });
  }

  /** False without WebGL2. */
  start() {
    this.canvas.hidden = false;
    if (!this.widget.attachCanvas(this.canvas)) {
      this.canvas.hidden = true;
      return false;
    }
    const { signal } = this.#stop;
    const passive = { signal, passive: true };
    for (const type of POINTER) {
      this.root.addEventListener(type, (event) => this.#point(event), passive);
    }
    this.canvas.addEventListener('webglcontextlost', (event) => this.#lose(event), { signal });
    this.canvas.addEventListener('webglcontextrestored', () => this.#restore(), { signal });
    return true;
  }

  stop() {
    this.#stop.abort();
    this.widget.pointer(-1, -1, false);
    this.widget.detachCanvas();
    this.canvas.hidden = true;
  }

  /** Lays every element over its picture: told within the sheet, set within its parent. */
  place(overlay, height) {
    this.canvas.style.height = `${height}px`;
    for (const { element, node } of overlay.entries()) {
      const parent = element.parentElement.closest('[data-node]');
      const origin = (parent && overlay.node(parent.dataset.node)?.rect) ?? { x: 0, y: 0 };
      const { x, y, width, height: tall } = node.rect;
      const { style } = element;
      setStyle(style, 'left', `${x - origin.x}px`);
      setStyle(style, 'top', `${y - origin.y}px`);
      setStyle(style, 'width', `${width}px`);
      setStyle(style, 'height', `${tall}px`);
      element.toggleAttribute('data-announced', width === 0 || tall === 0);
      if (element.localName === 'input') element.style.setProperty('--slot', `${width / SLOTS}px`);
    }
  }

  #point({ type, clientX, clientY, pointerType, buttons }) {
    if (type === 'pointerleave' || type === 'pointercancel'
        || (type === 'pointerup' && pointerType === 'touch')) {
      this.#isPressed = false;
      this.widget.pointer(-1, -1, false); // a finger that is gone hovers over nothing
    } else {
      if (type !== 'pointermove') this.#isPressed = type === 'pointerdown' && buttons % 2 === 1;
      const { left, top } = this.root.getBoundingClientRect();
      this.widget.pointer(clientX - left, clientY - top, this.#isPressed);
    }
  }

  #lose(event) {
    event.preventDefault(); // otherwise it is never given back
    this.#losses += 1;
    this.widget.contextLost();
    if (this.#losses > LOSSES_MAX) this.onGone();
  }

  #restore() {
    if (this.widget.contextRestored()) this.redraw();
    else this.onGone();
  }
}

function setStyle(style, name, value) {
  if (style[name] !== value) style[name] = value;
}
