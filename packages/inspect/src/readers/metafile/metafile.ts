import { memorySupply } from '../../source/supplies.ts'
import type { Reader } from '../../words/reader.ts'
import { nestedBytes, walkMetafile } from './walk.ts'

/** The pictures that Windows draws by records, EMF and WMF: previews of embedded objects, charts, diagrams. */
export const metafileReader: Reader = {
  id: 'metafile',
  kinds: ['metafile'],
  async read(reading) {
    const bytes = await reading.source.bytes()
    const walked = walkMetafile(bytes, () => reading.tick())
    for (const { text } of walked.lines) if (text.trim() !== '') reading.span(text, '')
    const fonts = new Set<string>()
    for (const { text, sight } of walked.asides) {
      if (sight === 'style-name' && fonts.has(text)) continue
      if (sight === 'style-name') fonts.add(text)
      reading.span(text, '', { sight })
    }
    if (walked.lost.size > 0) reading.fault('PART_NOT_UNDERSTOOD', { what: [...walked.lost].join(', ') })
    if (walked.pixels > 0) reading.fault('PIXELS_NOT_READ', { count: walked.pixels })
    for (const [i, nested] of walked.nested.entries()) {
      const source = memorySupply(nestedBytes(bytes, nested))
      await reading.child({
        name: nameOfNested(i),
        source,
        ...(nested.kind === null ? {} : { kind: nested.kind }),
      })
    }
    const tail = bytes.subarray(walked.end)
    if (tail.some((byte) => byte !== 0))
      await reading.child({
        name: `[${walked.end}–${bytes.length}]`,
        source: memorySupply(tail),
        hidden: 'stray-bytes',
      })
  },
}

export const nameOfNested = (index: number): string => `picture ${index + 1}`
