import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { head, run } from './setup/run.mjs'
import { seconds } from './setup/say.mjs'
import { report, root, setUp } from './setup.mjs'
import { sentence } from './testing/count.mjs'

const bin = (name) => join(root, 'node_modules', name)

/** What must hold before a change is taken in. Steps of one lane run one after another, the two lanes side by side. */
export const lanes = [
  [
    {
      name: 'types',
      what: 'the compiler, over product and tests',
      args: [bin('typescript/bin/tsc'), '-b', '--pretty', 'false'],
    },
    { name: 'docs', what: 'generated tables against the built program', args: ['scripts/docs.mjs'] },
  ],
  [
    { name: 'walls', what: 'order of rooms, purity of rules, shape of files', args: ['scripts/walls.mjs'] },
    {
      name: 'lint',
      what: 'oxlint with types',
      args: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '--format=unix'],
    },
    {
      name: 'format',
      what: 'prettier',
      args: [bin('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level=warn', '.'],
    },
    {
      name: 'unused',
      what: 'files, exports and dependencies that nothing uses',
      args: [bin('knip/bin/knip.js'), '--no-progress', '--cache'],
    },
  ],
]

async function runStep({ name, args }) {
  const began = performance.now()
  const { code, output } = await run(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  })
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name.padEnd(7)} ${seconds(began)}\n`)
  if (code !== 0) process.stdout.write(`${head(output, 80).replace(/^/gm, '    ')}\n`)
  return code === 0
}

/**
 * Runs the named steps, or all.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runChecks(names = []) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane.filter(({ name }) => names.length === 0 || names.includes(name))) {
        counts[(await runStep(step)) ? 'passed' : 'failed'] += 1
      }
    }),
  )
  return counts
}

async function main(names) {
  const unknown = names.filter((name) => !lanes.flat().some((step) => step.name === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `Unknown step: ${unknown.join(', ')}. Steps: ${lanes
        .flat()
        .map(({ name, what }) => `${name} (${what})`)
        .join(', ')}\n`,
    )
    process.exitCode = 2
    return
  }
  await setUp({ installOnly: true })
  const counts = await runChecks(names)
  process.stdout.write(`Checks: ${sentence(counts)}\n`)
  process.exitCode = counts.failed === 0 ? 0 : 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(process.argv.slice(2)).catch(report)
