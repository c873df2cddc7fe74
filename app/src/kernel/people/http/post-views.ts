import type { ActivePost } from '#kernel/policy'
import type { Reader } from '#kernel/store'
import type { z } from 'zod'
import { personsById } from '../store/persons.ts'
import { unitTree } from '../store/units.ts'
import type { postView } from './session-contract.ts'

/** Posts with the words that screens need: the unit's name, and for whom a post is held. */
export async function postViews(
  db: Reader,
  posts: readonly Omit<ActivePost, 'unitsAbove' | 'unitsBelow'>[],
): Promise<z.output<typeof postView>[]> {
  const units = new Map((await unitTree(db)).map((unit) => [unit.id, unit.name]))
  const holders = await personsById(
    db,
    posts.flatMap((post) => post.onBehalfOf ?? []),
  )
  return posts.map(({ post, title, role, unit, onBehalfOf, until }) => ({
    id: post,
    title,
    role,
    unit,
    unitName: units.get(unit) ?? '',
    onBehalfOf,
    onBehalfOfName: onBehalfOf === null ? null : (holders.get(onBehalfOf)?.name ?? null),
    until,
  }))
}
