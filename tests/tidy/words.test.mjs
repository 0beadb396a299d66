// Words that must not appear, each with its cure. The cure is printed with the find.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { blankLiterals } from './cpp_functions.mjs';
import { isCpp, isFixture, isJs, isText, paths, textOf } from './files.mjs';

const inRooms = (...rooms) => (path) => new RegExp(`^src/(${rooms.join('|')})/`).test(path);
const pure = inRooms('base', 'api', 'checkout', 'sandbox', 'ui');
const money = inRooms('base', 'api', 'checkout', 'sandbox');
const cpp = (path) => isCpp(path) && path.startsWith('src/');
const shippedJs = (path) => /^web\/(loader|frame)\//.test(path) && isJs(path);
const testJs = (path) => path.startsWith('tests/') && path.endsWith('.test.mjs');

const banned = [
  { in: cpp, words: /\busing namespace\b/, cure: 'name what you use' },
  { in: cpp, words: /\bstd::(format|ranges|views|expected|jthread)\b/,
    cure: 'not in every compiler we support; see base/ for ours' },
  { in: pure, words: /\b(system_clock|steady_clock|gettimeofday|time\s*\(\s*(NULL|nullptr|0)\s*\))/,
    cure: 'time is passed in (base/time.h)' },
  { in: pure, words: /\bstd::(shuffle|random_device|mt19937\w*|uniform_\w+|rand)\b|\bs?rand\s*\(/,
    cure: 'base/random.h: the same sequence with every compiler' },
  { in: pure, words: /\b(printf|puts|std::c(out|err|log)|getenv|fopen)\b/,
    cure: 'pure rooms do no input or output; return a value' },
  { in: pure, words: /\b(throw|catch)\b(?!\s*\()|\bdynamic_cast\b|\btypeid\b/,
    cure: 'Result<T> (base/result.h)' },
  { in: money, words: /\b(float|double|strto[dfu]\w*|sto[dfi]l?|ato[fi]l?)\b/,
    cure: 'amounts are decimal text (base/amount.h); integers by std::from_chars',
    except: /^src\/base\/(shapes|text_runs)\.h$/, exceptLine: /\bnumber_float\(double,/ },
  { in: pure, words: /\bstd::unordered_(map|set)\b/,
    cure: 'std::map or a sorted vector: iteration order must not differ between libraries' },
  { in: cpp, words: /\b(manager|helper|util|utils)\b/i, cure: 'a noun of the domain' },
  { in: cpp, words: /^#ifndef \w+_H_?$/m, cure: '#pragma once' },
  { in: shippedJs, words: /\.(innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write\b/,
    cure: 'createElement and textContent' },
  { in: shippedJs, words: /\beval\s*\(|\bnew Function\b|document\.cookie\b|setAttribute\('style'/,
    cure: 'refused by the content policy, and not needed' },
  { in: testJs, words: /\b(test|it|describe)\.(only|skip|todo)\b|\b(skip|only|todo): true\b/,
    cure: 'a test runs or does not exist' },
  { in: (path) => path.startsWith('tests/') && isCpp(path),
    words: /\bDISABLED_|\bstd::this_thread::sleep|\busleep\s*\(/,
    cure: 'a test runs or does not exist; wait for an event' },
];

const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
const machinePath = /(^|[^\w.])\/(work|root|farm)\//;
const mirror = /https?:\/\/(deb|registry|security|snapshot)\./;

/** Comments and strings may name what code may not use. */
const codeOf = (path) => isCpp(path) ? blankLiterals(textOf(path)) : textOf(path);

for (const rule of banned) {
  test(`no ${rule.words.source.slice(0, 60)} (${rule.cure})`, () => {
    const isFind = (line) => rule.words.test(line) && !rule.exceptLine?.test(line);
    const finds = paths.filter((path) => rule.in(path) && !rule.except?.test(path))
      .flatMap((path) => codeOf(path).split('\n')
        .flatMap((line, index) => isFind(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
    assert.deepEqual(finds, []);
  });
}

const everyText = (check) => paths
  .filter((path) => isText(path) && !isFixture(path) && !path.startsWith('tests/tidy/'))
  .flatMap((path) => textOf(path).split('\n').flatMap((line, index) =>
    check(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : []));

test('nothing is marked as unfinished', () => {
  assert.deepEqual(everyText((line) => unfinished.test(line)), []);
});

test('no path of one machine and no address of a package mirror', () => {
  assert.deepEqual(everyText((line) => machinePath.test(line) || mirror.test(line)), []);
  assert.ok(!textOf('package-lock.json').includes('"resolved"'));
});
