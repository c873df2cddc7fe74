import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, isBuilt } from './setup/build.mjs'
import { lockFingerprint, sourceFingerprint } from './setup/fingerprint.mjs'
import { install, isInstalled } from './setup/install.mjs'
import { requireNode } from './setup/node-version.mjs'
import { SetupFault } from './setup/say.mjs'
import { readStamp, writeStamp } from './setup/stamp.mjs'
import { inTurn } from './setup/turn.mjs'

// Not import.meta.dirname: a Node that is too old must get as far as the sentence that says so.
export const root = fileURLToPath(new URL('..', import.meta.url))

const isCurrent = (stamp, lock) =>
  stamp.lock === lock && stamp.build === sourceFingerprint(root) && isInstalled(root) && isBuilt(root)

/**
 * Brings node_modules and the built program up to date with the sources; silent, and done in well under a second, when they are.
 * Uses nothing but Node itself: it runs before anything is installed.
 */
export async function setUp({ installOnly = false, fresh = false } = {}) {
  requireNode()
  if (!fresh && isCurrent(readStamp(root), lockFingerprint(root))) return
  await inTurn(root, async () => {
    const lock = lockFingerprint(root)
    const stamp = readStamp(root)
    if (!isInstalled(root)) {
      await install(root)
      stamp.build = null
    }
    writeStamp(root, { ...stamp, lock })
    if (installOnly) return
    // Read before the build: a file saved while it ran makes the next run build again.
    const sources = sourceFingerprint(root)
    if (!fresh && stamp.lock === lock && stamp.build === sources && isBuilt(root)) return
    await build(root, { fresh })
    writeStamp(root, { lock, build: sources })
  })
}

/** Prints a fault of the set-up as people read it; anything else is a fault of the script and keeps its trace. */
export function report(error) {
  process.exitCode = 1
  if (!(error instanceof SetupFault)) return void process.stderr.write(`${error.stack}\n`)
  if (error.detail) process.stderr.write(`${error.detail}\n\n`)
  process.stderr.write(`✗ ${error.zh}\n  ${error.message}\n`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const flags = new Set(process.argv.slice(2))
  await setUp({ installOnly: flags.has('--install-only'), fresh: flags.has('--force-build') }).catch(report)
}
