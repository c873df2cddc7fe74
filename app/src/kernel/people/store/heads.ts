import type { Day } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { Role } from '#kernel/policy'
import type { Headship, PostRow } from '../words.ts'
import { delegationsOf, postsOn } from './posts.ts'
import { unitTree } from './units.ts'

/** The head of the unit that day, with stand-ins; the chief where a unit has no head of its own. Null: nobody answers for it. */
export async function headOf(db: Reader, unit: string, day: Day): Promise<Headship | null> {
  const posts = await postsOn(db, day, { unit })
  const post = posts.find((held) => held.role === 'head') ?? posts.find((held) => held.role === 'chief')
  return post ? headship(db, post, day) : null
}

/** The nearest head above the unit: for a head's own lines. Null at the top, where the ethics office takes over. */
export async function nextHeadAbove(db: Reader, unit: string, day: Day): Promise<Headship | null> {
  const parents = new Map((await unitTree(db)).map((row) => [row.id, row.parent]))
  const seen = new Set<string>()
  for (let above = parents.get(unit); above != null && !seen.has(above); above = parents.get(above)) {
    seen.add(above)
    const head = await headOf(db, above, day)
    if (head) return head
  }
  return null
}

/** Holders and stand-ins of a role that day, each once. */
export async function peopleInRole(db: Reader, role: Role, day: Day): Promise<string[]> {
  const posts = await postsOn(db, day, { role })
  const standIns = await delegationsOf(
    db,
    posts.map((post) => post.id),
    day,
  )
  return [...new Set([...posts.map((post) => post.person), ...standIns.map((row) => row.toPerson)])]
}

export const ethicsPeople = (db: Reader, day: Day): Promise<string[]> => peopleInRole(db, 'ethics', day)

async function headship(db: Reader, post: PostRow, day: Day): Promise<Headship> {
  const standIns = await delegationsOf(db, [post.id], day)
  return {
    post: post.id,
    unit: post.unit,
    person: post.person,
    title: post.title,
    role: post.role,
    standIns: standIns.map((row) => row.toPerson),
  }
}
