// The frame's style sheet as it is shipped: inside the document, so that the code field works one
// round trip earlier. The policy names its digest; no other style is taken from anywhere.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Without comments and spare blanks; it knows the style frame.css is written in. */
function shrink(css) {
  return css.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/;? ?([{};,]) ?/g, '$1');
}

export const frameStyle = shrink(readFileSync(new URL('../frame/frame.css', import.meta.url),
  'utf8'));

/** As a policy source. */
export const frameStyleDigest =
  `'sha256-${createHash('sha256').update(frameStyle).digest('base64')}'`;
