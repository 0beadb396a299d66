// node coverage.mjs <reports> <room>:<lines min>:<branches min>...   reads what gcovr counted,
// prints a table and the gaps, and leaves coverage.json for the sum of all parts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...limits] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).files;
const summary = read('gcovr.summary');
const details = read('gcovr.details');
const GAPS_SHOWN = 12; // per file; the rest is counted

const percent = (covered, total) => (total ? (100 * covered) / total : 100);
const text = (value) => value.toFixed(1).padStart(5);

/** Lines nobody reached, and those with a branch nobody took: `12-14`, `20?`. */
function gapsOf({ lines }) {
  const gaps = [];
  for (const line of lines) {
    if (line['gcovr/noncode'] || line['gcovr/excluded']) continue;
    const isMissed = line.count === 0;
    const isHalf = !isMissed && line.branches.some(({ count }) => count === 0);
    const last = gaps.at(-1);
    if (isMissed && last && !last.isHalf && last.to === line.line_number - 1) {
      last.to = line.line_number;
    } else if (isMissed || isHalf) {
      gaps.push({ from: line.line_number, to: line.line_number, isHalf });
    }
  }
  return gaps.map(({ from, to, isHalf }) =>
    `${from}${to > from ? `-${to}` : ''}${isHalf ? '?' : ''}`);
}

let failed = Number(process.env.DIED ?? 0);
let passed = 0;
console.error('  room        lines  limit   aim   branches  limit   aim');
for (const limit of limits) {
  const [room, linesMin, branchesMin] = limit.split(':');
  const files = summary.filter(({ filename }) => filename.startsWith(`src/${room}/`));
  const sum = (name) => files.reduce((all, file) => all + file[name], 0);
  const lines = percent(sum('line_covered'), sum('line_total'));
  const branches = percent(sum('branch_covered'), sum('branch_total'));
  for (const [value, min] of [[lines, linesMin], [branches, branchesMin]]) {
    if (files.length > 0 && value >= Number(min)) passed += 1;
    else failed += 1;
  }
  console.error(`  ${room.padEnd(10)}  ${text(lines)}  ${text(Number(linesMin))}  98.0  ` +
    `   ${text(branches)}  ${text(Number(branchesMin))}  95.0`);
}

console.error('  not reached (a line with `?` in one direction only):');
for (const { filename, line_percent: lines, branch_percent: branches } of summary) {
  const file = details.find(({ file: name }) => name === filename);
  const gaps = gapsOf(file);
  if (gaps.length === 0) continue;
  const rest = gaps.length > GAPS_SHOWN ? ` and ${gaps.length - GAPS_SHOWN} more` : '';
  console.error(`    ${filename} (${lines} / ${branches ?? '-'}): ` +
    `${gaps.slice(0, GAPS_SHOWN).join(' ')}${rest}`);
}
writeFileSync(join(folder, 'coverage.json'), JSON.stringify({ passed, failed, skipped: 0 }));
