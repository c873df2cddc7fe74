import {
  EVER,
  day,
  type Bounds,
  type Origin,
  type Parameter,
  type ParameterValue,
  type Status,
  type Unit,
} from './words.ts'

interface Row<T extends ParameterValue> {
  readonly value: T
  readonly unit: Unit
  readonly zh: string
  readonly en: string
  readonly basis: readonly string[]
  readonly bounds: Bounds | null
  readonly origin: Origin
  readonly status: Status
  readonly source: string
  readonly note?: string
  /** Day of the edition the number comes from. */
  readonly edition?: string
}

/** Builds a parameter with one edition that has held since EVER; later editions are added as rows beside it. */
export const parameter = <T extends ParameterValue>(row: Row<T>): Parameter<T> => ({
  unit: row.unit,
  zh: row.zh,
  en: row.en,
  basis: row.basis,
  bounds: row.bounds,
  editions: [
    {
      value: row.value,
      edition: row.edition === undefined ? EVER : day(row.edition),
      effectiveFrom: EVER,
      effectiveTo: null,
      status: row.status,
      origin: row.origin,
      source: row.source,
      note: row.note ?? '',
    },
  ],
})

export const between = (min: number, max: number, zh: string, en: string): Bounds => ({ min, max, zh, en })

/** A default of Subrosa's own: nothing outside the house to compare it with. */
export const HOUSE = {
  origin: 'house',
  status: 'verified',
  source: 'Subrosa default',
  edition: '2026-11-21',
} as const
