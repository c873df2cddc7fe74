import type { Doer } from '#kernel/ledger'
import type { ActivePost, Actor } from '#kernel/policy'

/** The actor as he stands on an act, in the post that `may` found to allow the deed. */
export const doerIn = (actor: Actor, post: ActivePost | null): Doer => ({
  kind: 'person',
  person: actor.person,
  post: post?.post ?? null,
  unit: post?.unit ?? null,
  onBehalfOf: post?.onBehalfOf ?? null,
})

/** The actor in the post he works in right now. */
export const doerOf = (actor: Actor): Doer => doerIn(actor, actor.current)
