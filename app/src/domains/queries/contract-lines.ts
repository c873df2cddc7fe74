import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import {
  buckets,
  caseRow,
  count,
  day,
  difference,
  entryBucket,
  entryRow,
  houseId,
  id,
  instant,
  keyKind,
  lineBucket,
  lineRow,
  lookup,
  page,
  paged,
  text,
  unitRef,
  personRef,
} from './contract-parts.ts'
import { queriesDeeds as deeds } from './deeds.ts'

const named = z.object({ id: z.string(), zh: z.string(), en: z.string() })
const dayRow = z.object({
  day,
  state: z.enum(['waiting', 'running', 'reconciled', 'stale']),
  run: z.string().nullable(),
  reconciledAt: instant.nullable(),
  buckets: buckets.nullable(),
  sheets: z.object({ total: count, closed: count }),
  missing: z.array(named),
})
const queryLine = z.object({
  line: lineRow,
  /** What the panel puts side by side. */
  entry: entryRow.nullable(),
  roster: z.array(
    z.object({
      starts: instant,
      ends: instant,
      duty: z.string(),
      place: z.enum(['indoor', 'outdoor']),
      terminal: z.string().nullable(),
    }),
  ),
  leave: z.array(z.object({ starts: instant, ends: instant, kind: z.string() })),
  case: caseRow.nullable(),
  import: z
    .object({
      id: z.string(),
      file: z.string(),
      digest: z.string().nullable(),
      at: instant,
      by: personRef.nullable(),
    })
    .nullable(),
  run: z.object({ id: z.string(), at: instant, editions: z.array(z.string()) }).nullable(),
  stamps: z.array(
    z.object({
      id: z.string(),
      decision: z.enum(['approve', 'ask', 'refer']),
      reason: z.string().nullable(),
      question: z.string().nullable(),
      name: z.string(),
      title: z.string(),
      at: instant,
      act: count,
      corrects: z.string().nullable(),
      correctedBy: z.string().nullable(),
    }),
  ),
  task: z
    .object({
      id: z.string(),
      question: z.string(),
      due: instant,
      state: z.enum(['open', 'answered', 'closed', 'withdrawn']),
      text: z.string().nullable(),
      attachments: z.array(z.object({ id: z.string(), name: z.string(), size: count })),
    })
    .nullable(),
  /** What this caller may do with the line now. */
  may: z.object({ stamp: z.boolean(), explain: z.boolean() }),
})

/** Days, sheets, lines and traces. */
export const linesContract = contract({
  'GET /api/queries/days': endpoint({
    zh: '每日勾稽',
    en: 'Reconciled days',
    duty: deeds.dayRead,
    query: z.object({ from: day, to: day }),
    reply: z.object({ rows: z.array(dayRow) }),
  }),
  'GET /api/queries/days/:day': endpoint({
    zh: '一日勾稽結果',
    en: 'One reconciled day',
    duty: deeds.dayRead,
    params: z.object({ day }),
    reply: z.object({
      day: dayRow,
      units: z.array(
        z.object({
          unit: unitRef.nullable(),
          buckets,
          byRule: z.record(z.string(), count),
          sheet: z.string().nullable(),
        }),
      ),
      runs: z.array(
        z.object({
          id: z.string(),
          at: instant,
          why: z.string(),
          buckets,
          moved: count,
          milliseconds: count,
        }),
      ),
    }),
  }),
  'POST /api/queries/days/:day/reconciliation': endpoint({
    zh: '重新勾稽',
    en: 'Reconcile a day again',
    duty: deeds.dayReconcile,
    params: z.object({ day }),
    reply: z.object({ queued: z.boolean() }),
  }),
  'GET /api/queries/days/:day/phantoms': endpoint({
    zh: '有登記無查詢',
    en: 'Entries without look-up',
    duty: deeds.entryWrite,
    params: z.object({ day }),
    query: z.object({ unit: houseId.optional() }),
    reply: z.object({ rows: z.array(entryRow) }),
  }),

  'GET /api/queries/sheet': endpoint({
    // What this caller must stamp on one sheet (`sheet` of GET /api/review/sheets), in order; his own lines are never among them.
    zh: '每日審核表',
    en: 'Daily review sheet',
    duty: deeds.lineStamp,
    query: z.object({
      ...page,
      sheet: id,
      state: z.enum(['todo', 'open', 'asked', 'answered', 'decided']).default('todo'),
      flagged: z.enum(['true', 'false']).optional(),
    }),
    reply: paged(lineRow),
  }),
  'GET /api/queries/lines': endpoint({
    zh: '查詢紀錄',
    en: 'Register of lines',
    duty: deeds.lineRead,
    query: z.object({
      ...page,
      day,
      unit: houseId.optional(),
      person: houseId.optional(),
      bucket: lineBucket.optional(),
      rule: z.string().max(10).optional(),
    }),
    reply: paged(lineRow),
  }),
  'GET /api/queries/mine': endpoint({
    zh: '我的查詢',
    en: 'My look-ups',
    duty: 'signed-in',
    query: z.object({ ...page, from: day, to: day }),
    reply: paged(lineRow),
  }),
  'GET /api/queries/lines/:line': endpoint({
    zh: '一筆查詢',
    en: 'One line',
    duty: deeds.lineRead,
    params: z.object({ line: id }),
    reply: queryLine,
  }),
  'POST /api/queries/lines/:line/open': endpoint({
    // The reviewer's reading: notes that the line was shown, which a stamp needs. Same answer as reading.
    zh: '開啟一筆查詢以核章',
    en: 'Open a line to stamp it',
    duty: deeds.lineStamp,
    params: z.object({ line: id }),
    reply: queryLine,
  }),

  'POST /api/queries/subject': endpoint({
    zh: '追查某人被查詢之紀錄',
    en: 'Who looked this subject up',
    duty: deeds.subjectTrace,
    body: z.object({ target: text(200), keyKind, from: day, to: day, why: text(500) }),
    reply: z.object({
      trace: z.string(),
      mask: z.string(),
      rows: z.array(
        z.object({
          id: z.string(),
          day,
          at: instant,
          system: named,
          account: z.string(),
          person: personRef.nullable(),
          unit: unitRef.nullable(),
          lookup,
          caseNo: z.string().nullable(),
          bucket: lineBucket.nullable(),
          differences: z.array(difference),
          review: z.string().nullable(),
          reviewer: z.string().nullable(),
        }),
      ),
      entries: z.array(
        z.object({
          id: z.string(),
          at: instant,
          person: personRef.nullable(),
          purpose: z.string(),
          caseNo: z.string().nullable(),
          bucket: entryBucket.nullable(),
        }),
      ),
      cut: z.boolean(),
    }),
  }),
})
