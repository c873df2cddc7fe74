import { parameters, statutes } from './data/index.ts'
import type { Parameter, Statute } from './words.ts'

/** A rule, refusal or indicator of some room, with the statutes, measures and parameters it rests on. */
export interface Dependent {
  readonly id: string
  readonly basis: readonly string[]
}

export interface ReviewItem {
  readonly id: string
  readonly kind: 'parameter' | 'rule'
  /** The changed things it rests on, directly or through a parameter. */
  readonly because: readonly string[]
}

export interface BookData {
  readonly statutes: Readonly<Record<string, Statute>>
  readonly parameters: Readonly<Record<string, Parameter>>
}
export const bookData: BookData = { statutes, parameters }

/** Ids of the statutes and parameters whose editions differ between two states of the book (a removed one counts). */
export function changedEditions(before: BookData, after: BookData): readonly string[] {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  const differing = <T extends { readonly editions: unknown }>(
    a: Readonly<Record<string, T>>,
    b: Readonly<Record<string, T>>,
  ) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (id) => !same(a[id]?.editions, b[id]?.editions),
    )
  return [
    ...differing(before.statutes, after.statutes),
    ...differing(before.parameters, after.parameters),
  ].sort()
}

/** M214: what must be looked at again after the given statutes or parameters changed; parameters pass the mark on to rules. */
export function toReview(
  changed: readonly string[],
  rules: readonly Dependent[],
  data: BookData = bookData,
): readonly ReviewItem[] {
  const touched = new Set(changed)
  const hits = (basis: readonly string[]): readonly string[] => basis.filter((id) => touched.has(id))
  const items: ReviewItem[] = []
  for (const [id, { basis }] of Object.entries(data.parameters)) {
    const because = hits(basis)
    if (because.length > 0) items.push({ id, kind: 'parameter', because })
  }
  for (const item of items) touched.add(item.id)
  for (const { id, basis } of rules) {
    const because = hits(basis)
    if (because.length > 0) items.push({ id, kind: 'rule', because })
  }
  return items
}
