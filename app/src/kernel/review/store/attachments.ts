import { sql } from 'kysely'
import { epochMs, newId, type Instant } from '#kernel/ground'
import type { Reader, Unit } from '#kernel/store'
import type { Attachment } from '../words.ts'

interface AttachmentRow {
  readonly id: string
  readonly task: string
  readonly item: string
  readonly name: string
  readonly media_type: string
  readonly size: number
  readonly digest: string
  readonly person: string
  readonly at: Instant
  readonly used: boolean
}
const toAttachment = (row: AttachmentRow): Attachment => ({
  id: row.id,
  task: row.task,
  item: row.item,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  digest: row.digest,
  by: row.person,
  at: row.at,
  used: row.used,
})
export async function insertAttachment(
  unit: Unit,
  file: Omit<Attachment, 'id' | 'at' | 'used'>,
): Promise<Attachment> {
  const { rows } =
    await sql<AttachmentRow>`insert into review_attachment (id, task, item, name, media_type, size, digest, person, at)
    values (${newId(epochMs(unit.now))}, ${file.task}, ${file.item}, ${file.name}, ${file.mediaType}, ${file.size}, ${file.digest}, ${file.by},
      ${unit.now}) returning *`.execute(unit.sql)
  if (!rows[0]) throw new Error('the attachment was not written')
  return toAttachment(rows[0])
}
export async function attachmentsOf(reader: Reader, task: string): Promise<Attachment[]> {
  const { rows } =
    await sql<AttachmentRow>`select * from review_attachment where task = ${task} order by id`.execute(reader)
  return rows.map(toAttachment)
}
export async function attachmentById(reader: Reader, id: string): Promise<Attachment | null> {
  const { rows } = await sql<AttachmentRow>`select * from review_attachment where id = ${id}`.execute(reader)
  return rows[0] ? toAttachment(rows[0]) : null
}
/** The files that answers on this sheet rest on: they go into the evidence package by digest. No right is checked here. */
export async function attachmentsOfSheet(reader: Reader, sheet: string): Promise<Attachment[]> {
  const { rows } =
    await sql<AttachmentRow>`select a.* from review_attachment a join review_task t on t.id = a.task
    where t.sheet = ${sheet} and a.used order by a.id`.execute(reader)
  return rows.map(toAttachment)
}
