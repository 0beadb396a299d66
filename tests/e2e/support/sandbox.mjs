// A sandbox Bleepay of its own for each test: a free port, a fresh database, the demo site served.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

function binary() {
  const places = ['native-release', 'native'].map((preset) =>
    join(PROJECT, 'build', preset, 'bin/bleepay-sandbox'));
  const found = [process.env.BLEEPAY_SANDBOX, ...places].find((path) => path && existsSync(path));
  if (!found) throw new Error('no bleepay-sandbox: run scripts/build native-release');
  return found;
}

/** The first line on standard output tells the address. */
async function firstLine(child) {
  const errors = [];
  child.stderr.on('data', (bytes) => errors.push(bytes));
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (status) =>
      reject(new Error(`bleepay-sandbox ended with ${status}: ${Buffer.concat(errors)}`)));
  });
  lines.close();
  child.stdout.resume();
  return line;
}

/** `args` are switches of bleepay-sandbox; `folder` is what it serves beside the API. */
export async function startSandbox({ args = [], folder } = {}) {
  const state = mkdtempSync(join(tmpdir(), 'bleepay-e2e-'));
  const serve = folder ? ['--serve', folder] : [];
  const child = spawn(binary(), ['--port', '0', '--db', join(state, 'sandbox.db'), '--control',
    ...serve, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const kill = () => child.kill('SIGKILL'); // a test that dies leaves nothing running
  process.once('exit', kill);
  const line = await firstLine(child);
  const port = Number(line.match(/:(\d+)\s*$/)[1]);
  const origin = `http://127.0.0.1:${port}`;

  return {
    port, origin, other: `http://localhost:${port}`, api: `${origin}/api/v1`,
    /** A call of the control interface: what comes back, or an error that tells it. */
    async control(path, body) {
      const init = body && { method: 'POST', body: JSON.stringify(body) };
      const reply = await fetch(`${origin}/__sandbox/${path}`, init);
      const text = await reply.text();
      if (!reply.ok) throw new Error(`__sandbox/${path}: ${reply.status} ${text}`);
      return JSON.parse(text);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
      rmSync(state, { recursive: true, force: true });
    },
  };
}
