import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '#kernel/contract'
import { withoutHidden } from '#kernel/ground'
import { UploadTooLarge, UploadUnfit } from './replier.ts'

/** Separators of folders: like what is hidden, no name of a file holds them honestly. */
const SEPARATORS = /[/\\]/g
const MAX_NAME = 255
/** All the fields of a form of ours, with room to spare. */
const MAX_BETWEEN = 512 * 1024

/**
 * The one file of the request, unread. The fields before it are kept; a field twice, a cut one or anything behind the file
 * refuses the whole, so that nobody believes a second file to have been taken. Null when there is no file.
 */
export async function uploadOf(request: FastifyRequest): Promise<Upload | null> {
  const fields = new Map<string, string>()
  const parts: Parts = request.parts()
  for (;;) {
    const result = await next(request, parts)
    if (result.done) return null
    const part = result.value
    if (part.type === 'file') {
      const name =
        withoutHidden(part.filename ?? '')
          .replace(SEPARATORS, '')
          .trim()
          .slice(0, MAX_NAME) || 'file'
      return {
        name,
        mediaType: part.mimetype,
        bytes: chunks(request, part, parts),
        fields: Object.fromEntries(fields),
      }
    }
    const cut = part.fieldnameTruncated || part.valueTruncated
    if (typeof part.value !== 'string' || cut || fields.has(part.fieldname)) throw new UploadUnfit('fields')
    fields.set(part.fieldname, part.value)
  }
}

type Parts = AsyncIterator<Multipart, undefined>
/** The next part, unless the form goes on and on without one. The parser's own complaints have no code where it is cut off or is none. */
async function next({ raw }: FastifyRequest, parts: Parts): ReturnType<Parts['next']> {
  let seen = 0
  let count: (chunk: Uint8Array) => void = () => undefined
  const endless = new Promise<never>((_, reject) => {
    // What the same bytes bring is looked at first: one chunk may hold a whole form.
    count = (chunk) =>
      void ((seen += chunk.length) > MAX_BETWEEN && setImmediate(reject, new UploadUnfit('fields')))
  })
  endless.catch(() => undefined)
  const part = parts.next()
  raw.on('data', count)
  try {
    return await Promise.race([part, endless])
  } catch (error) {
    throw coded(error) || error instanceof UploadUnfit ? error : new UploadUnfit('cut')
  } finally {
    raw.off('data', count)
  }
}
const coded = (error: unknown): boolean => String((error as { code?: unknown }).code).startsWith('FST_')

async function* chunks(
  request: FastifyRequest,
  part: MultipartFile,
  parts: Parts,
): AsyncGenerator<Uint8Array> {
  const bytes: AsyncIterator<Uint8Array> = part.file[Symbol.asyncIterator]()
  try {
    for (;;) {
      const result = await bytes.next().catch((error: unknown) => {
        throw coded(error) ? error : new UploadUnfit('cut')
      })
      if (result.done) break
      yield result.value
    }
  } finally {
    await bytes.return?.()
  }
  // The parser cuts at the limit without an error; a cut file must not pass for a whole one.
  if (part.file.truncated) throw new UploadTooLarge('upload')
  if (!(await next(request, parts)).done) throw new UploadUnfit('more')
}
