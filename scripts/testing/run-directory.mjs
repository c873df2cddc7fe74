import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alive } from '../setup/turn.mjs'

const NAME = /^subrosa-test-(\d+)-/

/** A directory of this run alone: two runs at once never meet. Its name tells whose it is, for the sweep. */
export const makeRunDirectory = (base = tmpdir()) => mkdtempSync(join(base, `subrosa-test-${process.pid}-`))

/** Removes what runs left behind that were killed outright, their PostgreSQL first. Other people's directories are not touched. */
export function sweep(base = tmpdir()) {
  for (const name of readdirSync(base)) {
    const owner = NAME.exec(name)?.[1]
    const path = join(base, name)
    if (!owner || alive(Number(owner))) continue
    try {
      if (statSync(path).uid !== process.getuid?.()) continue
      stopPostmaster(join(path, 'pg'))
      rmSync(path, { recursive: true, force: true })
    } catch {
      // Gone already: another run sweeps too.
    }
  }
}

/** Ends a postmaster only if its own pid file and its command line both name this directory. */
function stopPostmaster(directory) {
  try {
    const pid = Number(readFileSync(join(directory, 'data/postmaster.pid'), 'utf8').split('\n')[0])
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(directory)) process.kill(pid, 'SIGQUIT')
  } catch {
    // No pid file or no such process: nothing runs.
  }
}
