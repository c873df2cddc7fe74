import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { head, run } from './run.mjs'
import { say, seconds, SetupFault } from './say.mjs'

const SERVER = 'app/dist/cli/main.js'
const WEB = 'app/dist/web/index.html'

const hasWeb = (root) => existsSync(join(root, 'app/vite.config.ts'))
const packages = (root) =>
  readdirSync(join(root, 'packages')).filter((name) =>
    existsSync(join(root, 'packages', name, 'tsconfig.json')),
  )

/** What a finished build leaves behind; without one of these a stamp means nothing. */
export const isBuilt = (root) =>
  existsSync(join(root, SERVER)) &&
  packages(root).every((name) => existsSync(join(root, 'packages', name, 'dist/index.js'))) &&
  (!hasWeb(root) || existsSync(join(root, WEB)))

/** Compiles packages and server, and bundles the web, side by side. */
export async function build(root, { fresh = false } = {}) {
  const began = performance.now()
  say('編譯…', 'Building…')
  if (fresh || !isBuilt(root)) removeOutput(root)
  const projects = [...packages(root).map((name) => `packages/${name}`), 'app/tsconfig.server.json']
  const [types, web] = await Promise.all([
    run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', ...projects], { cwd: root }),
    hasWeb(root)
      ? run(process.execPath, ['../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
          cwd: join(root, 'app'),
        })
      : { code: 0, output: '' },
  ])
  if (types.code !== 0)
    throw new SetupFault('編譯失敗（tsc）。', 'The build failed (tsc).', head(types.output, 60))
  if (web.code !== 0)
    throw new SetupFault('網頁編譯失敗（vite）。', 'The web build failed (vite).', head(web.output, 60))
  say(`編譯完成（${seconds(began)}）`, 'Built')
}

/** An incremental record that outlives its output would make the compiler believe that nothing is to be done. */
function removeOutput(root) {
  for (const name of packages(root)) {
    rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
    rmSync(join(root, 'packages', name, 'tsconfig.tsbuildinfo'), { force: true })
  }
  rmSync(join(root, 'app/dist'), { recursive: true, force: true })
}
