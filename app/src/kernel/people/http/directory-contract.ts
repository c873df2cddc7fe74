import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import { parseDay, parseInstant, type Day, type Instant } from '#kernel/ground'
import { roleNames, type Role } from '#kernel/policy'
import { peopleDeeds } from '../deeds.ts'
import { dutyPlaces, leaveNames, type LeaveKind } from '../words.ts'

const id = z.string().min(1).max(64)
const text = z.string().trim().min(1).max(120)
const code = z.string().trim().min(1).max(32)
export const dayText = z.string().transform((value, context): Day => {
  const day = parseDay(value)
  if (day.ok) return day.value
  context.addIssue({ code: 'custom', message: 'NOT_A_DAY' })
  return z.NEVER
})
const instantText = z.string().transform((value, context): Instant => {
  const at = parseInstant(value)
  if (at.ok) return at.value
  context.addIssue({ code: 'custom', message: 'NOT_AN_INSTANT' })
  return z.NEVER
})
const role = z.enum(Object.keys(roleNames) as [Role, ...Role[]])
const kind = z.enum(Object.keys(leaveNames) as [LeaveKind, ...LeaveKind[]])
const place = z.enum(dutyPlaces)
const report = z.object({ added: z.number(), changed: z.number(), unchanged: z.number() })
const rowsOf = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ rows: z.array(z.object(shape)).min(1).max(500) })
const paging = {
  page: z.coerce.number().int().min(0).max(100_000).default(0),
  size: z.coerce.number().int().min(1).max(200).default(50),
}

const person = z.object({
  id: z.string(),
  personNo: z.string(),
  name: z.string(),
  joined: z.string(),
  leftOn: z.string().nullable(),
})
const post = z.object({
  id: z.string(),
  person: z.string(),
  personName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  title: z.string(),
  role: z.string(),
  from: z.string(),
  to: z.string().nullable(),
})
const delegation = z.object({
  id: z.string(),
  post: z.string(),
  postTitle: z.string(),
  holder: z.string(),
  holderName: z.string(),
  toPerson: z.string(),
  toName: z.string(),
  from: z.string(),
  to: z.string(),
})
const duty = z.object({
  id: z.string(),
  person: z.string(),
  personName: z.string(),
  starts: z.string(),
  ends: z.string(),
  duty: z.string(),
  place,
  terminal: z.string().nullable(),
})
const leave = z.object({
  id: z.string(),
  person: z.string(),
  personName: z.string(),
  starts: z.string(),
  ends: z.string(),
  kind,
})
const span = { unit: id.optional(), person: id.optional(), from: instantText, to: instantText }

/** Reading: who is who, who holds what, who was on duty. */
export const directoryContract = contract({
  'GET /api/units': endpoint({
    zh: '單位樹',
    en: 'Units',
    duty: 'signed-in',
    reply: z.object({
      units: z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          name: z.string(),
          nameEn: z.string().nullable(),
          parent: z.string().nullable(),
          opened: z.string(),
          closed: z.string().nullable(),
        }),
      ),
    }),
  }),
  'GET /api/people': endpoint({
    zh: '職員名錄',
    en: 'The directory',
    duty: peopleDeeds.list,
    query: z.object({
      text: z.string().max(60).optional(),
      unit: id.optional(),
      below: z.stringbool().default(false),
      ...paging,
    }),
    reply: z.object({ people: z.array(person.extend({ posts: z.array(post) })), total: z.number() }),
  }),
  'GET /api/people/names': endpoint({
    zh: '代號之名稱',
    en: 'Words for ids of people, units and posts; unknown ones are left out',
    duty: 'signed-in',
    query: z.object({ ids: z.string().min(1).max(6500) }),
    reply: z.object({ names: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })) }),
  }),
  'GET /api/people/:id': endpoint({
    zh: '人員職務與異動',
    en: 'A person’s posts and what was changed',
    duty: peopleDeeds.read,
    params: z.object({ id }),
    reply: z.object({
      person,
      posts: z.array(post),
      delegations: z.array(delegation),
      changes: z.array(
        z.object({
          field: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
          at: z.string(),
          by: z.string(),
        }),
      ),
    }),
  }),
  'GET /api/posts': endpoint({
    zh: '現任職務',
    en: 'Posts held on a day',
    duty: peopleDeeds.list,
    query: z.object({ unit: id.optional(), role: role.optional(), day: dayText.optional() }),
    reply: z.object({ posts: z.array(post) }),
  }),
  'GET /api/roster': endpoint({
    zh: '勤務',
    en: 'Duty roster',
    duty: peopleDeeds.read,
    query: z.object(span),
    reply: z.object({ duties: z.array(duty) }),
  }),
  'GET /api/leave': endpoint({
    zh: '差假',
    en: 'Leave',
    duty: peopleDeeds.read,
    query: z.object(span),
    reply: z.object({ leave: z.array(leave) }),
  }),
  'GET /api/settings': endpoint({
    zh: '機關參數',
    en: 'The agency’s parameters',
    duty: 'signed-in',
    reply: z.object({
      parameters: z.array(
        z.object({
          id: z.string(),
          zh: z.string(),
          en: z.string(),
          unit: z.string(),
          value: z.number(),
          bounds: z.object({ min: z.number(), max: z.number(), zh: z.string(), en: z.string() }),
          setBy: z.enum(['book', 'agency']),
          decision: z.string().nullable(),
          status: z.string(),
          source: z.string(),
          basis: z.array(z.string()),
        }),
      ),
    }),
  }),
})

/** Keeping: each change is an act, and what it replaced stays. */
export const keepingContract = contract({
  'POST /api/units': endpoint({
    zh: '新增或異動單位',
    en: 'Enter or change units',
    duty: peopleDeeds.manage,
    reply: report,
    body: rowsOf({
      code,
      name: text,
      nameEn: text.nullable().default(null),
      parentCode: code.nullable().default(null),
      opened: dayText,
      closed: dayText.nullable().default(null),
    }),
  }),
  'POST /api/people': endpoint({
    zh: '新增或異動人員',
    en: 'Enter or change people',
    duty: peopleDeeds.manage,
    reply: report,
    body: rowsOf({ personNo: code, name: text, joined: dayText, leftOn: dayText.nullable().default(null) }),
  }),
  'POST /api/posts': endpoint({
    zh: '派任職務',
    en: 'Open posts',
    duty: peopleDeeds.manage,
    reply: report,
    body: rowsOf({
      personNo: code,
      unitCode: code,
      title: text,
      role,
      from: dayText,
      to: dayText.nullable().default(null),
    }),
  }),
  'POST /api/posts/:id/end': endpoint({
    zh: '免除職務',
    en: 'End a post',
    duty: peopleDeeds.manage,
    params: z.object({ id }),
    body: z.object({ to: dayText }),
    reply: z.object({ id: z.string() }),
  }),
  'POST /api/posts/:id/move': endpoint({
    zh: '調任他單位',
    en: 'Move to another unit',
    duty: peopleDeeds.manage,
    params: z.object({ id }),
    body: z.object({ unit: id, from: dayText }),
    reply: z.object({ id: z.string() }),
  }),
  'POST /api/accounts': endpoint({
    zh: '登錄查詢系統帳號',
    en: 'Enter accounts of look-up systems',
    duty: peopleDeeds.manage,
    reply: report,
    body: rowsOf({
      system: code,
      account: code,
      personNo: code,
      from: dayText,
      to: dayText.nullable().default(null),
    }),
  }),
  'POST /api/delegations': endpoint({
    zh: '指定代理人',
    en: 'Name a stand-in',
    duty: peopleDeeds.delegate,
    body: z.object({ post: id, toPerson: id, from: dayText, to: dayText }),
    reply: z.object({ id: z.string() }),
  }),
  'POST /api/delegations/:id/end': endpoint({
    zh: '終止代理',
    en: 'End a delegation',
    duty: peopleDeeds.delegate,
    params: z.object({ id }),
    reply: z.object({ id: z.string() }),
  }),
  'POST /api/roster': endpoint({
    zh: '登錄或更正勤務',
    en: 'Enter or correct duties',
    duty: peopleDeeds.roster,
    reply: report,
    body: rowsOf({
      personNo: code,
      starts: instantText,
      ends: instantText,
      duty: text,
      place,
      terminal: code.nullable().default(null),
    }),
  }),
  'POST /api/roster/:id/withdraw': endpoint({
    zh: '註銷勤務',
    en: 'Withdraw a duty',
    duty: peopleDeeds.roster,
    params: z.object({ id }),
    body: z.object({ reason: text }),
    reply: z.object({ id: z.string() }),
  }),
  'POST /api/leave': endpoint({
    zh: '登錄或更正差假',
    en: 'Enter or correct leave',
    duty: peopleDeeds.roster,
    reply: report,
    body: rowsOf({ personNo: code, starts: instantText, ends: instantText, kind }),
  }),
  'POST /api/people-import/:table': endpoint({
    zh: '匯入人事檔案',
    en: 'Import a file of people, units, posts, accounts, delegations, roster or leave',
    duty: peopleDeeds.roster,
    params: z.object({
      table: z.enum(['units', 'persons', 'posts', 'accounts', 'delegations', 'roster', 'leave']),
    }),
    query: z.object({ preview: z.stringbool().default(false) }),
    takes: 'file',
    reply: report.extend({ preview: z.boolean() }),
  }),
  'POST /api/settings': endpoint({
    zh: '調整機關參數',
    en: 'Set a parameter of the agency',
    duty: peopleDeeds.settings,
    body: z.object({
      parameter: z.string().min(1).max(80),
      value: z.number(),
      decision: text,
      from: dayText.optional(),
    }),
    reply: z.object({ parameter: z.string(), value: z.number() }),
  }),
})
