// How the shop wants the checkout to look: the option `appearance`, and the custom properties that
// the page's own style sheets set at the element.
//
// Decides  which tokens there are, which values fit, that the option wins. Leaves   understanding a
// colour to the browser, painting it to the frame.

export const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const THEMES = ['auto', 'light', 'dark'];

/** By the names of src/ui/theme.h; a page's style sheet writes `--bleepay-` before them. */
export const TOKENS = `sheet sheet-edge shadow ink muted hairline panel panel-edge header-top
  header-bottom header-edge header-ink header-muted header-accent field field-edge
  field-edge-active selection primary primary-hover primary-pressed on-primary control control-hover
  control-pressed control-edge disabled on-disabled focus accent track good good-ground warning
  warning-ground bad bad-ground radius-sheet radius-panel radius-control`.split(/\s+/);
const RADIUS_MAX = 24;

/** The CSS property whose values a token takes, and what is said of one that it does not take. */
function kindOf(token) {
  if (token.startsWith('radius-')) {
    return ['border-top-left-radius', `must be a length from 0 to ${RADIUS_MAX}px`];
  }
  return ['color', `must be ${token === 'shadow' ? 'a' : 'an opaque'} CSS colour`];
}
const asText = (value) => (typeof value === 'number' ? `${value}px` : value);

const warnings = new Set(); // once each: a page is looked at again and again
export function warn(name, rule) {
  const text = `Bleepay checkout: ${name} ${rule}`;
  if (!warnings.has(text)) console.warn(text);
  warnings.add(text);
}

/**
 * The options `theme` and `appearance` as one; `refuse(path, rule)` throws for what could not be
 * right on any page. The rest is seen there.
 */
export function checkAppearance(shortTheme = 'auto', appearance, refuse) {
  if (!isObject(appearance ?? {})) refuse('appearance', 'must be an object');
  const { theme = shortTheme, variables = {}, ...others } = appearance ?? {};
  for (const name of Object.keys(others)) refuse(`appearance.${name}`, 'is not known');
  if (!THEMES.includes(theme)) refuse('appearance.theme', `must be one of: ${THEMES.join(', ')}`);
  if (!isObject(variables)) refuse('appearance.variables', 'must be an object');
  for (const [token, value] of Object.entries(variables)) {
    const [property, rule] = kindOf(token);
    if (!TOKENS.includes(token)) refuse(`appearance.variables.${token}`, 'is not a known token');
    if (value !== undefined && !CSS.supports(property, asText(value))) {
      refuse(`appearance.variables.${token}`, rule);
    }
  }
  return { theme, variables };
}

/** The frame's own preference follows it: with `auto` that of the page at this place. */
export const schemeOf = ({ theme }) => (theme === 'auto' ? 'inherit' : theme);

/** `color(srgb ...)` as `#rrggbb`, with two more digits where it is not opaque. */
function hexOf(seen) {
  const parts = /^color\(srgb (\S+) (\S+) (\S+?)(?: \/ (\S+))?\)$/.exec(seen)?.slice(1) ?? [];
  const hex = parts.map((part = 1) => Math.round(Math.min(1, Math.max(0, Number(part) || 0)) * 255)
    .toString(16).padStart(2, '0')).join('');
  return hex && `#${hex.replace(/(?<=^.{6})ff$/, '')}`;
}

/** The value as the frame takes it, as the browser understands it where `probe` stands. */
function readValue(token, text, probe) {
  const [property] = kindOf(token);
  if (!CSS.supports(property, text)) return undefined;
  const isColor = property === 'color';
  probe.style.removeProperty(property);
  // Every notation there is comes back as one of sRGB when it was mixed with itself.
  probe.style.setProperty(property, isColor ? `color-mix(in srgb,${text},${text})` : text);
  const seen = getComputedStyle(probe).getPropertyValue(property);
  if (isColor) {
    const hex = hexOf(seen);
    return hex.length === 7 || (hex && token === 'shadow') ? hex : undefined;
  }
  const radius = Math.round(/^([\d.]+)px$/.exec(seen)?.[1]);
  return radius <= RADIUS_MAX ? radius : undefined;
}

/**
 * Theme and tokens as the frame is told them. What does not fit is left out: of an option, after
 * `complain(path, rule)`, which may throw; of a style sheet, with a warning.
 */
export function readAppearance(element, { theme, variables }, complain) {
  const page = getComputedStyle(element);
  const probe = document.createElement('span');
  probe.style.colorScheme = schemeOf({ theme }); // what light-dark() goes by
  element.shadowRoot.append(probe); // out of the reach of the page's rules
  const read = {};
  try {
    for (const token of TOKENS) {
      const name = `--bleepay-${token}`;
      const own = variables[token];
      const text = asText(own ?? page.getPropertyValue(name).trim());
      const value = text && readValue(token, text, probe);
      if (value !== undefined && text) read[token] = value;
      else if (own !== undefined) complain(`appearance.variables.${token}`, kindOf(token)[1]);
      else if (text) warn(name, kindOf(token)[1]);
    }
  } finally {
    probe.remove();
  }
  return { theme, variables: read };
}

/** Calls `changed` when the page may look different: by a class, a style, the system's scheme. */
export function watchPage(element, changed, signal) {
  const observer = new MutationObserver(changed);
  for (const watched of [element, document.documentElement]) {
    observer.observe(watched, { attributeFilter: ['class', 'style', 'data-theme'] });
  }
  signal.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
}
