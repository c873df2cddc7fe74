import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, tail } from '../setup/run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What a browser in a test needs: root has no sandbox, a container little shared memory. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage']

/**
 * The machine's own Chromium, else the one that lies inside an npm package, unpacked for this run.
 * @returns {Promise<{ path: string | null, args: string[], from: string }>}
 */
export async function findChromium(root, runDirectory) {
  const named = process.env['SUBROSA_CHROMIUM']
  const places = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const found =
    named ??
    NAMES.flatMap((name) => places.map((place) => join(place, name))).find((path) => existsSync(path))
  if (found && found !== 'npm') {
    const { code, output } = await run(found, ['--version', '--no-sandbox'])
    if (code === 0) return { path: found, args: ARGS, from: output.trim().split('\n').at(-1) ?? found }
  }
  return unpack(root, runDirectory)
}

const UNPACK = `
const { default: chromium } = await import('@sparticuz/chromium')
const path = await chromium.executablePath()
const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env
process.stdout.write(JSON.stringify({ path, LD_LIBRARY_PATH, FONTCONFIG_PATH }))`

/** The package is made for a cloud function: it is told that it runs in one, so that it brings its own libraries. */
async function unpack(root, runDirectory) {
  const home = join(runDirectory, 'chromium')
  mkdirSync(home)
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: home,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
  }
  const { code, output } = await run(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: root,
    env,
  })
  if (code !== 0) return { path: null, args: [], from: tail(output, 3) }
  const { path, LD_LIBRARY_PATH, FONTCONFIG_PATH } = JSON.parse(output)
  // Its libraries are for the browser alone, not for everything that the tests start.
  const wrapper = join(home, 'browser.sh')
  writeFileSync(
    wrapper,
    `#!/bin/sh\nexport LD_LIBRARY_PATH='${LD_LIBRARY_PATH}' FONTCONFIG_PATH='${FONTCONFIG_PATH}'\nexec '${path}' "$@"\n`,
  )
  chmodSync(wrapper, 0o755)
  const version = await run(wrapper, ['--version', '--no-sandbox'])
  if (version.code !== 0) return { path: null, args: [], from: tail(version.output, 3) }
  return {
    path: wrapper,
    args: [...ARGS, '--no-zygote'],
    from: `${version.output.trim().split('\n').at(-1)} (from npm)`,
  }
}
