// A trace leaves the browser and is told again natively: the same machine, another compiler.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { useShop } from './support/shop.mjs';

const open = useShop();
const program = fileURLToPath(
  new URL('../../build/native-release/bin/bleepay-checkout', import.meta.url));

function replay(trace) {
  return spawnSync(program, ['replay', '-'], { input: trace, encoding: 'utf8' });
}

test('a checkout of the browser happens again at the command line', async () => {
  const shop = await open();
  const code = await shop.payer.openContext();
  await shop.enterCode(code);
  const sessionCode = (await shop.node('session.code').textContent()).replace(/[^0-9A-Z]/g, '')
    .slice(-6);
  await shop.joined();
  await shop.payer.approveAll();
  await shop.checkout('poke');
  await shop.outcome();
  const trace = await shop.checkout('exportTrace');
  for (const secret of [code, sessionCode, 'eyJ']) assert.ok(!trace.includes(secret), secret);
  const { status, stdout, stderr } = replay(trace);
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /= done, complete {2}shoes: approved vch_\w+ {2}race: approved vch_/);
  assert.match(stdout, /replay: (\d+) of \1 steps are as recorded\n$/);
});
