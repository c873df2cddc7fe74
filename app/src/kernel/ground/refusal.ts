/** One row of a room's closed refusal table. A code is never reused for another meaning. */
export interface RefusalEntry {
  /** What cannot be done, why, and what to do instead. `{name}` places are filled from the refusal's params. */
  readonly zh: string
  readonly en: string
  /** Statute or parameter the refusal rests on (key in the law kernel), or null for plain form errors. */
  readonly law: string | null
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503
  /** True where the attempt itself is an act for the ledger. */
  readonly record: boolean
}
export type RefusalTable = Readonly<Record<string, RefusalEntry>>

/** Declares a room's refusals; keeps the literal codes for the compiler. */
export const refusals = <const T extends RefusalTable>(table: T): T => table

/** A reason the user can open: the rule, what it saw, what would change it. */
export interface Reason {
  readonly rule: string
  readonly zh: string
  readonly en: string
  readonly law?: string | undefined
  readonly facts?: Readonly<Record<string, string | number | boolean | null>> | undefined
}

/** A refusal as a value: travels from rule to door unchanged. Params never hold personal data in clear. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly params: Readonly<Record<string, string | number>>
  readonly reasons: readonly Reason[]
}

export const refuse = <Code extends string>(
  code: Code,
  params: Record<string, string | number> = {},
  reasons: readonly Reason[] = [],
): Refusal<Code> => ({ code, params, reasons })

/** Fills `{name}` places; an unknown place stays visible, so that a forgotten param shows in tests. */
export const fill = (sentence: string, params: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
