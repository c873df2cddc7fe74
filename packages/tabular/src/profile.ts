import type { Encoding } from './detect.ts'
import type { Delimiter } from './sniff.ts'

export type ImportKind = 'log' | 'book' | 'roster' | 'cases' | 'persons' | 'units' | 'leave' | 'posts'

/** How the files of one source are to be read; saved per system. Plain data, so that it can be stored and shown. */
export interface ImportProfile {
  readonly kind: ImportKind
  readonly encoding: Encoding | 'auto'
  readonly delimiter: Delimiter | 'auto'
  /** Header in the source file → canonical field of the kind. */
  readonly columns: Readonly<Record<string, string>>
  /** Headers known and left out on purpose. */
  readonly ignore: readonly string[]
  /** Field → value as the source writes it → canonical value, on top of the built-in words. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Field → canonical value where the file has no such column (a log of vehicles only: keyKind 'plate'). */
  readonly defaults: Readonly<Record<string, string>>
}

export const blankProfile = (kind: ImportKind): ImportProfile => ({
  kind,
  encoding: 'auto',
  delimiter: 'auto',
  columns: {},
  ignore: [],
  values: {},
  defaults: {},
})

export type FieldType =
  'code' | 'text' | 'number' | 'moment' | 'from' | 'until' | 'date' | 'choice' | 'flag' | 'list'

export interface FieldSpec {
  readonly type: FieldType
  readonly zh: string
  readonly en: string
  /** The column (or a default) must be there and every row must have a value. */
  readonly required?: boolean
  /** For `choice`: canonical value → words taken for it. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** Header words that suggest this field, folded as `headerKey` does. */
  readonly headers: readonly string[]
}
export type FieldTable = Readonly<Record<string, FieldSpec>>
