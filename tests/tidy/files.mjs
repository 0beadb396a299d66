// The repository's files for the tidy tests: what git tracks or would track, read once.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
}

/** Paths of all files that are tracked, or new and not ignored. */
export const paths = git('ls-files', '-z', '--cached', '--others', '--exclude-standard')
  .split('\0')
  .filter((path) => path && existsSync(join(root, path)) && statSync(join(root, path)).isFile());

const texts = new Map();
export function textOf(path) {
  if (!texts.has(path)) texts.set(path, readFileSync(join(root, path), 'utf8'));
  return texts.get(path);
}

const cppEndings = new Set(['.h', '.cpp']);
const jsEndings = new Set(['.js', '.mjs', '.ts']);
const binaryEndings = new Set(['.png', '.wasm', '.ico', '.webp', '.woff2']);

export const isCpp = (path) => cppEndings.has(extname(path));
export const isJs = (path) => jsEndings.has(extname(path));
export const isShell = (path) =>
  path.endsWith('.sh') || (/^(scripts|\.ci)\//.test(path) && textOf(path).startsWith('#!'));
export const isText = (path) => !binaryEndings.has(extname(path));
/** Recorded inputs and expectations: they hold whatever the case needs. */
export const isFixture = (path) =>
  /^tests\/(fixtures|golden|corpus)\//.test(path) || path === 'package-lock.json';
export const isSource = (path) =>
  isText(path) && !isFixture(path) && !path.endsWith('.md') && path !== 'LICENSE';

/** Lines with their numbers, counted from 1. */
export function linesOf(path) {
  return textOf(path).split('\n').map((text, index) => ({ text, number: index + 1 }));
}

/** Runs `check(line)` over all lines of the chosen files; what it returns is a complaint. */
export function complaintsByLine(chosen, check) {
  const complaints = [];
  for (const path of paths.filter(chosen)) {
    for (const line of linesOf(path)) {
      const complaint = check(line.text, path);
      if (complaint) complaints.push(`${path}:${line.number}: ${complaint}`);
    }
  }
  return complaints;
}
