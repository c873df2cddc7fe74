import type { Scene } from './scene.ts'

/** One of the 36 real cases that Subrosa is measured by (table 2 of the measures), and, once its part is built, its replay. */
export interface RealCase {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/**
 * What the house did when the case was played to it. PREVENTED: an act was refused. DETECTED: records alone showed it afterwards, or
 * the inspection desk before it went out, to a person whose task it is. LIMIT: neither, and the product says so.
 */
export type Verdict = 'PREVENTED' | 'DETECTED' | 'LIMIT'
export interface Outcome {
  readonly verdict: Verdict
  /** The rule or refusal that acted, as the API named it. */
  readonly rule: string
  /** What the person read, as the API sent it. */
  readonly zh: string
  readonly en: string
  /** Who read it. */
  readonly seenBy: string
}
/** Plays the case through the HTTP API of a fresh house, and reads the outcome from its answers. Null: nothing stopped or showed it. */
export type Replay = (scene: Scene) => Promise<Outcome | null>
