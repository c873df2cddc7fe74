import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import {
  caseRow,
  code,
  day,
  entryRow,
  houseId,
  id,
  instant,
  keyKind,
  lineBucket,
  noCase,
  page,
  paged,
  purpose,
  text,
} from './contract-parts.ts'
import { queriesDeeds as deeds } from './deeds.ts'

const entryBody = z.object({
  /** When the look-up took place. */
  at: instant,
  systems: z.array(code).min(1).max(8),
  keyKind,
  /** In clear, over TLS, never stored: it becomes a keyed mark and a masked display. */
  target: text(200),
  purpose,
  caseNo: text(60).nullable(),
  noCase: noCase.nullable(),
  /** 交辦人: person id; null when nobody asked for it. */
  requester: id.nullable(),
  /** 代查: number of the written request; needed when the requester is of another unit. */
  behalfDocument: text(60).nullable(),
  printed: z.boolean(),
})
const entryFilter = { from: day, to: day, person: houseId.optional(), unit: houseId.optional() }

/** The log book and the cases. A target typed in clear only ever travels in a body. */
export const bookContract = contract({
  'POST /api/queries/entries': endpoint({
    zh: '登記查詢',
    en: 'Write a book entry',
    duty: deeds.entryWrite,
    // `forLine`: the entry is written late, in answer to that line of one's own; the line is reconciled again at once.
    body: entryBody.extend({ forLine: id.nullable().default(null) }),
    reply: z.object({ entry: entryRow, line: z.object({ id: z.string(), bucket: lineBucket }).nullable() }),
  }),
  'POST /api/queries/entries/:entry/correction': endpoint({
    zh: '更正登記',
    en: 'Correct an entry',
    duty: deeds.entryCorrect,
    params: z.object({ entry: id }),
    body: entryBody.extend({ target: text(200).nullable(), why: text(500) }),
    reply: z.object({ entry: entryRow }),
  }),
  'GET /api/queries/entries': endpoint({
    zh: '查詢紀錄簿',
    en: 'Log book',
    duty: deeds.entryWrite,
    query: z.object({ ...page, ...entryFilter }),
    reply: paged(entryRow),
  }),
  'POST /api/queries/entries/search': endpoint({
    // The target is typed in clear in the body and becomes a mark; it is neither stored nor logged.
    zh: '以查詢對象找登記',
    en: 'Find entries by target',
    duty: deeds.entryWrite,
    body: z.object({ target: text(200), keyKind, from: day, to: day }),
    reply: z.object({ rows: z.array(entryRow) }),
  }),
  'GET /api/queries/entries/:entry': endpoint({
    zh: '一筆登記',
    en: 'One entry',
    duty: deeds.entryWrite,
    params: z.object({ entry: id }),
    reply: z.object({ entry: entryRow, chain: z.array(entryRow) }),
  }),

  'GET /api/queries/cases': endpoint({
    zh: '案件',
    en: 'Cases',
    duty: deeds.caseRead,
    query: z.object({
      ...page,
      unit: houseId.optional(),
      open: z.enum(['true', 'false']).optional(),
      caseNo: text(60).optional(),
    }),
    reply: paged(caseRow),
  }),
  'GET /api/queries/cases/:case': endpoint({
    zh: '一件案件',
    en: 'One case',
    duty: deeds.caseRead,
    params: z.object({ case: id }),
    reply: z.object({ case: caseRow }),
  }),
  'POST /api/queries/cases': endpoint({
    zh: '建立案件',
    en: 'Open a case',
    duty: deeds.caseArrange,
    body: z.object({
      caseNo: text(60),
      title: text(200).nullable(),
      unit: id,
      owners: z.array(id).min(1).max(50),
      opened: instant,
      closed: instant.nullable(),
      parties: z.array(z.object({ keyKind, target: text(200) })).max(200),
    }),
    reply: z.object({ case: caseRow }),
  }),
})
