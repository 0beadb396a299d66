// How the checkout looks: what the shop asked for and what the payer's system says, put together
// for the static form, the plain face and the core alike.
//
// Decides  which scheme it is, and that high contrast takes nothing of a shop. Leaves   palettes to
// frame.css and src/ui/theme.cpp, which a test holds equal.

import { FILES } from './files.js';
import { isText } from './values.js';

/** What is asked of the payer's system. */
export const SYSTEM = {
  isDark: '(prefers-color-scheme: dark)',
  isReducedMotion: '(prefers-reduced-motion: reduce)',
  isHighContrast: '(prefers-contrast: more)',
};

export class Appearance {
  #theme = 'auto';
  #variables = {};
  #worn = []; // the properties set on the document
  /** Called when the shop changed its mind; without a core, the document is all there is. */
  onChange = () => this.dress();

  wish({ theme = 'auto', variables = {} }) {
    this.#theme = theme;
    this.#variables = variables;
    this.onChange();
  }

  /** Dresses the document; gives back what the core is to be told. */
  dress() {
    const look = {};
    for (const [name, query] of Object.entries(SYSTEM)) look[name] = matchMedia(query).matches;
    const { dataset, style } = document.documentElement;
    if (this.#theme === 'auto') {
      delete dataset.theme; // the style sheet follows the system by itself
    } else {
      dataset.theme = this.#theme;
      look.isDark = this.#theme === 'dark';
    }
    look.variables = look.isHighContrast ? {} : this.#variables;
    for (const name of this.#worn) style.removeProperty(name);
    for (const [token, value] of Object.entries(look.variables)) {
      style.setProperty(`--${token}`, isText(value) ? value : `${value}px`);
    }
    this.#worn = Object.keys(look.variables).map((token) => `--${token}`);
    if (this.#worn.length) judge(look.variables);
    return look;
  }
}

/** Contrast is looked at where a shop has colours of its own: only then its module is fetched. */
function judge(variables) {
  const module = import(new URL(FILES.contrast, document.baseURI));
  module.then(({ warnOfContrast }) => warnOfContrast(variables), () => {}); // advice can be missed
}
