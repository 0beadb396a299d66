// The headers the files are served with, made from the frame's configuration: what may be talked to
// and who may show the frame stands there once.

import { frameStyleDigest } from './style.mjs';

/** Origin of an API base as a policy source; a relative base is the frame's own origin. */
function sourceOf(base) {
  return base.startsWith('/') ? "'self'" : new URL(base).origin;
}

/** Directives of the frame document; `frame-ancestors` works in a header only, not in a tag. */
export function framePolicy(config, { isMeta = false } = {}) {
  const apis = Object.values(config.apis).map(({ base }) => sourceOf(base));
  const connect = [...new Set(["'self'", ...apis, ...config.orderOrigins])];
  const parents = config.parents.length ? config.parents.join(' ') : "'none'";
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src ${connect.join(' ')}`,
    `style-src ${frameStyleDigest}`,
    "base-uri 'none'",
    "form-action 'none'",
    ...(isMeta ? [] : [`frame-ancestors ${parents}`]),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

const COMMON = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const ASK = { 'Cache-Control': 'no-cache' };

function fileHeaders(name, config) {
  if (name === 'frame.html') {
    return { ...COMMON, ...ASK,
      'Content-Security-Policy': framePolicy(config),
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()' };
  }
  // The loader is a module on another site's page: such a request needs permission by name.
  if (name === 'checkout.js') return { ...COMMON, ...ASK, 'Access-Control-Allow-Origin': '*' };
  return { ...COMMON, ...(/\.[0-9a-f]{10}\./.test(name) ? FOREVER : ASK) };
}

/** The widget's part of a `_headers` file, one block per path. */
export function widgetHeaders(names, config, prefix = '') {
  return names.map((name) => block(`${prefix}/${name}`, fileHeaders(name, config))).join('\n');
}

export function block(path, headers) {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [path, ...lines, ''].join('\n');
}

/** A page of the demo: strict as well, plus the two things a shop adds for the widget. */
export function pageHeaders(path, { script = '', frame = '', connect = "'self'" } = {}) {
  const policy = ["default-src 'none'", `script-src 'self'${script}`, "style-src 'self'",
    "img-src 'self' data:", `connect-src ${connect}`, frame ? `frame-src ${frame}` : '',
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"];
  return block(path, { 'Content-Security-Policy': policy.filter(Boolean).join('; '),
    'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', ...ASK });
}
