import { readFileSync } from 'node:fs'

/**
 * Counts vitest's own JSON report. A file that could not even be loaded has no tests to count, so it counts as one failure;
 * a run that ended badly without any counted failure (a crash, an unhandled rejection, no report at all) does too.
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countReport(file, exitCode) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const suite of readResults(file)) {
    for (const test of suite.assertionResults) counts[kindOf(test.status)] += 1
    const shown = suite.assertionResults.some((test) => test.status === 'failed')
    if (suite.status === 'failed' && !shown) counts.failed += 1
  }
  if (exitCode !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}

const kindOf = (status) => (status === 'passed' || status === 'failed' ? status : 'skipped')

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults
  } catch {
    return []
  }
}

export const plus = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/** `12 passed, 0 failed` and, where there are any, `, 3 skipped`. */
export const sentence = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
