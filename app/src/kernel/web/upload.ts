import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '#kernel/contract'
import { UploadTooLarge, UploadUnfit } from './replier.ts'

/** Separators of folders, controls, and what turns the direction of reading: no name of a file holds them honestly. */
// oxlint-disable-next-line no-control-regex -- those are what it takes out
const UNFIT = /[/\\\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
const MAX_NAME = 255

/**
 * The one file of the request, unread. The fields before it are kept; a field twice, a cut one or anything behind the file
 * refuses the whole, so that nobody believes a second file to have been taken. Null when there is no file.
 */
export async function uploadOf(request: FastifyRequest): Promise<Upload | null> {
  const fields = new Map<string, string>()
  const parts = request.parts()
  for (;;) {
    const { value: part, done } = await next(parts)
    if (done) return null
    if (part.type === 'file') {
      const name = (part.filename ?? '').replace(UNFIT, '').trim().slice(0, MAX_NAME) || 'file'
      return { name, mediaType: part.mimetype, bytes: chunks(part, parts), fields: Object.fromEntries(fields) }
    }
    const cut = part.fieldnameTruncated || part.valueTruncated
    if (typeof part.value !== 'string' || cut || fields.has(part.fieldname)) throw new UploadUnfit('fields')
    fields.set(part.fieldname, part.value)
  }
}

type Parts = ReturnType<FastifyRequest['parts']>
/** The parser's own complaints have no code where the form is cut off or is none. */
async function next(parts: Parts): ReturnType<Parts['next']> {
  try {
    return await parts.next()
  } catch (error) {
    throw coded(error) ? error : new UploadUnfit('cut')
  }
}
const coded = (error: unknown): boolean => /^FST_/.test(String((error as { code?: unknown }).code))

async function* chunks(part: MultipartFile, parts: Parts): AsyncGenerator<Uint8Array> {
  const bytes = part.file[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { value, done } = await bytes.next().catch((error: unknown) => {
        throw coded(error) ? error : new UploadUnfit('cut')
      })
      if (done) break
      yield value as Uint8Array
    }
  } finally {
    await bytes.return?.()
  }
  // The parser cuts at the limit without an error; a cut file must not pass for a whole one.
  if (part.file.truncated) throw new UploadTooLarge('upload')
  if (!(await next(parts)).done) throw new UploadUnfit('more')
}
