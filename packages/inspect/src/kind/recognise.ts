import { packageKind } from '../readers/zip/package-kind.ts'
import type { Source } from '../source/source.ts'
import type { FileKind } from '../words/kinds.ts'
import { compoundKind } from './compound-kind.ts'
import { detectEncoding } from './encoding.ts'
import { signatureOf } from './signatures.ts'
import { textKind } from './text-kind.ts'

const SAMPLE = 64 * 1024

/** What a part is, by its bytes alone. `unknown` is an answer; it is never taken for text. */
export async function recognise(source: Source): Promise<FileKind> {
  const head = await source.head(SAMPLE)
  if (head.length === 0) return 'empty'
  const signed = signatureOf(head)
  if (signed === 'zip') return packageKind(await source.access())
  if (signed === 'compound') return compoundKind(await source.access())
  if (signed !== null) return signed
  const detected = detectEncoding(head)
  if (detected === null) return 'unknown'
  return textKind(new TextDecoder(detected.encoding).decode(head, { stream: true }))
}
