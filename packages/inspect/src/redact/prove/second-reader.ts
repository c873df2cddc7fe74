import type { FileKind } from '../../words/kinds.ts'
import { holdsAny } from '../replace.ts'
import type { Check } from '../words.ts'
import { LISTED, type Proving } from './proving.ts'
import { isZip } from './unzipped.ts'

/** Read by libraries that this package's own readers do not use: no chosen value is left. */
export async function secondReader({ after, secrets, limits, secondReaders, tick }: Proving): Promise<Check> {
  const where: string[] = []
  const counts = { parts: 0, chars: 0 }
  const read = async (path: string, kind: FileKind, bytes: Uint8Array, depth: number): Promise<string> => {
    tick()
    if (depth > limits.depth) throw new Error('nested too deep')
    const reader = secondReaders.find(({ kinds }) => kinds.includes(kind))
    if (reader === undefined) {
      where.push(`${path} (${kind})`.trim())
      return ''
    }
    counts.parts += 1
    return reader.text(bytes, async (name, inner) => {
      const inside = path === '' ? name : `${path} › ${name}`
      const text = await read(inside, kindAtSight(inner), inner, depth + 1)
      if (holdsAny(text, secrets)) where.push(inside)
      counts.chars += text.length
      // Said once, where it stands.
      return ''
    })
  }
  const text = await read('', after.seen.report.kind, after.bytes, 0)
  counts.chars += text.length
  if (holdsAny(text, secrets)) where.push('/')
  return { code: 'SECOND_READER', held: where.length === 0, counts, where: where.slice(0, LISTED) }
}

const BEGINNINGS: readonly (readonly [RegExp, FileKind])[] = [
  [/^%PDF-/, 'pdf'],
  [/^\{\\rtf/, 'rtf'],
  [/^\u00d0\u00cf\u0011\u00e0/, 'compound'],
  [/^(\u00d7\u00cd\u00c6\u009a|\u0001\0\u0009\0\0\u0003|[^]{40} EMF)/, 'metafile'],
  [/^\u0078\u009f\u003e\u0022/, 'tnef'],
  [/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</, 'xml'],
  [/^([!-9;-~]+:.*\r?\n([ \t].*\r?\n)*){2}/, 'eml'],
]

/** A look of its own at what a part is: what holds other parts, what is markup, and all the rest as text. */
function kindAtSight(bytes: Uint8Array): FileKind {
  if (isZip(bytes)) return 'zip'
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return BEGINNINGS.find(([pattern]) => pattern.test(head))?.[1] ?? 'text'
}
