// What the frame's scripts and the stand-in for the core know of the core's door, against the types
// that Embind tells of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { findCore } from '../../web/build/dist.mjs';
import createFake from '../web/fake_core/bleepay-checkout.mjs';

const text = readFileSync(join(findCore(), 'bleepay-checkout.d.ts'), 'utf8');
const [, door] = text.match(/interface Widget extends ClassHandle \{([^}]*)\}/);
const methods = new Set([...door.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name));
const handle = 'delete'; // every Embind class has it

const frame = fileURLToPath(new URL('../../web/frame', import.meta.url));
const scripts = readdirSync(frame).filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(join(frame, name), 'utf8')).join('\n');

test('the frame calls what the core has', () => {
  const called = new Set([...scripts.matchAll(/\bwidget\??\.(\w+)\(/g)].map(([, name]) => name));
  assert.ok(called.size > 15, `only ${called.size} calls found`);
  assert.deepEqual([...called].filter((name) => name !== handle && !methods.has(name)), []);
});

test('the stand-in for the core has nothing the core has not', async () => {
  const { Widget } = await createFake({ instantiateWasm: (imports, start) => start({}) });
  const widget = new Widget({});
  const known = new Set([...Object.getOwnPropertyNames(Widget.prototype),
    ...Object.keys(widget).filter((name) => typeof widget[name] === 'function')]);
  for (const name of ['constructor', handle]) known.delete(name);
  assert.deepEqual([...known].filter((name) => !methods.has(name)), []);
});
