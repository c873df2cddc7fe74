import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import { findingDeeds } from './deeds.ts'
import { desks, disclosures, findingStates, outcomes } from './words.ts'

const id = z.string().min(1).max(64)
const day = z.iso.date()
const text = z.string().max(4000)
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const severity = z.union([z.literal(1), z.literal(2), z.literal(3)])
const reason = z.object({
  rule: z.string(),
  zh: z.string(),
  en: z.string(),
  law: z.string().optional(),
  facts: z.record(z.string(), scalar).optional(),
})
const head = {
  id,
  rule: z.string(),
  edition: z.string(),
  severity,
  unit: z.string().nullable(),
  subject: z.string().nullable(),
  desk: z.enum(desks),
  day,
  raisedAt: z.string(),
  recurrence: z.number(),
  state: z.enum(findingStates),
  owner: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  disclosure: z.enum(disclosures).nullable(),
  recheckDue: z.string().nullable(),
}
const row = z.object({ ...head, headline: reason })
const note = z.object({ id, person: z.string(), name: z.string(), at: z.string(), text: z.string() })
const action = z.object({
  id,
  finding: id,
  text: z.string(),
  owner: z.string(),
  due: day,
  setBy: z.string(),
  doneAt: z.string().nullable(),
  doneNote: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  verifiedAt: z.string().nullable(),
})
const detail = z.object({
  ...head,
  key: z.string(),
  things: z.array(z.object({ kind: z.string(), id: z.string() })).readonly(),
  reasons: z.array(reason).readonly(),
  rows: z.array(z.record(z.string(), scalar)).readonly(),
  takenAt: z.string().nullable(),
  conclusion: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  recheckedBy: z.string().nullable(),
  recheckedAt: z.string().nullable(),
  notes: z.array(note).readonly(),
  actions: z.array(action).readonly(),
  followUps: z.array(z.enum(['discipline', 'incident', 'ask-disclosure', 'mend-system'])).readonly(),
})
const ofFinding = z.strictObject({ finding: id })
const ofAction = z.strictObject({ action: id })
const nothing = z.strictObject({})

export const findingsContract = contract({
  'GET /api/findings': endpoint({
    zh: '徵候清單',
    en: 'Findings',
    duty: findingDeeds.read,
    query: z.strictObject({
      rule: z.string().max(64).optional(),
      unit: id.optional(),
      state: z.enum(findingStates).optional(),
      severity: z.enum(['1', '2', '3']).optional(),
      from: day.optional(),
      to: day.optional(),
      subject: id.optional(),
      mine: z.enum(['true', 'false']).optional(),
      after: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ rows: z.array(row).readonly(), next: z.string().nullable() }),
  }),
  'GET /api/findings/counts': endpoint({
    zh: '徵候統計',
    en: 'Counts of findings',
    duty: findingDeeds.read,
    reply: z.object({
      open: z.number(),
      in_hand: z.number(),
      closed: z.number(),
      rechecked: z.number(),
      bySeverity: z.object({ '1': z.number(), '2': z.number(), '3': z.number() }),
      byRule: z.record(z.string(), z.number()),
      recheckOverdue: z.number(),
    }),
  }),
  'GET /api/findings/actions/mine': endpoint({
    zh: '我的改善措施',
    en: 'My corrective actions',
    duty: 'signed-in',
    reply: z.object({ rows: z.array(action).readonly() }),
  }),
  'GET /api/findings/:finding': endpoint({
    zh: '開啟徵候（留存紀錄）',
    en: 'Open a finding (recorded)',
    duty: findingDeeds.read,
    params: ofFinding,
    reply: detail,
  }),
  'POST /api/findings/:finding/take': endpoint({
    zh: '接辦徵候',
    en: 'Take a finding in hand',
    duty: findingDeeds.take,
    params: ofFinding,
    body: nothing,
    reply: detail,
  }),
  'POST /api/findings/:finding/note': endpoint({
    zh: '徵候註記',
    en: 'Add a note',
    duty: findingDeeds.note,
    params: ofFinding,
    body: z.strictObject({ text }),
    reply: note,
  }),
  'POST /api/findings/:finding/close': endpoint({
    zh: '徵候結案',
    en: 'Close a finding',
    duty: findingDeeds.close,
    params: ofFinding,
    body: z.strictObject({
      outcome: z.enum(outcomes),
      disclosure: z.enum(disclosures),
      conclusion: text,
      recheckDue: day.optional(),
    }),
    reply: detail,
  }),
  'POST /api/findings/:finding/recheck': endpoint({
    zh: '複查徵候',
    en: 'Re-check a finding',
    duty: findingDeeds.recheck,
    params: ofFinding,
    body: z.strictObject({ held: z.boolean(), text }),
    reply: detail,
  }),
  'POST /api/findings/:finding/actions': endpoint({
    zh: '訂定改善措施',
    en: 'Set a corrective action',
    duty: findingDeeds.act,
    params: ofFinding,
    body: z.strictObject({ text, owner: id, due: day }),
    reply: action,
  }),
  'POST /api/findings/actions/:action/finish': endpoint({
    zh: '回報改善措施完成',
    en: 'Report a corrective action done',
    duty: 'signed-in',
    params: ofAction,
    body: z.strictObject({ text }),
    reply: action,
  }),
  'POST /api/findings/actions/:action/verify': endpoint({
    zh: '查驗改善措施',
    en: 'Verify a corrective action',
    duty: findingDeeds.verify,
    params: ofAction,
    body: nothing,
    reply: action,
  }),
})
