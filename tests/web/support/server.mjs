// A file server for tests: files from memory or a folder, headers from a `_headers` text, and
// answers that go wrong on purpose.

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.json': 'application/json', '.wasm': 'application/wasm' };

/** Rules of a `_headers` file for a path; `*` at the end of a pattern stands for the rest. */
export function headersFor(text, path) {
  const found = {};
  let applies = false;
  for (const line of text.split('\n')) {
    if (/^\//.test(line)) {
      applies = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
    } else if (applies && line.includes(':')) {
      found[line.slice(0, line.indexOf(':')).trim()] = line.slice(line.indexOf(':') + 1).trim();
    }
  }
  return found;
}

/**
 * Serves `files` (path -> text, bytes, or a function (request, response)) before those of `folder`.
 * Gives back {port, origin, other, requests, close}; `other` is the same server under another name.
 */
export async function serve({ files = {}, folder, headers = '' }) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    requests.push(`${request.method} ${path}`);
    const given = files[path];
    if (typeof given === 'function') return given(request, response);
    const file = folder && extname(path) ? join(folder, normalize(path)) : '';
    const body = given ?? (existsSync(file) ? readFileSync(file) : undefined);
    const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8';
    response.writeHead(body === undefined ? 404 : 200,
      { 'Content-Type': type, ...headersFor(headers, path) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  const [origin, other] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  });
  return { port, origin, other, requests, close };
}
