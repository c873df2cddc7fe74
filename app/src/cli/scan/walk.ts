import { lstat, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { reasonOf } from '../../server/ops-fault.ts'
import type { Passed, PassedWhy } from './words.ts'

/** A regular file that was met, with what it was like then. */
export interface Met {
  readonly path: string
  /** How reports name it. */
  readonly shown: string
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
}

/** A path as it was given, and where it is. */
export interface Root {
  readonly given: string
  readonly path: string
}

export interface WalkOptions {
  /** Files of this run itself: report, key, baseline, record of progress. */
  readonly own?: ReadonlySet<string>
  onPassed(passed: Passed): void
}

/**
 * Every regular file at or below the roots, in the order of names. Links are not followed, except a root itself: whoever names a link
 * means what it points to. What is not given out is told to `onPassed`, never left out silently.
 */
export async function* walk(roots: readonly Root[], options: WalkOptions): AsyncGenerator<Met> {
  for (const root of distinct(roots)) {
    // A stack and not recursion: directories may lie deeper than a call stack does.
    const waiting: { path: string; shown: string }[] = [{ path: root.path, shown: root.given }]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { path, shown } = next
      const pass = (why: PassedWhy, detail: string): void =>
        options.onPassed({ type: 'passed', path: shown, why, detail })
      try {
        if (options.own?.has(path) === true) {
          pass('OWN', '')
          continue
        }
        const facts = await (path === root.path ? stat(path) : lstat(path))
        if (facts.isFile())
          yield { path, shown, size: facts.size, mtimeMs: facts.mtimeMs, ctimeMs: facts.ctimeMs }
        else if (facts.isDirectory()) {
          const names = (await readdir(path)).toSorted(byName).toReversed()
          for (const name of names) waiting.push({ path: join(path, name), shown: joined(shown, name) })
        } else if (facts.isSymbolicLink()) pass('LINK', '')
        else pass('SPECIAL', specialOf(facts))
      } catch (error) {
        const code = reasonOf(error)
        // A name that is no UTF-8 arrives with its bytes replaced, and then nothing of that name exists.
        if (code === 'ENOENT') pass(shown.includes('\uFFFD') ? 'NAME' : 'VANISHED', code)
        else pass('UNREADABLE', code)
      }
    }
  }
}

/** Roots that lie within another root would be met twice. */
export const distinct = (roots: readonly Root[]): readonly Root[] =>
  roots.filter(
    ({ path }, at) =>
      !roots.some((other, i) => i !== at && (other.path === path ? i < at : isBelow(path, other.path))),
  )

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !way.startsWith('/')
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const joined = (shown: string, name: string): string => (shown === '.' ? name : join(shown, name))

function specialOf(facts: {
  isFIFO(): boolean
  isSocket(): boolean
  isBlockDevice(): boolean
  isCharacterDevice(): boolean
}): string {
  if (facts.isFIFO()) return 'fifo'
  if (facts.isSocket()) return 'socket'
  return facts.isBlockDevice() || facts.isCharacterDevice() ? 'device' : 'special'
}
