import type { Day } from '#kernel/ground'
import { headOf, postsOn } from '#kernel/people'
import type { Reader } from '#kernel/store'

/** Everybody who answers for each unit today, stand-ins included: those who will stamp. */
export async function headsOn(db: Reader, day: Day): Promise<ReadonlyMap<string, readonly string[]>> {
  const posts = [
    ...(await postsOn(db, day, { role: 'head' })),
    ...(await postsOn(db, day, { role: 'chief' })),
  ]
  const heads = new Map<string, readonly string[]>()
  for (const unit of new Set(posts.map((post) => post.unit))) {
    const head = await headOf(db, unit, day)
    const holders = posts
      .filter((post) => post.unit === unit && post.role === head?.role)
      .map((post) => post.person)
    if (head) heads.set(unit, [...new Set([...holders, ...head.standIns])])
  }
  return heads
}
