import { createHash } from 'node:crypto'
import type { HiddenClass } from '../words/hidden.ts'
import type { PartPath } from '../words/part.ts'
import { replaceIn } from './replace.ts'
import type { Seen } from './see.ts'
import type { Certificate, Check, Deed, Secret, Unproved, Wish } from './words.ts'

interface State {
  readonly bytes: Uint8Array
  readonly seen: Seen
}

export interface Outcome {
  readonly name: string
  readonly before: State
  readonly after: State
  readonly wish: Wish
  readonly secrets: readonly Secret[]
  readonly deeds: readonly Deed[]
  readonly faults: readonly Unproved[]
  readonly checks: readonly Check[]
  readonly at: string
}

/** INVARIANT: no text of the document; names of files and parts have the values replaced as the file has. */
export function certificateOf({ name, before, after, wish, secrets, ...told }: Outcome): Certificate {
  const plain = (text: string): string => replaceIn([text], secrets).segments.join('')
  const path = (part: PartPath): PartPath => part.map(plain)
  const { hiddenTotals, findingTotals, reasons } = after.seen.report
  const checks = told.checks.map((check) => ({ ...check, where: check.where.map(plain) }))
  const hidden: Partial<Record<HiddenClass, number>> = {}
  for (const why of keysOf(hiddenTotals)) hidden[why] = hiddenTotals[why]?.items ?? 0
  const unread: Record<string, number> = {}
  for (const { fault } of reasons) unread[fault.code] = (unread[fault.code] ?? 0) + 1
  return {
    version: 1,
    name: plain(name),
    kind: before.seen.report.kind,
    before: sizeOf(before.bytes),
    after: sizeOf(after.bytes),
    at: told.at,
    wish: {
      hidden: [...wish.hidden].sort(),
      marks: [...new Set(wish.findings.map(({ mark }) => mark))].sort(),
      style: wish.style,
    },
    deeds: told.deeds.map((deed) => ({ ...deed, part: path(deed.part), address: plain(deed.address) })),
    checks,
    remains: { hidden, findings: findingTotals, unread },
    faults: told.faults.map(({ part, why }) => ({ part: path(part), why: cleanFault(why, plain) })),
    proved: told.faults.length === 0 && checks.length > 0 && checks.every(({ held }) => held),
  }
}

/** Names of parts stand in faults too. */
function cleanFault(why: Unproved['why'], plain: (text: string) => string): Unproved['why'] {
  const params = Object.fromEntries(
    Object.entries(why.params).map(([key, value]) => [key, typeof value === 'string' ? plain(value) : value]),
  )
  return { ...why, params, zh: plain(why.zh), en: plain(why.en) }
}

const sizeOf = (bytes: Uint8Array) => ({
  digest: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
})

const keysOf = <Key extends string>(record: Readonly<Partial<Record<Key, unknown>>>): readonly Key[] =>
  Object.keys(record) as Key[]
