import { CORE_REFUSALS, type CoreCode, type RefusalWords } from './refusals.ts'

/** Why something was not done. `detail` is for the operator's log and never holds a secret. */
export interface Refusal<Code extends string = CoreCode> {
  readonly code: Code
  readonly detail: string
}

/** A value or a coded refusal. Unfit input is answered; a mistake of the calling program is thrown. */
export type Outcome<T, Code extends string = CoreCode> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal<Code> }

export type Refused<Code extends string> = { readonly ok: false; readonly refusal: Refusal<Code> }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<Code extends string>(code: Code, detail: string): Refused<Code> {
  return { ok: false, refusal: { code, detail } }
}

/** For callers that hold trusted input: the value, or a thrown Error with the code. */
export function must<T>(outcome: Outcome<T, string>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`${outcome.refusal.code}: ${outcome.refusal.detail}`)
}

/** The sentence for people. */
export function refusalWords(code: CoreCode): RefusalWords {
  return CORE_REFUSALS[code]
}
