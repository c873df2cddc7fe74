import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { report, root, setUp } from './setup.mjs'
import { findChromium } from './testing/chromium.mjs'
import { countReport, plus, sentence } from './testing/count.mjs'
import { findPostgres, startPostgres } from './testing/postgres.mjs'
import { makeRunDirectory, sweep } from './testing/run-directory.mjs'

const say = (line) => process.stdout.write(`${line}\n`)
const NOTHING = { passed: 0, failed: 0, skipped: 0 }

/** Vitest in its own process group, so that stopping it stops its workers and what they started. */
function runVitest(filters, env, reportFile) {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...filters]
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const end = () => {
    try {
      process.kill(-Number(child.pid), 'SIGTERM')
    } catch {
      // Ended by itself.
    }
  }
  return { end, code: new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1))) }
}

async function testAll(filters, cleanUps) {
  sweep()
  const directory = makeRunDirectory()
  cleanUps.push(() => rmSync(directory, { recursive: true, force: true }))
  const env = { ...process.env }

  // A filter asks for some tests now, not for a verdict on the house.
  const checks = filters.length > 0 ? NOTHING : await runChecks()

  const postgres = await findPostgres()
  if (env['SUBROSA_TEST_PG']) say('PostgreSQL: the server named by SUBROSA_TEST_PG')
  else if (postgres.bin) {
    const server = await startPostgres(postgres, directory)
    cleanUps.push(() => server.stop())
    env['SUBROSA_TEST_PG'] = server.url
    say(`PostgreSQL: ${server.version}`)
  } else {
    say(`PostgreSQL: not run (${postgres.version})`)
  }
  const chromium = await findChromium(root, directory)
  if (chromium.path) {
    Object.assign(env, {
      SUBROSA_CHROMIUM: chromium.path,
      SUBROSA_CHROMIUM_ARGS: JSON.stringify(chromium.args),
    })
    say(`Chromium: ${chromium.from}`)
  } else {
    delete env['SUBROSA_CHROMIUM']
    say(`Chromium: not run (${chromium.from})`)
  }

  const reportFile = join(directory, 'report.json')
  const vitest = runVitest(filters, env, reportFile)
  cleanUps.push(vitest.end)
  const code = await vitest.code
  const tests = countReport(reportFile, code)
  say('')
  if (filters.length === 0) say(`Checks: ${sentence(checks)}`)
  say(`Tests: ${sentence(tests)}`)
  return plus(checks, tests)
}

const cleanUps = []
let cleaned = null
const cleanUp = () =>
  (cleaned ??= (async () => {
    for (const step of cleanUps.reverse()) await step()
  })())
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(code)))
}

try {
  const filters = process.argv.slice(2)
  await setUp().catch((error) => {
    // Some tests read only sources: whoever asks for them may ask in the middle of a change.
    if (filters.length === 0) throw error
    report(error)
  })
  const counts = await testAll(filters, cleanUps)
  await cleanUp()
  say(sentence(counts))
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
} catch (error) {
  await cleanUp()
  report(error)
  say(sentence({ passed: 0, failed: 1, skipped: 0 }))
}
