import { bad, ok, refuse, type Refusal, type Result } from '#kernel/ground'
import type { ReviewRefusal } from '../refusals.ts'
import type { BlobStore, ByteSource } from './blob-store.ts'
import type { AttachmentLimits } from './limits.ts'
import { runsWhenOpened, shownEntry } from './names.ts'
import { isPlainText } from './plain-text.ts'
import { HEAD, sniff } from './sniff.ts'
import { scanZip } from './zip-scan.ts'

/**
 * Says what an attachment is, or why it is not taken. Only kinds that are known to be papers, pictures or text pass;
 * archives are walked to the bottom. Constant memory, bounded time.
 */
export async function inspectAttachment(
  source: ByteSource,
  name: string,
  terms: { readonly limits: AttachmentLimits; readonly blobs: Pick<BlobStore, 'stage'> },
): Promise<Result<string, Refusal<ReviewRefusal>>> {
  if (source.size === 0) return bad(refuse('ATTACHMENT_EMPTY'))
  if (runsWhenOpened(name)) return bad(refuse('ATTACHMENT_EXECUTABLE', { entry: shownEntry([name]) }))
  const seen = sniff(await source.read(0, HEAD))
  switch (seen.kind) {
    case 'media':
      return ok(seen.mediaType)
    case 'executable':
      return bad(refuse('ATTACHMENT_EXECUTABLE', { entry: shownEntry([name]) }))
    case 'archive':
      return bad(refuse('ATTACHMENT_TYPE'))
    case 'zip': {
      const { limits, blobs } = terms
      const purse = { entries: limits.entries, inflated: limits.inflated }
      const type = await scanZip(source, { limits, blobs, purse, path: [] })
      return typeof type === 'string' ? ok(type) : bad(type)
    }
    case 'unknown':
      return (await isPlainText(source)) ? ok('text/plain') : bad(refuse('ATTACHMENT_TYPE'))
  }
}
