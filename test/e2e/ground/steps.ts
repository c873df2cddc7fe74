import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { workplaces } from './browser.ts'

/**
 * The tests of a file are one story: after one has failed, the next say so at once instead of waiting for a page that cannot come.
 * What stood on the screens is kept as pictures, and what the program said of its own faults is printed.
 */
export function oneStory(said: () => string = () => ''): void {
  let broken: string | null = null
  beforeEach(() => {
    if (broken !== null) throw new Error(`not reached: “${broken}” failed before`)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || broken !== null) return
    broken = task.name
    const directory = join(tmpdir(), 'subrosa-e2e-failures')
    mkdirSync(directory, { recursive: true })
    const faults = said()
      .split('\n')
      .filter((line) => line.includes('"level":50'))
    if (faults.length > 0) process.stderr.write(`${faults.slice(-5).join('\n')}\n`)
    let n = 0
    for (const { page, complaints } of workplaces) {
      const path = join(directory, `${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}-${(n += 1)}.png`)
      await page.screenshot({ path, fullPage: true, timeout: 10_000 }).catch(() => undefined)
      process.stderr.write(`${path}\n${complaints.join('\n')}\n`)
    }
  })
}
