// Whether a shop's own colours can be read: every pair of text and ground in which one of them
// stands is measured, and a weak one is told on the console. Nothing is refused.
//
// It is fetched only where there are such colours, and stands alone.

const TEXT = 4.5; // WCAG 2.2, 1.4.3
const EDGE = 3; // 1.4.11

/** What is seen, on which grounds, and how well at least; as in tests/unit/ui/theme_test.cpp. */
export const PAIRS = [
  ['ink', 'sheet panel track control control-hover control-pressed field selection', TEXT],
  ['muted', 'sheet panel control-hover', TEXT],
  ['header-ink', 'header-top header-bottom', TEXT],
  ['header-muted', 'header-top header-bottom', TEXT],
  ['header-accent', 'header-top', TEXT],
  ['header-bottom', 'header-accent', TEXT],
  ['on-primary', 'primary primary-hover primary-pressed', TEXT],
  ['on-disabled', 'disabled', TEXT],
  ['good', 'sheet panel good-ground', TEXT],
  ['warning', 'panel warning-ground', TEXT],
  ['bad', 'sheet panel control bad-ground', TEXT],
  ['muted', 'track', EDGE],
  ['field-edge', 'sheet', EDGE],
  ['field-edge-active', 'sheet', EDGE],
  ['bad', 'sheet', EDGE],
  ['control-edge', 'sheet panel', EDGE],
  ['primary', 'sheet panel', EDGE],
  ['focus', 'sheet panel', EDGE],
  ['accent', 'panel track', EDGE],
  ['warning', 'track', EDGE],
  ['bad', 'track', EDGE],
].flatMap(([front, grounds, least]) => grounds.split(' ').map((ground) => [front, ground, least]));

/** Of 0-255. Source  www.w3.org/TR/WCAG22, "relative luminance". */
function luminance(rgb) {
  const [r, g, b] = rgb.map((byte) =>
    (byte <= 0.04045 * 255 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const hexOf = (rgb) => `#${rgb.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** A sentence for each weak pair that `own` touches; `colorOf(token)` gives [r, g, b]. */
export function weakPairs(own, colorOf) {
  return PAIRS.filter((pair) => pair.some((token) => Object.hasOwn(own, token)))
    .map(([front, ground, least]) => {
      const [a, b] = [colorOf(front), colorOf(ground)];
      const ratio = Math.floor(contrast(a, b) * 100) / 100; // 4.499 is not 4.5
      return ratio < least && `Bleepay checkout: contrast of ${front} ${hexOf(a)} on ${ground} `
        + `${hexOf(b)} is ${ratio}:1; people need ${least}:1 to make it out`;
    }).filter(Boolean);
}

const said = new Set();

/** Measures what the document wears now; each sentence is said once. */
export function warnOfContrast(own) {
  const probe = document.createElement('span');
  document.documentElement.append(probe);
  const seen = getComputedStyle(probe);
  const colorOf = (token) => {
    probe.style.color = `var(--${token})`;
    return seen.color.match(/\d+/g).slice(0, 3).map(Number);
  };
  for (const sentence of weakPairs(own, colorOf)) {
    if (!said.has(sentence)) console.warn(sentence);
    said.add(sentence);
  }
  probe.remove();
}
