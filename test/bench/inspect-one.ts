import { inspectFile } from '@subrosa/inspect'

/** Inspects one file in a process of its own, so that its memory can be told; `inspect-one.ts <file>`. */
const [path = ''] = process.argv.slice(2)
const began = performance.now()
const { verdict, findingTotals, parts, reasons } = await inspectFile(path, { limits: { timeMs: 3_600_000 } })
process.stdout.write(
  JSON.stringify({
    verdict,
    ms: performance.now() - began,
    parts: parts.length,
    findings: Object.values(findingTotals).reduce((sum, count) => sum + count, 0),
    peakMiB: process.resourceUsage().maxRSS / 1024,
    reasons: [...new Set(reasons.map(({ fault }) => fault.code))],
  }),
)
