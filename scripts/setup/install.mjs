import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, tail } from './run.mjs'
import { say, seconds, SetupFault } from './say.mjs'

/** True when node_modules already holds what the lock names (npm's own record says so): nothing needs to be fetched. */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true
    // A workspace's link is looked for itself: npm's record knows only those that it made.
    if (entry.link) return existsSync(join(root, path))
    const found = present[path]
    // A binary for another kind of machine stays away.
    if (!found) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/**
 * Installs exactly the lock. Packages' own install scripts stay off: none of ours needs one, and a script is the
 * commonest way in for a poisoned package.
 */
export async function install(root) {
  const began = performance.now()
  say('安裝套件（第一次約需一分鐘）…', 'Installing packages (about a minute the first time)…')
  const heartbeat = setInterval(
    () => say(`  …仍在安裝，已 ${seconds(began)}`, `still installing, ${seconds(began)}`),
    10_000,
  )
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env['npm_execpath']
  const { code, output } = await (
    npm?.endsWith('.js')
      ? run(process.execPath, [npm, ...args], { cwd: root })
      : run('npm', args, { cwd: root })
  ).finally(() => clearInterval(heartbeat))
  if (code !== 0) {
    throw new SetupFault(
      '套件安裝失敗。請確認可連線到 npm 套件庫（或內部鏡像：npm config set registry …），再執行一次。',
      'Packages could not be installed. Check that the npm registry (or your mirror: npm config set registry …) can be reached, then run again.',
      tail(output, 25),
    )
  }
  say(`套件安裝完成（${seconds(began)}）`, 'Packages installed')
}
