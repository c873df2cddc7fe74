import type { CellValue } from './cells.ts'
import { guessKeyKind, keyKinds, normaliseTarget, type KeyKind } from './normalise.ts'
import type { RowOf } from './row-types.ts'

/** The cells of one row by canonical field, after every cell was read and times joined. */
export type Cells = Readonly<Record<string, CellValue>>

// The field table gives each field one type, and the cell reader of that type made the value: these readings cannot fail.
const text = (cells: Cells, field: string): string | null => {
  const value = cells[field] ?? null
  return typeof value === 'string' ? value : null
}
const words = (cells: Cells, field: string): string => text(cells, field) ?? ''
const number = (cells: Cells, field: string): number | null => {
  const value = cells[field] ?? null
  return typeof value === 'number' ? value : null
}
const seconds = (cells: Cells, field: string): number => number(cells, field) ?? 0
const truth = (cells: Cells, field: string): boolean | null => {
  const value = cells[field] ?? null
  return typeof value === 'boolean' ? value : null
}
const several = (cells: Cells, field: string): readonly string[] => {
  const value = cells[field] ?? null
  return typeof value === 'object' && value !== null ? value : []
}

const keyed = (kind: string | null, raw: string): { keyKind: KeyKind; target: string } => {
  const keyKind = keyKinds.find((one) => one === kind) ?? guessKeyKind(raw)
  return { keyKind, target: normaliseTarget(keyKind, raw) }
}

/** One maker per kind: cells → the row the domain works with. */
export const makers: { readonly [K in keyof RowOf]: (cells: Cells) => RowOf[K] } = {
  log: (cells) => {
    const act = text(cells, 'act')
    // Written out, not spread: this runs for every line of a nation's log.
    const { keyKind, target } = keyed(text(cells, 'keyKind'), words(cells, 'target'))
    return {
      at: seconds(cells, 'time'),
      account: words(cells, 'account'),
      keyKind,
      target,
      caseNo: text(cells, 'caseNo'),
      seq: number(cells, 'seq'),
      terminal: text(cells, 'terminal'),
      session: text(cells, 'session'),
      act: act === 'P' || act === 'E' ? act : 'Q',
      purpose: text(cells, 'purpose'),
      rows: number(cells, 'rows'),
      logoutAt: number(cells, 'logoutAt'),
    }
  },
  book: (cells) => ({
    at: seconds(cells, 'time'),
    account: words(cells, 'account'),
    ...keyed(text(cells, 'keyKind'), words(cells, 'target')),
    caseNo: text(cells, 'caseNo'),
    entryNo: text(cells, 'entryNo'),
    requester: text(cells, 'requester'),
    system: words(cells, 'system'),
    purposeCode: text(cells, 'purposeCode'),
    noCaseReason: text(cells, 'noCaseReason'),
    printed: truth(cells, 'printed'),
    onBehalf: truth(cells, 'onBehalf'),
    documentNo: text(cells, 'documentNo'),
  }),
  roster: (cells) => {
    const place = text(cells, 'place')
    return {
      personNo: words(cells, 'personNo'),
      start: seconds(cells, 'start'),
      end: seconds(cells, 'end'),
      duty: text(cells, 'duty'),
      place: place === 'indoor' || place === 'outdoor' ? place : null,
      terminal: text(cells, 'terminal'),
    }
  },
  leave: (cells) => ({
    personNo: words(cells, 'personNo'),
    start: seconds(cells, 'start'),
    end: seconds(cells, 'end'),
    kind: text(cells, 'kind'),
  }),
  cases: (cells) => ({
    caseNo: words(cells, 'caseNo'),
    title: text(cells, 'title'),
    unit: words(cells, 'unit'),
    owners: several(cells, 'owners'),
    opened: seconds(cells, 'opened'),
    closed: number(cells, 'closed'),
    parties: several(cells, 'parties').map((party) => keyed(null, party)),
  }),
  persons: (cells) => ({
    personNo: words(cells, 'personNo'),
    name: words(cells, 'name'),
    account: text(cells, 'account'),
    unit: text(cells, 'unit'),
    email: text(cells, 'email'),
    joined: number(cells, 'joined'),
    left: number(cells, 'left'),
  }),
  units: (cells) => ({
    unit: words(cells, 'unit'),
    name: words(cells, 'name'),
    parent: text(cells, 'parent'),
  }),
  posts: (cells) => ({
    unit: words(cells, 'unit'),
    title: words(cells, 'title'),
    personNo: words(cells, 'personNo'),
    duties: several(cells, 'duties'),
    head: truth(cells, 'head') ?? false,
    start: number(cells, 'start'),
    end: number(cells, 'end'),
  }),
}
