import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path/posix'

export const PLACES = ['app/src', 'packages', 'test']
const PASSED_OVER = new Set(['node_modules', 'dist', 'fixtures'])

/** Every source file of the house, as a path from its root. */
export function sourceFiles(root, places = PLACES, pattern = /\.tsx?$/) {
  const found = []
  const visit = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`
      if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) visit(inner)
      else if (entry.isFile() && pattern.test(entry.name)) found.push(inner)
    }
  }
  for (const place of places) if (statSync(join(root, place), { throwIfNoEntry: false })) visit(place)
  return found.toSorted()
}

/** Tests, and what only tests use: `x.testing.ts` beside the code, `testing/` for the whole house. */
export const isTest = (path) =>
  /(\.test|\.testing|\/testing)\.tsx?$/.test(path) ||
  path.startsWith('test/') ||
  path.startsWith('app/src/testing/')
