// Reporter for node:test: a line per file, everything about failures, and the counts as JSON in
// $NODE_REPORT. Works on Node 18, where a file counts as a test around its tests, and newer.
import { writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';

const isFile = (event) => /\.m?js$/.test(event.data.name) && event.data.nesting === 0;
const isSuite = (event) => event.data.details?.type === 'suite';

function describeFailure({ data }) {
  const error = data.details?.error;
  const cause = error?.cause ?? error;
  const text = cause?.stack ?? cause?.message ?? String(cause);
  return `  FAILED ${relative(process.cwd(), data.file ?? '')}: ${data.name}\n` +
    text.split('\n').map((line) => `    ${line}\n`).join('');
}

export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const files = new Map();
  const unfinished = [];
  for await (const event of source) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message;
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const failed = event.type === 'test:fail';
    if (isFile(event)) {
      // A file fails with its tests; on its own it means that it could not be loaded or hung.
      if (failed) unfinished.push(event);
      continue;
    }
    if (isSuite(event) && !failed) continue;
    if (isSuite(event) && event.data.details?.error?.failureType === 'subtestsFailed') continue;
    const outcome = failed ? 'failed' : event.data.skip !== undefined ? 'skipped' : 'passed';
    counts[outcome] += 1;
    const file = basename(event.data.file ?? 'tests');
    if (!files.has(file)) files.set(file, { passed: 0, failed: 0, skipped: 0 });
    files.get(file)[outcome] += 1;
    if (failed) yield describeFailure(event);
    else if (event.data.details?.duration_ms > 2000) {
      yield `  ${event.data.name} (${(event.data.details.duration_ms / 1000).toFixed(1)} s)\n`;
    }
  }
  for (const event of unfinished) {
    if (files.get(basename(event.data.name))?.failed) continue;
    counts.failed += 1;
    yield describeFailure(event);
  }
  for (const [file, { passed, failed, skipped }] of files) {
    yield `  ${file}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`;
  }
  if (process.env.NODE_REPORT) writeFileSync(process.env.NODE_REPORT, JSON.stringify(counts));
}
