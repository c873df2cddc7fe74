import type { Instant } from '#kernel/ground'
import type { ComboOption } from '#kernel/ui'
import type { KeyKind } from '../key-kinds.ts'
import type { NoCaseReason, Purpose } from '../../words.ts'
import type { BookEntry } from '../api.ts'

/** What is typed into the form; the target is kept apart, because it may not stay behind in a draft. */
export interface EntryValues {
  readonly at: Instant | null
  readonly systems: readonly string[]
  readonly keyKind: KeyKind
  readonly purpose: Purpose | ''
  readonly hasCase: 'yes' | 'no' | ''
  readonly caseNo: string
  readonly noCase: NoCaseReason | ''
  readonly requester: ComboOption | null
  readonly behalfDocument: string
  readonly printed: boolean
  /** Why it is corrected; only of a correction. */
  readonly why: string
}
export const blankEntry = (at: Instant): EntryValues => ({
  at,
  systems: [],
  keyKind: 'national_id',
  purpose: '',
  hasCase: '',
  caseNo: '',
  noCase: '',
  requester: null,
  behalfDocument: '',
  printed: false,
  why: '',
})

/** The form of a correction starts from what was written. */
export const valuesOf = (entry: BookEntry): EntryValues => ({
  at: entry.at as Instant,
  systems: entry.systems.map((system) => system.id),
  keyKind: 'national_id',
  // Words of the closed lists: the server gives back what it took.
  purpose: entry.purpose as Purpose,
  hasCase: entry.caseNo === null ? 'no' : 'yes',
  caseNo: entry.caseNo ?? '',
  noCase: (entry.noCase ?? '') as NoCaseReason | '',
  requester: entry.requester && { value: entry.requester.id, label: entry.requester.name },
  behalfDocument: entry.behalfDocument ?? '',
  printed: entry.printed,
  why: '',
})

export type EntryField = 'at' | 'systems' | 'target' | 'purpose' | 'hasCase' | 'caseNo' | 'noCase' | 'why'
/** The fields that stop the form from being sent, in the order in which they stand. */
export function lacking(values: EntryValues, target: string, correcting: boolean): readonly EntryField[] {
  const wrong: readonly (EntryField | false)[] = [
    values.at === null && 'at',
    values.systems.length === 0 && 'systems',
    !correcting && target.trim() === '' && 'target',
    values.purpose === '' && 'purpose',
    values.hasCase === '' && 'hasCase',
    values.hasCase === 'yes' && values.caseNo.trim() === '' && 'caseNo',
    values.hasCase === 'no' && values.noCase === '' && 'noCase',
    correcting && values.why.trim() === '' && 'why',
  ]
  return wrong.filter((field): field is EntryField => field !== false)
}

/** What is sent; null while something is lacking. */
export function bodyOf(values: EntryValues) {
  const { at, purpose } = values
  if (at === null || purpose === '') return null
  return {
    at,
    systems: [...values.systems],
    keyKind: values.keyKind,
    purpose,
    caseNo: values.hasCase === 'yes' ? values.caseNo.trim() : null,
    noCase: values.hasCase === 'no' && values.noCase !== '' ? values.noCase : null,
    requester: values.requester?.value ?? null,
    behalfDocument:
      values.requester && values.behalfDocument.trim() !== '' ? values.behalfDocument.trim() : null,
    printed: values.printed,
  }
}
