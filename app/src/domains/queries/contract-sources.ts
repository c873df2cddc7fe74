import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import {
  bilingual,
  code,
  count,
  day,
  fault,
  id,
  importRow,
  instant,
  kind,
  page,
  paged,
  phase,
  profileShape,
  sensitivity,
  sequencePolicy,
  severity,
  system,
  text,
  personRef,
} from './contract-parts.ts'
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
const profile = z.object({
  id: z.string(),
  kind,
  system: z.string().nullable(),
  version: count,
  shape: profileShape,
  at: instant,
  by: personRef.nullable(),
})

/** Systems, profiles, imports and their calendar. */
export const sourcesContract = contract({
  'GET /api/queries/terms': endpoint({
    zh: '用語及指標清單',
    en: 'Closed lists and indicators',
    duty: 'signed-in',
    reply: z.object({
      purposes: z.array(named),
      noCaseReasons: z.array(named),
      sensitivities: z.array(named),
      sequencePolicies: z.array(named),
      importKinds: z.array(named),
      caseLevels: z.array(bilingual),
      indicators: z.array(
        z.object({
          id: z.string(),
          version: z.string(),
          zh: z.string(),
          en: z.string(),
          severity,
          measures: z.array(z.string()),
          parameters: z.array(z.string()),
        }),
      ),
      fields: z.array(
        z.object({
          kind,
          field: z.string(),
          type: z.string(),
          zh: z.string(),
          en: z.string(),
          required: z.boolean(),
          values: z.array(z.string()),
        }),
      ),
    }),
  }),
  'GET /api/queries/systems': endpoint({
    zh: '查詢系統',
    en: 'Look-up systems',
    duty: 'signed-in',
    reply: z.object({ rows: z.array(system) }),
  }),
  'POST /api/queries/systems': endpoint({
    zh: '新增查詢系統',
    en: 'Add a look-up system',
    duty: deeds.systemArrange,
    body: systemBody.extend({ id: code }),
    reply: system,
  }),
  'PUT /api/queries/systems/:system': endpoint({
    zh: '修改查詢系統',
    en: 'Change a look-up system',
    duty: deeds.systemArrange,
    params: z.object({ system: code }),
    body: systemBody,
    reply: system,
  }),
  'GET /api/queries/profiles': endpoint({
    zh: '欄位對應',
    en: 'Import profiles',
    duty: deeds.importRead,
    query: z.object({ kind: kind.optional(), system: code.optional() }),
    reply: z.object({ rows: z.array(profile) }),
  }),
  'POST /api/queries/profiles': endpoint({
    zh: '儲存欄位對應',
    en: 'Save an import profile',
    duty: deeds.systemArrange,
    body: z.object({ kind, system: code.nullable(), shape: profileShape }),
    reply: profile,
  }),
  'POST /api/queries/preview': endpoint({
    // Multipart fields before the file: kind, system?, shape? (JSON of a profile shape). The first 512 KB are enough.
    zh: '匯入前預覽',
    en: 'Preview before import',
    duty: deeds.importBring,
    takes: 'file',
    fields: ['kind', 'system', 'shape'],
    reply: z.object({
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      headers: z.array(z.string()),
      suggested: z.object({
        columns: z.record(z.string(), z.string()),
        unknown: z.array(z.string()),
        missing: z.array(z.string()),
      }),
      shape: profileShape,
      /** The first 20 rows: canonical field → value; targets and everything unmapped masked. */
      rows: z.array(z.object({ line: count, cells: z.record(z.string(), z.string().nullable()) })),
      faults: z.array(fault),
    }),
  }),
  'POST /api/queries/imports': endpoint({
    // Multipart fields before the file: kind, system (for a log), declared? (count that the source states), day? (the day it is about, where it may be empty).
    zh: '匯入',
    en: 'Import a file',
    duty: deeds.importBring,
    takes: 'file',
    fields: ['kind', 'system', 'declared', 'day'],
    reply: z.object({ import: importRow, known: z.boolean() }),
  }),
  'GET /api/queries/imports': endpoint({
    zh: '匯入紀錄',
    en: 'Imports',
    duty: deeds.importRead,
    query: z.object({ ...page, kind: kind.optional(), system: code.optional(), phase: phase.optional() }),
    reply: paged(importRow),
  }),
  'GET /api/queries/imports/:import': endpoint({
    zh: '一次匯入',
    en: 'One import',
    duty: deeds.importRead,
    params: z.object({ import: id }),
    reply: z.object({ import: importRow, faults: z.array(fault) }),
  }),
  'GET /api/queries/imports/:import/faults': endpoint({
    zh: '下載錯誤清單',
    en: 'Download the list of faults',
    duty: deeds.importRead,
    params: z.object({ import: id }),
    gives: 'stream',
  }),
  'POST /api/queries/imports/:import/cancel': endpoint({
    zh: '取消匯入',
    en: 'Cancel an import',
    duty: deeds.importBring,
    params: z.object({ import: id }),
    reply: z.object({ import: importRow }),
  }),
  'GET /api/queries/calendar': endpoint({
    zh: '匯入日曆',
    en: 'Import calendar',
    duty: deeds.importRead,
    query: z.object({ from: day, to: day }),
    reply: z.object({
      rows: z.array(
        z.object({
          day,
          system: named,
          state: z.enum(['received', 'due', 'missing', 'not-due']),
          due: instant.nullable(),
          lines: count,
          imports: z.array(z.string()),
        }),
      ),
    }),
  }),
})
