import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** What the installed packages depend on: the lock, and the machine that the native binaries were chosen for. */
export const lockFingerprint = (root) =>
  sha256(
    `${sha256(readFileSync(join(root, 'package-lock.json')))} ${process.platform} ${process.arch} ${process.versions.modules}`,
  )

const BUILD_ROOTS = ['app', 'packages', 'tsconfig.base.json', 'tsconfig.json']
const PASSED_OVER = new Set(['node_modules', 'dist', 'testing', 'fixtures'])
const IRRELEVANT = /(\.test\.tsx?|\.testing\.ts|\.tsbuildinfo|\.md)$/

/** Path, size and time of every file that a build reads: 600 files in some 15 ms, where reading them would take a second. */
export function sourceFingerprint(root) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (!stat) return
    if (!stat.isDirectory()) return void hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`)
    for (const name of readdirSync(join(root, path)).sort()) {
      if (!PASSED_OVER.has(name) && !IRRELEVANT.test(name)) visit(`${path}/${name}`)
    }
  }
  for (const path of BUILD_ROOTS) visit(path)
  return hash.digest('hex')
}
