// Requests per second of the sandbox server, with wrk on the same cores: reads of a session, and
// reservations, each of which is durable before it is answered.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'build/budgets');
const seconds = 4;

/** A sandbox server on a free port; `address` is where it listens. */
export async function startSandbox(...options) {
  mkdirSync(folder, { recursive: true });
  const server = spawn(join(root, 'build/native-release/bin/bleepay-sandbox'),
    ['--port', '0', '--limits', 'off', '--log-level', 'warning', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const address = await Promise.race([
    ended.then((status) => { throw new Error(`the sandbox ended with status ${status}`); }),
    new Promise((resolve) => createInterface(server.stdout).once('line',
      (line) => resolve(line.match(/http:\S+/)[0]))),
  ]);
  return { address, async stop() { server.kill(); await ended; } };
}

async function call(base, path, body, token) {
  const reply = await fetch(`${base}/${path}`, { method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }) } });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** A payer with a context, a payee with a session in it. */
async function openSession(base) {
  const payer = { type: 'email-password',
    data: { email: 'load@example.com', password: 'not-a-secret-1' } };
  await call(base, 'auth/sign-up', payer);
  const { authorization } = await call(base, 'auth/sign-in', payer);
  const context = await call(base, 'vouchers/contexts/context-open', { format: 'alphanum',
    payers: [{ address: '0x52908400098527886E0F7030069857D2E4169EE7' }] }, authorization.token);
  const payee = await call(base, 'auth/sign-in', { type: 'resource',
    data: { resource: `voucher::context::code::${context.code}` } });
  const { token } = payee.authorization;
  const session = await call(base, 'vouchers/sessions/session-open',
    { code: context.code, type: 'SESSION_DEFAULT' }, token);
  return { token, path: `vouchers/sessions/${session.id}` };
}

async function wrk(url, token, method) {
  const script = join(folder, `${method}.lua`);
  writeFileSync(script, `wrk.method = "${method}"\n` +
    (method === 'POST' ? 'wrk.body = "{}"\n' : '') +
    'wrk.headers["content-type"] = "application/json"\n' +
    `wrk.headers["authorization"] = "Bearer ${token}"\n`);
  const { stdout } = await promisify(execFile)('wrk',
    ['-t1', '-c16', `-d${seconds}s`, '-s', script, url]);
  rmSync(script);
  const refused = stdout.match(/Non-2xx or 3xx responses: (\d+)/);
  if (refused) throw new Error(`${method} ${url}: ${refused[1]} requests were refused`);
  return Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]);
}

export async function measureSandbox() {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `load.db${end}`), { force: true });
  const sandbox = await startSandbox('--db', join(folder, 'load.db'));
  try {
    const base = `${sandbox.address}/api/v1`;
    const { token, path } = await openSession(base);
    const sandboxReads = await wrk(`${base}/${path}`, token, 'GET');
    const sandboxWrites = await wrk(`${base}/${path}/reserve-voucher`, token, 'POST');
    return { sandboxReads, sandboxWrites };
  } finally {
    await sandbox.stop();
  }
}
