// Golden files for JavaScript tests: UPDATE_GOLDEN=1 rewrites them, CI refuses that.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

export function expectGolden(name, actual) {
  const file = new URL(`../../golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN && process.env.UPDATE_GOLDEN !== '0') {
    assert.ok(!process.env.CI, 'UPDATE_GOLDEN is refused where CI is set');
    writeFileSync(file, actual);
    return;
  }
  const expected = readFileSync(file, 'utf8');
  assert.equal(actual, expected, `tests/golden/${name} differs; UPDATE_GOLDEN=1 rewrites it`);
}
