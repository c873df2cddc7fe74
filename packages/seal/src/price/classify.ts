import { sha256, toHex, utf8 } from '../bytes.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { type Read, flag, list, object, oneOf, orNull, text, whole } from '../shape.ts'

const ratio = object({
  /** times / of: 80 / 100 is four fifths of the reserve. */
  times: whole(1, 1_000_000),
  of: whole(1, 1_000_000),
  /** Whether a bid of exactly this ratio is still in the band. */
  including: flag,
})
const band = object({
  code: text(32, /^[A-Z][A-Z0-9_]*$/),
  /** Upper edge; null only in the last band. */
  upTo: orNull(ratio),
  /** Whether an award may follow at all; the price is released to an award only after such a verdict. */
  awardable: flag,
})
const stage = object({
  name: text(32, /^[a-z][a-z0-9-]*$/),
  uses: whole(1, 8),
  /** What may have been answered last: an award possible (the next bidder moves up), or not (somebody reduces). */
  after: oneOf('start-or-awardable', 'not-awardable', 'any'),
  /** Where the lowest bid may lie against the lowest compared before. Halving needs both directions. */
  lowest: oneOf('not-lower', 'not-higher', 'any'),
  bands: list(band, 2, 6),
})

/** Reads a classification from outside; `checkClassification` then judges it. */
export const classificationShape = object({
  /** The edition of the rule it comes from, e.g. `tw-procurement/lowest/2019-05-22`. */
  edition: text(128),
  /** Evaluations of one price in all, whatever the stages allow. */
  uses: whole(1, 16),
  stages: list(stage, 1, 8),
})

/**
 * Where a bid lies against the sealed price, as data: the law of the day, not of this program. Everything an
 * evaluation can answer is a code of this table, and how often it may be asked is in it too: a comparator that is free
 * to use gives the price away by halving.
 */
export type Classification = Read<typeof classificationShape>
export type Band = Read<typeof band>
export type Ratio = Read<typeof ratio>

/** Most codes that one evaluation can tell apart, and most evaluations: together the bound of what can leak. */
export function checkClassification(table: Classification): Outcome<Classification> {
  const bad = (detail: string): Outcome<Classification> => refuse('CLASSIFICATION_UNFIT', detail)
  if (classificationShape(table) === undefined) return bad('shape')
  if (new Set(table.stages.map((one) => one.name)).size !== table.stages.length) return bad('a stage twice')
  for (const { name, bands } of table.stages) {
    if (new Set(bands.map((one) => one.code)).size !== bands.length) return bad(`${name}: a code twice`)
    for (const [n, { upTo }] of bands.entries()) {
      const last = n === bands.length - 1
      if ((upTo === null) !== last) return bad(`${name}: the last band alone is open`)
      const before = bands[n - 1]?.upTo
      if (upTo !== null && before != null && !rises(before, upTo)) return bad(`${name}: bands do not rise`)
    }
  }
  return ok(table)
}

/** The band of `bid` against `price`: bid · of against price · times, in whole numbers. */
export function classify(
  table: Classification,
  stageName: string,
  price: bigint,
  bid: bigint,
): Outcome<Band> {
  const stage = table.stages.find((one) => one.name === stageName)
  if (stage === undefined) return refuse('STAGE_UNKNOWN', 'no such stage')
  for (const one of stage.bands) if (one.upTo === null || lies(bid, price, one.upTo)) return ok(one)
  return refuse('CLASSIFICATION_UNFIT', 'no band')
}

/** The one text of a table, and its digest: what the price's terms are bound to when it is sealed. */
export function classificationDigest({ edition, uses, stages }: Classification): string {
  const rows = stages.map((one) => [
    one.name,
    one.uses,
    one.after,
    one.lowest,
    one.bands.map(({ code, upTo, awardable }) => [
      code,
      upTo && [upTo.times, upTo.of, upTo.including],
      awardable,
    ]),
  ])
  return toHex(sha256(utf8(JSON.stringify(['subrosa-classification/v1', edition, uses, rows]))))
}

function lies(bid: bigint, price: bigint, { times, of, including }: Ratio): boolean {
  const [left, right] = [bid * BigInt(of), price * BigInt(times)]
  return including ? left <= right : left < right
}

function rises(a: Ratio, b: Ratio): boolean {
  const [left, right] = [a.times * b.of, b.times * a.of]
  return left < right || (left === right && !a.including && b.including)
}
