// The plain face: the same elements, laid out by the style sheet. It serves where there is no
// WebGL2, where colours are forced, and whoever asks for it; the core is driven in the same way.

export class DomFace {
  constructor({ root }) {
    this.root = root;
  }

  start() { return true; }
  stop() {}

  /** Takes back what the painted face may have laid down. */
  place(overlay) {
    for (const { element, node } of overlay.entries()) {
      if (element.hasAttribute('style')) element.removeAttribute('style');
      element.toggleAttribute('data-announced', node.rect.width === 0 || node.rect.height === 0);
      showProgress(element, node);
    }
  }
}

/** A progress bar shows its share by a custom property and its words by an attribute. */
function showProgress(element, node) {
  if (element.getAttribute('role') !== 'progressbar') return;
  element.style.setProperty('--share', `${Math.round((node.progress ?? 0) * 1000) / 10}%`);
  element.dataset.words = node.value ?? '';
}
