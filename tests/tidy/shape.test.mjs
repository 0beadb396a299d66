// Form: characters, lengths, formatting. What is too long is to be divided, not excused.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { functionsIn } from './cpp_functions.mjs';
import {
  complaintsByLine, isCpp, isFixture, isJs, isShell, isSource, isText, linesOf, paths, root, textOf,
} from './files.mjs';

const lineColumnsMax = 100;
const fileLinesMax = 600;
const fileLinesAdvised = 400;
const doorLinesMax = 150;
const functionLinesMax = 60;

const none = (complaints) => assert.deepEqual(complaints, []);
/** A table is data in the clothes of code; its rows are as many as the world has. */
const isTable = (path) => /(^|_|\/)(table|tables|languages?|messages)\.(cpp|h|js|mjs)$/.test(path);

test('sources are ASCII without tabs and control characters', () => {
  none(complaintsByLine((path) => isSource(path) && !/^web\/.*(lang|locale)/.test(path), (line) => {
    const odd = line.match(/[^\x20-\x7e]/);
    return odd && `character U+${odd[0].codePointAt(0).toString(16).padStart(4, '0')}`;
  }));
});

test('lines have no trailing blanks and files end with one line break', () => {
  const ours = (path) => isText(path) && !isFixture(path);
  none(complaintsByLine(ours, (line) => /[ \t\r]$/.test(line) && 'trailing blank'));
  none(paths.filter((path) => ours(path) && textOf(path) && !/[^\n]\n$/.test(textOf(path))));
});

test(`code lines have at most ${lineColumnsMax} columns`, () => {
  none(complaintsByLine(
    (path) => isSource(path) && (isCpp(path) || isJs(path) || isShell(path)),
    (line) => line.length > lineColumnsMax && !/^\s*\/\/.*https?:/.test(line) &&
      `${line.length} columns`));
});

test(`source files have at most ${fileLinesMax} lines`, (context) => {
  const code = paths.filter((path) => (isCpp(path) || isJs(path) || isShell(path)) &&
    isSource(path) && !isTable(path));
  const long = code.map((path) => [linesOf(path).length - 1, path])
    .filter(([length]) => length > fileLinesAdvised);
  for (const [length, path] of long) context.diagnostic(`${path}: ${length} lines`);
  none(long.filter(([length]) => length > fileLinesMax));
});

test(`a door header has at most ${doorLinesMax} lines`, () => {
  none(paths.filter((path) => {
    const [, room, name] = path.match(/^src\/(\w+)\/(\w+)\.h$/) ?? [];
    return room && room === name && linesOf(path).length - 1 > doorLinesMax;
  }));
});

test(`functions have at most ${functionLinesMax} lines`, () => {
  const complaints = [];
  let count = 0;
  for (const path of paths.filter((path) => isCpp(path) && !isTable(path))) {
    for (const found of functionsIn(textOf(path))) {
      count += 1;
      if (found.length > functionLinesMax) {
        complaints.push(`${path}:${found.line}: ${found.length} lines: ${found.name.slice(0, 60)}`);
      }
    }
  }
  assert.ok(count > 0, 'no function was found at all');
  none(complaints);
});

test('function lengths are measured from signature to closing brace', () => {
  const text = 'namespace a {\nint f(int b,\n      int c) {\n  if (b) { return "}"[0]; }\n' +
    '  return c;\n}\nstruct S {\n  int g() const { return 1; }\n};\nint t[] = {f(1, 2)};\n}\n';
  assert.deepEqual(functionsIn(text).map(({ line, length }) => [line, length]), [[2, 5], [8, 1]]);
});

test('C++ is formatted by the .clang-format of the repository', () => {
  const files = paths.filter(isCpp);
  try {
    execFileSync('clang-format', ['--dry-run', '-Werror', ...files], { cwd: root, stdio: 'pipe' });
  } catch (error) {
    const wrong = new Set(String(error.stderr).match(/^[^\s:]+(?=:\d+:\d+: error)/gm));
    assert.fail(wrong.size ? `run: clang-format -i ${[...wrong].join(' ')}` : error.message);
  }
});
