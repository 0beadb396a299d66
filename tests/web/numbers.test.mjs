// How every language writes amounts, recorded once from Intl (tests/fixtures/base/numbers.json) and
// compared with the Intl of today: what the core's own tests hold the core against.
//
// UPDATE_GOLDEN=1 records it anew; read the diff then.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { languageTags } from '../../web/build/languages.mjs';
import { numberMarks, timeSpeaker } from '../../web/frame/numbers.js';

const FILE = new URL('../fixtures/base/numbers.json', import.meta.url);
/** Beside the languages: regions that write otherwise than the language without a region. */
const REGIONS = ['de-CH', 'en-IN', 'es-MX', 'fr-CA', 'pt-PT'];
const tags = ['en', ...languageTags(), ...REGIONS].sort();
const SAMPLES = ['0', '0.50', '7', '999', '1000', '1234.5', '9999.00', '12345', '100000.000001',
  '1234567.50', '98765432109876543210', '123456789012.12345678901234567890'];
const SECONDS = [0, 1, 2, 60, 61, 113, 300];
/** Marks of other versions of ICU than the recorded one, by tag: [recorded, also right]. */
const VERSIONS = {};

/** Decimal text goes in as text: no number of ours ever holds it. */
function written(tag, decimal) {
  const fraction = decimal.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(tag, { numberingSystem: 'latn', minimumFractionDigits: fraction,
    maximumFractionDigits: fraction }).format(decimal);
}

const record = (tag) => ({
  name: tag.replace('-', ' '), tag, marks: numberMarks(tag),
  samples: Object.fromEntries(SAMPLES.map((decimal) => [decimal, written(tag, decimal)])),
  spoken: Object.fromEntries(SECONDS.map((seconds) => [seconds, timeSpeaker(tag)(seconds)])),
});

/** One row per line, in ASCII: a space that does not break cannot be told from one that does. */
function fixtureText(rows) {
  const lines = rows.map((row) => JSON.stringify(row).replace(/[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
  return `[\n${lines.map((line) => `  ${line}`).join(',\n')}\n]\n`;
}

if (process.env.UPDATE_GOLDEN && !process.env.CI) {
  writeFileSync(FILE, fixtureText(tags.map(record)));
}
const recorded = JSON.parse(readFileSync(FILE, 'utf8'));

const inRecordedVersion = (text, tag) => (VERSIONS[tag] ?? [])
  .reduce((result, [before, now]) => result.replaceAll(now, before), text);

describe('amounts are written', () => {
  test('in every language there are texts in', () => {
    assert.deepEqual(recorded.map(({ tag }) => tag), tags);
  });
  for (const row of recorded) {
    test(`in '${row.tag}' as recorded`, () => {
      const now = inRecordedVersion(JSON.stringify(record(row.tag)), row.tag);
      assert.deepEqual(JSON.parse(now), row);
    });
    test(`in '${row.tag}' in Latin digits, one way only to read each mark`, () => {
      const { group, decimal } = row.marks;
      assert.notEqual(group, decimal);
      assert.match(group + decimal, /^[.,'\u2019\u00a0\u202f]{2}$/);
      for (const [text, said] of Object.entries(row.samples)) {
        assert.equal(said.replaceAll(group, '').replace(decimal, '.'), text);
      }
      assert.match(row.spoken[113], /53/);
    });
  }
});
