import { day, type Edition, type Statute, type Status } from './words.ts'

interface EditionRow {
  readonly article: string | null
  readonly edition: string
  /** Absent: issued, but no day of force known. */
  readonly from?: string
  readonly to?: string
  readonly status: Status
  readonly source: string
  readonly note: string
  readonly zh: string
  readonly en: string
}

/** Builds a statute from data rows; its law is the id up to the first dot. */
export function statute(id: string, zh: string, en: string, rows: readonly EditionRow[]): Statute {
  const law = id.slice(0, id.indexOf('.'))
  const editions = rows.map(({ edition, from, to, ...rest }): Edition => ({
    ...rest,
    law,
    edition: day(edition),
    effectiveFrom: from === undefined ? null : day(from),
    effectiveTo: to === undefined ? null : day(to),
  }))
  return { id, zh, en, editions }
}
