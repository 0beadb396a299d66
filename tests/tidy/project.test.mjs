// The project as a whole: versions written once, files that are used, links that lead somewhere,
// commits that say what they do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

import { git, isCpp, isFixture, isJs, isShell, isText, paths, root, textOf } from './files.mjs';

const subjectColumnsMax = 72;

test('the Emscripten version stands in emsdk-version.txt only', () => {
  const version = textOf('emsdk-version.txt').trim();
  assert.match(version, /^\d+\.\d+\.\d+$/);
  const written = new RegExp(`(^|[^\\d.])${version.replaceAll('.', '\\.')}([^\\d.]|$)`, 'm');
  assert.deepEqual(paths.filter((path) => isText(path) && path !== 'emsdk-version.txt' &&
    path !== 'package-lock.json' && written.test(textOf(path))), []);
});

test('package.json and its lock carry the version of project()', () => {
  const [, version] = textOf('CMakeLists.txt').match(/project\(bleepay-checkout VERSION (\S+)/);
  assert.equal(JSON.parse(textOf('package.json')).version, version);
  const lock = JSON.parse(textOf('package-lock.json'));
  assert.deepEqual([lock.version, lock.packages[''].version], [version, version]);
});

test('npm packages have exact versions', () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json'));
  assert.equal(dependencies, undefined, 'the product has no npm dependencies at run time');
  for (const [name, version] of Object.entries(devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
});

test('every C++ source is named in the build', () => {
  const lists = paths.filter((path) => /(^|\/)(CMakeLists\.txt|\w+\.cmake)$/.test(path));
  assert.ok(lists.length > 8);
  assert.deepEqual(paths.filter((path) => path.endsWith('.cpp') && !isFixture(path) &&
    !lists.some((list) => {
      const words = textOf(list).split(/[\s()]+/);
      if (list.endsWith('.cmake')) return words.some((word) => word.endsWith(`/${basename(path)}`));
      const folder = dirname(list) === '.' ? '' : `${dirname(list)}/`;
      return path.startsWith(folder) && words.includes(path.slice(folder.length));
    })), []);
});

test('every header and every module is used', () => {
  const users = paths.filter((path) => isCpp(path) || isJs(path) || isShell(path) ||
    path.endsWith('.html') || path.endsWith('.json') || basename(path) === 'CMakeLists.txt');
  const isEntry = (path) => path.endsWith('.test.mjs') || path.startsWith('scripts/') ||
    path.endsWith('.d.ts') || path.startsWith('src/browser/browser.h');
  const all = paths.filter((path) => (path.endsWith('.h') || isJs(path)) && !isEntry(path));
  const rooms = new Set(['base', 'api', 'checkout', 'sandbox', 'ui', 'gfx', 'browser', 'native']);
  assert.deepEqual(all.filter((path) => {
    const name = basename(path);
    if (rooms.has(name.replace(/\.h$/, ''))) return false;
    return !users.some((user) => user !== path && textOf(user).includes(name));
  }), []);
});

test('every fixture is used by a test', () => {
  const tests = paths.filter((path) => path.startsWith('tests/') && !isFixture(path) &&
    isText(path)).map(textOf).join('\n');
  const unused = paths.filter((path) => path.startsWith('tests/fixtures/')).filter((path) => {
    const parts = path.slice('tests/fixtures/'.length).split('/');
    // A test names the file, or the folder whose files it reads one by one.
    return !parts.some((part) => tests.includes(part));
  });
  assert.deepEqual(unused, []);
});

test('links in documents lead to files that exist', () => {
  const dead = paths.filter((path) => path.endsWith('.md')).flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .filter(([, target]) => !existsSync(join(root, normalize(join(dirname(path), target)))))
      .map(([, target]) => `${path}: ${target}`));
  assert.deepEqual(dead, []);
});

for (const document of ['SECURITY.md', 'web/ACCESSIBILITY.md']) {
  test(`tests named in ${document} exist`, () => {
    const named = [...textOf(document).matchAll(/`(tests\/[\w./]+)` \*([^*]+)\*/g)];
    assert.ok(named.length > 20);
    const gone = named.filter(([, path, title]) =>
      !paths.includes(path) || !textOf(path).replaceAll("\\'", "'").includes(title));
    assert.deepEqual(gone.map(([whole]) => whole), []);
  });
}

test('scripts parse and are executable', () => {
  const scripts = paths.filter(isShell);
  assert.ok(scripts.length > 5);
  for (const path of scripts) {
    execFileSync('bash', ['-n', path], { cwd: root });
    if (textOf(path).startsWith('#!') && !/\/lib\//.test(path)) {
      assert.ok(statSync(join(root, path)).mode & 0o100, `${path} is not executable`);
    }
  }
});

test('CMakeLists.txt files are short and list their sources', () => {
  for (const path of paths.filter((path) => basename(path) === 'CMakeLists.txt')) {
    assert.ok(textOf(path).split('\n').length <= 80, `${path} is long`);
    assert.doesNotMatch(textOf(path), /\bGLOB(_RECURSE)?\b/, path);
  }
});

test('commit subjects read "room: Imperative subject"', () => {
  const subjects = git('log', '--no-merges', '--format=%h %s').trim().split('\n');
  const wrong = subjects.filter((line) => {
    const subject = line.slice(line.indexOf(' ') + 1);
    return subject.length > subjectColumnsMax ||
      !/^[a-z][a-z0-9-]*(, [a-z][a-z0-9-]*)*: [A-Z][^]*[^.\s]$/.test(subject);
  });
  assert.deepEqual(wrong, []);
});
