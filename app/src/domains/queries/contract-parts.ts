import { z } from 'zod'
import {
  differences,
  entryBuckets,
  importKinds,
  importPhases,
  lineBuckets,
  lookups,
  noCaseReasons,
  purposes,
  sensitivities,
  sequencePolicies,
  severities,
} from './words.ts'

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): [K, ...K[]] =>
  Object.keys(table) as [K, ...K[]]

export const id = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)
/** An id of the house's own making. What somebody asks for by it may be written into the ledger, so nothing else may stand there. */
export const houseId = z.string().regex(/^[0-9a-z]{26}$/)
export const day = z.iso.date()
export const instant = z.iso.datetime({ offset: true })
/** A code that people give: of a system, a book. */
export const code = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/)
export const text = (max: number) => z.string().trim().min(1).max(max)
export const count = z.number().int().min(0)

export const kind = z.enum(keysOf(importKinds))
export const phase = z.enum(keysOf(importPhases))
export const sensitivity = z.enum(keysOf(sensitivities))
export const sequencePolicy = z.enum(keysOf(sequencePolicies))
export const purpose = z.enum(keysOf(purposes))
export const noCase = z.enum(keysOf(noCaseReasons))
export const lookup = z.enum(keysOf(lookups))
export const lineBucket = z.enum(keysOf(lineBuckets))
export const entryBucket = z.enum(keysOf(entryBuckets))
export const difference = z.enum(keysOf(differences))
export const severity = z.enum(keysOf(severities))
export const keyKind = z.enum(['national_id', 'plate', 'name', 'household', 'other'])

/** Keyset paging: hand the `next` of one answer in as `after` of the next question. */
export const page = {
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
export const paged = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable() })

export const personRef = z.object({ id: z.string(), name: z.string() })
export const unitRef = z.object({ id: z.string(), name: z.string() })
export const bilingual = z.object({ zh: z.string(), en: z.string() })

/** Why a line stands out: the rule as of that day, its law, the facts it used. */
export const reason = z.object({
  rule: z.string(),
  version: z.string(),
  severity,
  zh: z.string(),
  en: z.string(),
  law: z.string().nullable(),
  /** Parameter values used, with edition and status. */
  parameters: z.array(
    z.object({
      id: z.string(),
      value: z.number(),
      edition: z.string(),
      status: z.string(),
      zh: z.string(),
      en: z.string(),
    }),
  ),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/** Plain data: how the files of one source are read (rules/read). */
export const profileShape = z.strictObject({
  encoding: z.enum(['auto', 'utf-8', 'big5', 'utf-16le', 'utf-16be']).default('auto'),
  delimiter: z.enum(['auto', ',', '\t', ';', '|']).default('auto'),
  columns: z.record(z.string().max(200), z.string().max(40)),
  ignore: z.array(z.string().max(200)).max(300).default([]),
  values: z.record(z.string().max(40), z.record(z.string().max(200), z.string().max(40))).default({}),
  defaults: z.record(z.string().max(40), z.string().max(200)).default({}),
})

export const fault = z.object({
  line: count.nullable(),
  column: z.string().nullable(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** The cell as far as it may be shown. */
  shown: z.string().nullable(),
})

export const system = z.object({
  id: code,
  zh: z.string(),
  en: z.string(),
  dataOwner: z.string(),
  sensitivity,
  sequence: sequencePolicy,
  daily: z.boolean(),
  dueHour: count.nullable(),
  units: z.array(unitRef),
  retired: z.boolean(),
})

export const importRow = z.object({
  id: z.string(),
  kind,
  system: z.object({ id: z.string(), zh: z.string(), en: z.string() }).nullable(),
  file: z.string(),
  digest: z.string().nullable(),
  size: count,
  phase,
  /** Rows read so far; final when the phase is. */
  read: count,
  added: count,
  overlapping: count,
  faults: count,
  declared: count.nullable(),
  firstSeq: z.number().nullable(),
  lastSeq: z.number().nullable(),
  days: z.array(day),
  started: instant,
  finished: instant.nullable(),
  by: personRef.nullable(),
  /** Why the file was refused, in words. */
  refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  /** What is odd about the source (Q35): gaps, counts, clock, delay. */
  checks: z.array(reason),
})

export const entryRow = z.object({
  id: z.string(),
  /** Its number in an imported book. */
  no: z.string().nullable(),
  at: instant,
  written: instant,
  person: personRef.nullable(),
  unit: unitRef.nullable(),
  systems: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  mask: z.string(),
  purpose: z.string(),
  caseNo: z.string().nullable(),
  noCase: z.string().nullable(),
  requester: personRef.nullable(),
  behalfDocument: z.string().nullable(),
  printed: z.boolean(),
  /** The entry that this one corrects, and the one that corrects this. */
  supersedes: z.string().nullable(),
  supersededBy: z.string().nullable(),
  bucket: entryBucket.nullable(),
})

export const lineRow = z.object({
  id: z.string(),
  day,
  at: instant,
  system: z.object({ id: z.string(), zh: z.string(), en: z.string(), sensitivity }),
  seq: z.number().nullable(),
  account: z.string(),
  person: personRef.nullable(),
  unit: unitRef.nullable(),
  mask: z.string(),
  lookup,
  terminal: z.string().nullable(),
  caseNo: z.string().nullable(),
  caseLevel: z.number().int().min(0).max(5),
  bucket: lineBucket,
  differences: z.array(difference),
  /** The book entry beside it, if any. */
  entry: z
    .object({
      id: z.string(),
      at: instant,
      written: instant,
      mask: z.string(),
      purpose: z.string(),
      caseNo: z.string().nullable(),
      noCase: z.string().nullable(),
      late: z.boolean(),
    })
    .nullable(),
  reasons: z.array(reason),
  review: z
    .object({
      state: z.enum(['open', 'asked', 'answered', 'decided']),
      /** Never told to the person whose line it is. */
      decision: z.enum(['approve', 'refer']).nullable(),
      needsReason: z.boolean(),
      needsExplanation: z.boolean(),
      sheet: z.string(),
      route: z.enum(['head', 'above', 'ethics']),
      desk: z.string(),
    })
    .nullable(),
})

export const caseRow = z.object({
  id: z.string(),
  caseNo: z.string(),
  title: z.string().nullable(),
  unit: unitRef.nullable(),
  owners: z.array(personRef),
  opened: instant,
  closed: instant.nullable(),
  parties: z.array(z.object({ keyKind, mask: z.string() })),
})

export const buckets = z.object({
  lines: count,
  matched: count,
  unregistered: count,
  mismatch: count,
  entries: count,
  entriesMatched: count,
  phantom: count,
  entriesMismatch: count,
})
