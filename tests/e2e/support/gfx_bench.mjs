// Serves the repository on a free port and opens tests/e2e/pages/gfx.html in Chromium, at any pixel
// ratio: what the gfx tests share.
import {createReadStream, existsSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

import {chromium} from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

function answer(request, response) {
  const file = join(root, normalize(new URL(request.url, 'http://localhost').pathname));
  if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) {
    // Browsers ask for an icon by themselves; a 404 would show up among a page's errors.
    response.writeHead(file.endsWith('favicon.ico') ? 204 : 404).end();
    return;
  }
  response.writeHead(200, {'content-type': types[extname(file)] ?? 'application/octet-stream'});
  createReadStream(file).pipe(response);
}

/// `ratio` makes the whole browser run at that pixel ratio: layout differs from an emulated one.
function launch(ratio) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking',
      '--disable-lcd-text',  // canvases never have sub-pixel text; nor has what they stand beside
      '--force-color-profile=srgb', ...(ratio ? [`--force-device-scale-factor=${ratio}`] : []),
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

export async function openBench({ratio} = {}) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch(ratio);
  const origin = `http://127.0.0.1:${server.address().port}`;

  /// A fresh page with window.bench (tests/e2e/pages/gfx.js); `page.errors` gathers its mishaps.
  async function open(emulated = 1, {width = 400, height = 300} = {}) {
    const size = ratio ? {viewport: null} :
                         {deviceScaleFactor: emulated, viewport: {width, height}};
    const page = await browser.newPage(size);
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
    await page.goto(`${origin}/tests/e2e/pages/gfx.html`);
    await page.evaluate(() => window.ready);
    return Object.assign(page, {errors});
  }

  async function close() {
    await browser.close();
    server.close();
  }
  return {open, close, origin, browser};
}
