// Adds up the reports of one part of scripts/test: "passed failed skipped" on standard output.
//
// Google Test's JSON, the JSON of reporter.mjs, and `.died` files (a program that left no report).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const directory = process.argv[2];
const sum = { passed: 0, failed: 0, skipped: 0 };

function addGoogleTest(report) {
  for (const suite of report.testsuites) {
    for (const test of suite.testsuite) {
      if (test.status !== 'RUN') continue;
      if (test.result === 'SKIPPED') sum.skipped += 1;
      else if (test.failures) sum.failed += 1;
      else sum.passed += 1;
    }
  }
}

for (const name of readdirSync(directory)) {
  if (name.endsWith('.died')) sum.failed += 1;
  if (!name.endsWith('.json')) continue;
  const report = JSON.parse(readFileSync(join(directory, name), 'utf8'));
  if (report.testsuites) {
    addGoogleTest(report);
  } else {
    for (const key of Object.keys(sum)) sum[key] += report[key];
  }
}
console.log(sum.passed, sum.failed, sum.skipped);
