import { bad, ok, type Day, type Result } from '#kernel/ground'
import { laws, parameters, statutes, type ParameterId, type StatuteId } from './data/index.ts'
import type {
  AgencyValue,
  Bounds,
  Edition,
  Origin,
  Parameter,
  ParameterValue,
  Statute,
  Status,
  Unit,
} from './words.ts'

/** A statute as it stood on a day, ready to be shown beside a refusal or a finding. */
export interface Citation extends Edition {
  readonly id: StatuteId
  /** e.g. 「個人資料保護法第16條」. */
  readonly citeZh: string
  readonly citeEn: string
  readonly headingZh: string
  readonly headingEn: string
}

/** A parameter as it stood on a day, with everything a "why this number" panel needs. */
export interface Ruling<T extends ParameterValue = ParameterValue> {
  readonly id: ParameterId
  readonly value: T
  readonly unit: Unit
  readonly zh: string
  readonly en: string
  readonly edition: Day
  readonly status: Status
  readonly origin: Origin
  readonly source: string
  readonly note: string
  readonly basis: readonly string[]
  readonly bounds: Bounds | null
  readonly setBy: 'book' | 'agency'
  /** The agency's decision, when it set the value. */
  readonly decision: string | null
}

export type ParameterOf<I extends ParameterId> = (typeof parameters)[I] extends Parameter<infer T> ? T : never

export interface TuneFault {
  readonly code: 'UNKNOWN_PARAMETER' | 'NOT_TUNABLE' | 'OUT_OF_BOUNDS' | 'NOT_WHOLE'
  readonly zh: string
  readonly en: string
}

/** The book opened at one day: what a rule gets as `ctx.law`. */
export interface LawOnDay {
  readonly day: Day
  parameter<I extends ParameterId>(id: I): Ruling<ParameterOf<I>>
  /** The value alone, for the arithmetic inside a rule. */
  value<I extends ParameterId>(id: I): ParameterOf<I>
  /** Null when no edition was in force that day. */
  cite(id: StatuteId): Citation | null
}

export interface LawBook {
  at(day: Day): LawOnDay
  parameter<I extends ParameterId>(id: I, day: Day): Ruling<ParameterOf<I>>
  cite(id: StatuteId, day: Day): Citation | null
  /** Checks a value the agency wants to set; never raises policy. */
  tune(
    id: string,
    value: number,
  ): Result<{ readonly parameter: ParameterId; readonly value: number }, TuneFault>
}

interface Span {
  readonly effectiveFrom: Day | null
  readonly effectiveTo: Day | null
}
const holds = (span: Span, day: Day): boolean =>
  span.effectiveFrom !== null &&
  span.effectiveFrom <= day &&
  (span.effectiveTo === null || day < span.effectiveTo)

export const isParameterId = (id: string): id is ParameterId => Object.hasOwn(parameters, id)
export const isStatuteId = (id: string): id is StatuteId => Object.hasOwn(statutes, id)

/**
 * The law book. Agency values are dated rows of the agency's own decisions; one outside today's bounds is read as the
 * nearest bound, so that a stale row in a database can never lift a limit.
 */
export function lawBook(agency: readonly AgencyValue[] = []): LawBook {
  const book: LawBook = {
    at: (day) => ({
      day,
      parameter: (id) => book.parameter(id, day),
      value: (id) => book.parameter(id, day).value,
      cite: (id) => book.cite(id, day),
    }),
    parameter: <I extends ParameterId>(id: I, day: Day) => rule(id, day, agency) as Ruling<ParameterOf<I>>,
    cite,
    tune,
  }
  return book
}

function rule(id: ParameterId, day: Day, agency: readonly AgencyValue[]): Ruling {
  const { unit, zh, en, basis, bounds, editions }: Parameter = parameters[id]
  // INVARIANT (tested): the editions of a parameter begin at EVER without gap; a day before that reads the first one.
  const edition = editions.find((row) => holds(row, day)) ?? editions[0]
  if (edition === undefined) throw new Error(`law data: ${id} has no edition`)
  const { effectiveFrom: _from, effectiveTo: _to, ...rest } = edition
  const common = { id, unit, zh, en, basis, bounds, ...rest }
  const own = agency.findLast((row) => row.parameter === id && holds(row, day))
  if (own === undefined || bounds === null) return { ...common, setBy: 'book', decision: null }
  const value = Math.min(bounds.max, Math.max(bounds.min, own.value))
  return { ...common, value, edition: own.effectiveFrom, setBy: 'agency', decision: own.decision }
}

function cite(id: StatuteId, day: Day): Citation | null {
  const statute: Statute = statutes[id]
  const edition = statute.editions.find((row) => holds(row, day))
  if (edition === undefined) return null
  const law = laws[edition.law as keyof typeof laws]
  return {
    ...edition,
    id,
    citeZh: edition.article === null ? law.zh : `${law.zh}${articleZh(edition)}`,
    citeEn:
      edition.article === null
        ? law.en
        : `${law.en}, ${POINTS.has(edition.law) ? 'point' : 'art.'} ${edition.article}`,
    headingZh: statute.zh,
    headingEn: statute.en,
  }
}

/** Laws whose parts are points (點) or items, not articles (條). */
const POINTS = new Set(['manual', 'corrections', 'police'])
const PARAGRAPHS: Readonly<Record<string, string>> = { I: '第1項', II: '第2項', III: '第3項' }

function articleZh({ law, article }: Edition): string {
  if (law === 'dscs') return ` ${article}`
  const [number, paragraph = '', item = ''] = (article ?? '').split(' ')
  const numbers =
    number === undefined || article?.includes(',') ? (article ?? '').replaceAll(', ', '、') : number
  const part = article?.includes(',')
    ? ''
    : `${PARAGRAPHS[paragraph] ?? ''}${item.replace(/^\((\d+)\)$/, '第$1款')}`
  return `第${numbers}${POINTS.has(law) ? '點' : '條'}${part}`
}

function tune(id: string, value: number): ReturnType<LawBook['tune']> {
  if (!isParameterId(id))
    return bad({ code: 'UNKNOWN_PARAMETER', zh: '查無此參數。', en: 'There is no such parameter.' })
  const { bounds }: Parameter = parameters[id]
  if (bounds === null)
    return bad({
      code: 'NOT_TUNABLE',
      zh: '此參數由法規訂定，機關不得調整。',
      en: 'Law fixes this parameter; an agency cannot set it.',
    })
  if (!Number.isInteger(value))
    return bad({ code: 'NOT_WHOLE', zh: '請輸入整數。', en: 'Enter a whole number.' })
  if (value < bounds.min || value > bounds.max) {
    return bad({
      code: 'OUT_OF_BOUNDS',
      zh: `可設定範圍為${bounds.min}至${bounds.max}。${bounds.zh}`,
      en: `Allowed: ${bounds.min} to ${bounds.max}. ${bounds.en}`,
    })
  }
  return ok({ parameter: id, value })
}
