import { client } from '#kernel/ui'
import type { reviewContract } from '#kernel/review'
import type { z } from 'zod'
import type { QueriesContract } from '../contract.ts'

export const api = client<QueriesContract>()
/** Stamps, tasks and attachments are the review room's. */
export const reviewApi = client<typeof reviewContract>()

type Queries = QueriesContract
type Review = typeof reviewContract
type ReplyTo<K extends keyof Queries> = Queries[K] extends { readonly reply: infer S extends z.ZodType }
  ? z.output<S>
  : never
type ReviewReply<K extends keyof Review> = Review[K] extends { readonly reply: infer S extends z.ZodType }
  ? z.output<S>
  : never

export type Line = ReplyTo<'GET /api/queries/sheet'>['rows'][number]
export type OpenedLine = ReplyTo<'GET /api/queries/lines/:line'>
export type Reason = Line['reasons'][number]
export type BookEntry = ReplyTo<'GET /api/queries/entries'>['rows'][number]
export type ImportRow = ReplyTo<'GET /api/queries/imports'>['rows'][number]
export type RowFault = ReplyTo<'GET /api/queries/imports/:import'>['faults'][number]
export type PreviewReply = ReplyTo<'POST /api/queries/preview'>
export type Terms = ReplyTo<'GET /api/queries/terms'>
export type System = ReplyTo<'GET /api/queries/systems'>['rows'][number]
export type Profile = ReplyTo<'GET /api/queries/profiles'>['rows'][number]
export type Case = ReplyTo<'GET /api/queries/cases'>['rows'][number]
export type DayRow = ReplyTo<'GET /api/queries/days'>['rows'][number]
export type DayDetail = ReplyTo<'GET /api/queries/days/:day'>
export type CalendarRow = ReplyTo<'GET /api/queries/calendar'>['rows'][number]
export type Trace = ReplyTo<'POST /api/queries/subject'>
export type Sheet = ReviewReply<'GET /api/review/sheets'>['rows'][number]
export type GivenStamp = ReviewReply<'POST /api/review/items/:item/stamp'>
export type Task = ReviewReply<'GET /api/review/tasks'>['rows'][number]
export type TaskWithFiles = ReviewReply<'GET /api/review/tasks/:task'>
export type Attachment = ReviewReply<'POST /api/review/tasks/:task/attachments'>
