/** Who did it: a person in a post, by a session; or the system itself, by a named job. */
export type Doer =
  | {
      readonly kind: 'person'
      readonly person: string
      readonly post: string | null
      readonly unit: string | null
      readonly onBehalfOf?: string | null
    }
  | { readonly kind: 'system'; readonly job: string }

export const doerText = (doer: Doer): string =>
  doer.kind === 'person' ? `person:${doer.person}` : `system:${doer.job}`

/** The thing an act is about: `line:01k…`. */
export interface ThingRef {
  readonly kind: string
  readonly id: string
}
export const thingText = (thing: ThingRef): string => `${thing.kind}:${thing.id}`
