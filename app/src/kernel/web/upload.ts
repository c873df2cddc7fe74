import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '#kernel/contract'
import { UploadTooLarge } from './replier.ts'

/** The one file of the request, unread: fields before it are kept, what follows it is not looked at. Null when there is none. */
export async function uploadOf(request: FastifyRequest): Promise<Upload | null> {
  const fields: Record<string, string> = {}
  for await (const part of request.parts()) {
    if (part.type === 'file')
      return { name: part.filename.slice(0, 255), mediaType: part.mimetype, bytes: chunks(part), fields }
    if (typeof part.value === 'string') fields[part.fieldname] = part.value
  }
  return null
}

async function* chunks(part: MultipartFile): AsyncGenerator<Uint8Array> {
  for await (const chunk of part.file) yield chunk as Uint8Array
  // The parser cuts at the limit without an error; a cut file must not pass for a whole one.
  if (part.file.truncated) throw new UploadTooLarge('upload')
}
