import { client } from '#kernel/ui'
import type { z } from 'zod'
import type { OutflowContract } from '../contract.ts'

export const api = client<OutflowContract>()

type Outflow = OutflowContract
type ReplyTo<K extends keyof Outflow> = Outflow[K] extends { readonly reply: infer S extends z.ZodType }
  ? z.output<S>
  : never

export type Terms = ReplyTo<'GET /api/outflow/terms'>
export type Check = ReplyTo<'POST /api/outflow/checks'>
export type DeskFile = ReplyTo<'POST /api/outflow/checks/:check/files'>
export type OpenedFile = ReplyTo<'GET /api/outflow/files/:file'>
export type Report = NonNullable<OpenedFile['report']>
export type Cleaning = NonNullable<OpenedFile['cleaning']>
export type Finding = Report['findings'][number]
export type Tally = Report['hidden'][number]
export type TextPage = ReplyTo<'GET /api/outflow/files/:file/text'>
export type Span = TextPage['rows'][number]
