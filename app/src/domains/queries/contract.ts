import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import {
  bilingual, buckets, caseRow, code, count, day, difference, entryBucket, entryRow, fault, houseId, id, importRow, instant, keyKind, kind, lineBucket, lineRow, lookup, noCase,
  page, paged, phase, profileShape, purpose, sensitivity, sequencePolicy, severity, system, text, unitRef, personRef,
} from './contract-parts.ts'
import type { reason } from './contract-parts.ts'
import { queriesDeeds as deeds } from './deeds.ts'

const named = z.object({ id: z.string(), zh: z.string(), en: z.string() })
const systemBody = z.object({
  zh: text(60),
  en: text(100),
  dataOwner: text(60),
  sensitivity,
  sequence: sequencePolicy,
  /** A log is due every day by `dueHour` of the next day (null: the parameter of the law book). */
  daily: z.boolean(),
  dueHour: z.number().int().min(0).max(12).nullable(),
  /** Units that use the system; empty: all. */
  units: z.array(id).max(500),
  retired: z.boolean().default(false),
})
const profile = z.object({ id: z.string(), kind, system: z.string().nullable(), version: count, shape: profileShape, at: instant, by: personRef.nullable() })
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
  roster: z.array(z.object({ starts: instant, ends: instant, duty: z.string(), place: z.enum(['indoor', 'outdoor']), terminal: z.string().nullable() })),
  leave: z.array(z.object({ starts: instant, ends: instant, kind: z.string() })),
  case: caseRow.nullable(),
  import: z.object({ id: z.string(), file: z.string(), digest: z.string().nullable(), at: instant, by: personRef.nullable() }).nullable(),
  run: z.object({ id: z.string(), at: instant, editions: z.array(z.string()) }).nullable(),
  stamps: z.array(z.object({
    id: z.string(), decision: z.enum(['approve', 'ask', 'refer']), reason: z.string().nullable(), question: z.string().nullable(),
    name: z.string(), title: z.string(), at: instant, act: count, corrects: z.string().nullable(), correctedBy: z.string().nullable(),
  })),
  task: z.object({ id: z.string(), question: z.string(), due: instant, state: z.enum(['open', 'answered', 'closed', 'withdrawn']), text: z.string().nullable(),
    attachments: z.array(z.object({ id: z.string(), name: z.string(), size: count })) }).nullable(),
  /** What this caller may do with the line now. */
  may: z.object({ stamp: z.boolean(), explain: z.boolean() }),
})

/** Every route of the room. Path ids are the room's own; a target typed in clear only ever travels in a body. */
export const queriesContract = contract({
  'GET /api/queries/terms': endpoint({
    zh: '用語及指標清單', en: 'Closed lists and indicators', duty: 'signed-in',
    reply: z.object({
      purposes: z.array(named), noCaseReasons: z.array(named), sensitivities: z.array(named), sequencePolicies: z.array(named),
      importKinds: z.array(named), caseLevels: z.array(bilingual),
      indicators: z.array(z.object({ id: z.string(), version: z.string(), zh: z.string(), en: z.string(), severity, measures: z.array(z.string()), parameters: z.array(z.string()) })),
      fields: z.array(z.object({ kind, field: z.string(), type: z.string(), zh: z.string(), en: z.string(), required: z.boolean(), values: z.array(z.string()) })),
    }),
  }),
  'GET /api/queries/systems': endpoint({ zh: '查詢系統', en: 'Look-up systems', duty: 'signed-in', reply: z.object({ rows: z.array(system) }) }),
  'POST /api/queries/systems': endpoint({
    zh: '新增查詢系統', en: 'Add a look-up system', duty: deeds.systemArrange, body: systemBody.extend({ id: code }), reply: system,
  }),
  'PUT /api/queries/systems/:system': endpoint({
    zh: '修改查詢系統', en: 'Change a look-up system', duty: deeds.systemArrange, params: z.object({ system: code }), body: systemBody, reply: system,
  }),
  'GET /api/queries/profiles': endpoint({
    zh: '欄位對應', en: 'Import profiles', duty: deeds.importRead, query: z.object({ kind: kind.optional(), system: code.optional() }), reply: z.object({ rows: z.array(profile) }),
  }),
  'POST /api/queries/profiles': endpoint({
    zh: '儲存欄位對應', en: 'Save an import profile', duty: deeds.systemArrange, body: z.object({ kind, system: code.nullable(), shape: profileShape }), reply: profile,
  }),
  'POST /api/queries/preview': endpoint({
    // Multipart fields before the file: kind, system?, shape? (JSON of a profile shape). The first 512 KB are enough.
    zh: '匯入前預覽', en: 'Preview before import', duty: deeds.importBring, takes: 'file', fields: ['kind', 'system', 'shape'],
    reply: z.object({
      encoding: z.string().nullable(), delimiter: z.string().nullable(), headers: z.array(z.string()),
      suggested: z.object({ columns: z.record(z.string(), z.string()), unknown: z.array(z.string()), missing: z.array(z.string()) }),
      shape: profileShape,
      /** The first 20 rows: canonical field → value; targets and everything unmapped masked. */
      rows: z.array(z.object({ line: count, cells: z.record(z.string(), z.string().nullable()) })),
      faults: z.array(fault),
    }),
  }),
  'POST /api/queries/imports': endpoint({
    // Multipart fields before the file: kind, system (for a log), declared? (count that the source states), day? (the day it is about, where it may be empty).
    zh: '匯入', en: 'Import a file', duty: deeds.importBring, takes: 'file', fields: ['kind', 'system', 'declared', 'day'], reply: z.object({ import: importRow, known: z.boolean() }),
  }),
  'GET /api/queries/imports': endpoint({
    zh: '匯入紀錄', en: 'Imports', duty: deeds.importRead,
    query: z.object({ ...page, kind: kind.optional(), system: code.optional(), phase: phase.optional() }), reply: paged(importRow),
  }),
  'GET /api/queries/imports/:import': endpoint({
    zh: '一次匯入', en: 'One import', duty: deeds.importRead, params: z.object({ import: id }), reply: z.object({ import: importRow, faults: z.array(fault) }),
  }),
  'GET /api/queries/imports/:import/faults': endpoint({
    zh: '下載錯誤清單', en: 'Download the list of faults', duty: deeds.importRead, params: z.object({ import: id }), gives: 'stream',
  }),
  'POST /api/queries/imports/:import/cancel': endpoint({
    zh: '取消匯入', en: 'Cancel an import', duty: deeds.importBring, params: z.object({ import: id }), reply: z.object({ import: importRow }),
  }),
  'GET /api/queries/calendar': endpoint({
    zh: '匯入日曆', en: 'Import calendar', duty: deeds.importRead, query: z.object({ from: day, to: day }),
    reply: z.object({
      rows: z.array(z.object({ day, system: named, state: z.enum(['received', 'due', 'missing', 'not-due']), due: instant.nullable(), lines: count, imports: z.array(z.string()) })),
    }),
  }),

  'POST /api/queries/entries': endpoint({
    zh: '登記查詢', en: 'Write a book entry', duty: deeds.entryWrite,
    // `forLine`: the entry is written late, in answer to that line of one's own; the line is reconciled again at once.
    body: entryBody.extend({ forLine: id.nullable().default(null) }), reply: z.object({ entry: entryRow, line: z.object({ id: z.string(), bucket: lineBucket }).nullable() }),
  }),
  'POST /api/queries/entries/:entry/correction': endpoint({
    zh: '更正登記', en: 'Correct an entry', duty: deeds.entryCorrect, params: z.object({ entry: id }),
    body: entryBody.extend({ target: text(200).nullable(), why: text(500) }), reply: z.object({ entry: entryRow }),
  }),
  'GET /api/queries/entries': endpoint({
    zh: '查詢紀錄簿', en: 'Log book', duty: deeds.entryWrite, query: z.object({ ...page, ...entryFilter }), reply: paged(entryRow),
  }),
  'POST /api/queries/entries/search': endpoint({
    // The target is typed in clear in the body and becomes a mark; it is neither stored nor logged.
    zh: '以查詢對象找登記', en: 'Find entries by target', duty: deeds.entryWrite,
    body: z.object({ target: text(200), keyKind, from: day, to: day }), reply: z.object({ rows: z.array(entryRow) }),
  }),
  'GET /api/queries/entries/:entry': endpoint({
    zh: '一筆登記', en: 'One entry', duty: deeds.entryWrite, params: z.object({ entry: id }), reply: z.object({ entry: entryRow, chain: z.array(entryRow) }),
  }),

  'GET /api/queries/cases': endpoint({
    zh: '案件', en: 'Cases', duty: deeds.caseRead, query: z.object({ ...page, unit: houseId.optional(), open: z.enum(['true', 'false']).optional(), caseNo: text(60).optional() }), reply: paged(caseRow),
  }),
  'GET /api/queries/cases/:case': endpoint({ zh: '一件案件', en: 'One case', duty: deeds.caseRead, params: z.object({ case: id }), reply: z.object({ case: caseRow }) }),
  'POST /api/queries/cases': endpoint({
    zh: '建立案件', en: 'Open a case', duty: deeds.caseArrange,
    body: z.object({
      caseNo: text(60), title: text(200).nullable(), unit: id, owners: z.array(id).min(1).max(50), opened: instant, closed: instant.nullable(),
      parties: z.array(z.object({ keyKind, target: text(200) })).max(200),
    }),
    reply: z.object({ case: caseRow }),
  }),

  'GET /api/queries/days': endpoint({
    zh: '每日勾稽', en: 'Reconciled days', duty: deeds.dayRead, query: z.object({ from: day, to: day }), reply: z.object({ rows: z.array(dayRow) }),
  }),
  'GET /api/queries/days/:day': endpoint({
    zh: '一日勾稽結果', en: 'One reconciled day', duty: deeds.dayRead, params: z.object({ day }),
    reply: z.object({
      day: dayRow,
      units: z.array(z.object({ unit: unitRef.nullable(), buckets, byRule: z.record(z.string(), count), sheet: z.string().nullable() })),
      runs: z.array(z.object({ id: z.string(), at: instant, why: z.string(), buckets, moved: count, milliseconds: count })),
    }),
  }),
  'POST /api/queries/days/:day/reconciliation': endpoint({
    zh: '重新勾稽', en: 'Reconcile a day again', duty: deeds.dayReconcile, params: z.object({ day }), reply: z.object({ queued: z.boolean() }),
  }),
  'GET /api/queries/days/:day/phantoms': endpoint({
    zh: '有登記無查詢', en: 'Entries without look-up', duty: deeds.entryWrite, params: z.object({ day }), query: z.object({ unit: houseId.optional() }), reply: z.object({ rows: z.array(entryRow) }),
  }),

  'GET /api/queries/sheet': endpoint({
    // What this caller must stamp on one sheet (`sheet` of GET /api/review/sheets), in order; his own lines are never among them.
    zh: '每日審核表', en: 'Daily review sheet', duty: deeds.lineStamp,
    query: z.object({ ...page, sheet: id, state: z.enum(['todo', 'open', 'asked', 'answered', 'decided']).default('todo'), flagged: z.enum(['true', 'false']).optional() }),
    reply: paged(lineRow),
  }),
  'GET /api/queries/lines': endpoint({
    zh: '查詢紀錄', en: 'Register of lines', duty: deeds.lineRead,
    query: z.object({ ...page, day, unit: houseId.optional(), person: houseId.optional(), bucket: lineBucket.optional(), rule: z.string().max(10).optional() }), reply: paged(lineRow),
  }),
  'GET /api/queries/mine': endpoint({
    zh: '我的查詢', en: 'My look-ups', duty: 'signed-in', query: z.object({ ...page, from: day, to: day }), reply: paged(lineRow),
  }),
  'GET /api/queries/lines/:line': endpoint({ zh: '一筆查詢', en: 'One line', duty: deeds.lineRead, params: z.object({ line: id }), reply: queryLine }),
  'POST /api/queries/lines/:line/open': endpoint({
    // The reviewer's reading: notes that the line was shown, which a stamp needs. Same answer as reading.
    zh: '開啟一筆查詢以核章', en: 'Open a line to stamp it', duty: deeds.lineStamp, params: z.object({ line: id }), reply: queryLine,
  }),

  'POST /api/queries/subject': endpoint({
    zh: '追查某人被查詢之紀錄', en: 'Who looked this subject up', duty: deeds.subjectTrace,
    body: z.object({ target: text(200), keyKind, from: day, to: day, why: text(500) }),
    reply: z.object({
      trace: z.string(), mask: z.string(),
      rows: z.array(z.object({
        id: z.string(), day, at: instant, system: named, account: z.string(), person: personRef.nullable(), unit: unitRef.nullable(), lookup, caseNo: z.string().nullable(),
        bucket: lineBucket.nullable(), differences: z.array(difference), review: z.string().nullable(), reviewer: z.string().nullable(),
      })),
      entries: z.array(z.object({ id: z.string(), at: instant, person: personRef.nullable(), purpose: z.string(), caseNo: z.string().nullable(), bucket: entryBucket.nullable() })),
      cut: z.boolean(),
    }),
  }),
})
export type QueriesContract = typeof queriesContract
/** For screens that show one reason. */
export type ReasonShape = z.output<typeof reason>
