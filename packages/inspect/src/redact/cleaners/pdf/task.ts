import type { HiddenClass } from '../../../words/hidden.ts'
import type { Limits } from '../../../words/limits.ts'
import { Search } from '../../search.ts'
import type { Secret } from '../../words.ts'

/** What is to go, as the steps of this cleaner pass it on. */
export interface Task {
  readonly secrets: readonly Secret[]
  readonly search: Search
  readonly hidden: ReadonlySet<HiddenClass>
  readonly limits: Limits
  tick(): void
}

/** Values as they are written, and folded: a place of a folded one is `secrets.length` and more. */
export function searchFor(secrets: readonly Secret[]): Search {
  const plain = secrets.map(({ text }) => text)
  return new Search([...plain, ...plain.map((text) => text.normalize('NFKC'))])
}

export const secretAt = ({ secrets }: Task, which: number): Secret | undefined =>
  secrets[which % Math.max(1, secrets.length)]
