import { z } from 'zod'
import { contract, endpoint } from '#kernel/contract'
import { reviewDeeds } from './deeds.ts'
import { decisions, itemStates, taskStates } from './words.ts'

const id = z.string().min(1).max(64)
const day = z.iso.date()
const flag = z.enum(['true', 'false'])
const text = z.string().max(2000)
const after = z.string().max(600).optional()
const limit = z.coerce.number().int().min(1).max(200).default(50)
const routes = ['head', 'above', 'ethics'] as const

const progress = z.object({
  items: z.number(),
  decided: z.number(),
  open: z.number(),
  approved: z.number(),
  referred: z.number(),
  asked: z.number(),
  answered: z.number(),
  unexplained: z.number(),
})
const sheet = z.object({
  id,
  kind: z.string(),
  unit: z.string(),
  day,
  due: z.string(),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  escalated: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  progress,
})
const sheetView = sheet.extend({ overdue: z.boolean(), mine: progress })
const item = z.object({
  id,
  sheet: id,
  unit: z.string(),
  day,
  owner: z.string().nullable(),
  orderedBy: z.string().nullable(),
  route: z.enum(routes),
  desk: z.string(),
  order: z.string(),
  weight: z.number(),
  needsReason: z.boolean(),
  needsExplanation: z.boolean(),
  state: z.enum(itemStates),
  decision: z.enum(['approve', 'refer']).nullable(),
  stamp: z.string().nullable(),
})
const stamp = z.object({
  id,
  item: id,
  sheet: id,
  decision: z.enum(decisions),
  reason: z.string().nullable(),
  question: z.string().nullable(),
  by: z.string(),
  name: z.string(),
  title: z.string(),
  post: z.string(),
  unit: z.string(),
  onBehalfOf: z.string().nullable(),
  at: z.string(),
  dwellMs: z.number(),
  corrects: z.string().nullable(),
  correctedBy: z.string().nullable(),
  act: z.number(),
})
const attachment = z.object({
  id,
  task: id,
  item: id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  digest: z.string(),
  by: z.string(),
  at: z.string(),
  used: z.boolean(),
})
const task = z.object({
  id,
  item: id,
  sheet: id,
  person: z.string(),
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  question: z.string(),
  due: z.string(),
  state: z.enum(taskStates),
  needsAttachment: z.boolean(),
  text: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
const taskWithFiles = task.extend({ attachments: z.array(attachment).readonly() })
const figures = z.object({
  person: z.string(),
  stamps: z.number(),
  approved: z.number(),
  asked: z.number(),
  referred: z.number(),
  corrected: z.number(),
  unexplained: z.number(),
  unexplainedApproved: z.number(),
  medianDwellMs: z.number(),
})
const next = z.string().nullable()
/** One decision on one line. There is no schema that takes two ids. */
const decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), reason: text.optional() }),
  z.strictObject({ decision: z.literal('ask'), question: text }),
  z.strictObject({ decision: z.literal('refer'), reason: text }),
])
const correction = z.discriminatedUnion('decision', [
  z.strictObject({ corrects: id, decision: z.literal('approve'), reason: text.optional() }),
  z.strictObject({ corrects: id, decision: z.literal('ask'), question: text }),
  z.strictObject({ corrects: id, decision: z.literal('refer'), reason: text }),
])
const ofItem = z.strictObject({ item: id })
const ofTask = z.strictObject({ task: id })
const nothing = z.strictObject({})

export const reviewContract = contract({
  'GET /api/review/sheets': endpoint({
    zh: '核章日表清單',
    en: 'Review sheets',
    duty: reviewDeeds.sheet,
    query: z.strictObject({
      kind: z.string().max(64).optional(),
      state: z.enum(['open', 'closed']).optional(),
      unit: id.optional(),
      from: day.optional(),
      to: day.optional(),
      overdue: flag.optional(),
      after,
      limit,
    }),
    reply: z.object({ rows: z.array(sheetView).readonly(), next }),
  }),
  'GET /api/review/sheets/:sheet': endpoint({
    zh: '核章日表',
    en: 'One review sheet',
    duty: reviewDeeds.sheet,
    params: z.strictObject({ sheet: id }),
    reply: sheet,
  }),
  'GET /api/review/sheets/:sheet/attachments': endpoint({
    zh: '說明附件清冊',
    en: 'Attachments of a sheet, with digests',
    duty: reviewDeeds.evidence,
    params: z.strictObject({ sheet: id }),
    reply: z.object({ rows: z.array(attachment).readonly() }),
  }),
  'GET /api/review/queue': endpoint({
    zh: '待核章列',
    en: 'Lines that wait for me',
    duty: reviewDeeds.stamp,
    query: z.strictObject({
      sheet: id.optional(),
      state: z.enum(['todo', ...itemStates]).optional(),
      unexplained: flag.optional(),
      after,
      limit,
    }),
    reply: z.object({ rows: z.array(item).readonly(), next }),
  }),
  'GET /api/review/items/:item/history': endpoint({
    zh: '核章歷程',
    en: 'Review history of a line',
    duty: reviewDeeds.history,
    params: ofItem,
    reply: z.object({ item, stamps: z.array(stamp).readonly() }),
  }),
  'POST /api/review/items/:item/open': endpoint({
    zh: '開啟待核章列',
    en: 'Open a line',
    duty: reviewDeeds.stamp,
    params: ofItem,
    body: nothing,
    reply: z.object({
      item,
      shownAt: z.string(),
      stamps: z.array(stamp).readonly(),
      task: taskWithFiles.nullable(),
    }),
  }),
  'POST /api/review/items/:item/stamp': endpoint({
    zh: '逐筆核章',
    en: 'Decide one line',
    duty: reviewDeeds.stamp,
    params: ofItem,
    body: decision,
    reply: stamp,
  }),
  'POST /api/review/items/:item/correct': endpoint({
    zh: '更正核章',
    en: 'Correct a decision',
    duty: reviewDeeds.stamp,
    params: ofItem,
    body: correction,
    reply: stamp,
  }),
  'POST /api/review/items/:item/reopen': endpoint({
    zh: '重新開啟已核章列',
    en: 'Reopen a decided line',
    duty: reviewDeeds.reopen,
    params: ofItem,
    body: z.strictObject({ reason: text.trim().min(1) }),
    reply: item,
  }),
  'GET /api/review/tasks': endpoint({
    zh: '我的說明事項',
    en: 'My explanation tasks',
    duty: 'signed-in',
    query: z.strictObject({ state: z.enum(taskStates).optional(), after, limit }),
    reply: z.object({ rows: z.array(task).readonly(), next }),
  }),
  'GET /api/review/tasks/:task': endpoint({
    zh: '說明事項',
    en: 'One explanation task',
    duty: 'signed-in',
    params: ofTask,
    reply: taskWithFiles,
  }),
  'POST /api/review/tasks/:task/answer': endpoint({
    zh: '提出說明',
    en: 'Give an explanation',
    duty: 'signed-in',
    params: ofTask,
    body: z.strictObject({ text: text.trim().min(1), attachments: z.array(id).max(20).default([]) }),
    reply: taskWithFiles,
  }),
  'POST /api/review/tasks/:task/attachments': endpoint({
    zh: '上傳說明附件',
    en: 'Attach a file to an explanation',
    duty: 'signed-in',
    params: ofTask,
    takes: 'file',
    reply: attachment,
  }),
  'GET /api/review/attachments/:attachment': endpoint({
    zh: '下載說明附件',
    en: 'Download an attachment',
    duty: 'signed-in',
    params: z.strictObject({ attachment: id }),
    gives: 'stream',
  }),
  'GET /api/review/figures': endpoint({
    zh: '審核人統計',
    en: 'Figures of reviewers',
    duty: reviewDeeds.figures,
    query: z.strictObject({ from: day, to: day, person: id.optional() }),
    reply: z.object({ rows: z.array(figures).readonly() }),
  }),
})
