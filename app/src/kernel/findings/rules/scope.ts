import type { Actor } from '#kernel/policy'

export interface FindingScope {
  /** The ethics office sees every unit. */
  readonly everywhere: boolean
  /** Units he heads: of them only what lies on the unit's desk. */
  readonly units: readonly string[]
  /** Findings about these persons are never shown to him. */
  readonly never: readonly string[]
}

/** Whose findings a person's lists hold; an officer's are empty. */
export function scopeOf(actor: Actor): FindingScope {
  const heads = actor.posts.filter((post) => post.role === 'head' || post.role === 'chief')
  return {
    everywhere: actor.posts.some((post) => post.role === 'ethics'),
    units: [...new Set(heads.map((post) => post.unit))],
    never: [
      actor.person,
      ...actor.posts.flatMap((post) => (post.onBehalfOf === null ? [] : [post.onBehalfOf])),
    ],
  }
}
