import type { Reading } from '../../words/reader.ts'
import { stringsIn } from './binary-strings.ts'
import { openCompound, type Compound } from './directory.ts'

/** Opens a compound file and tells what of its bytes belongs to nothing. */
export function openWhole(reading: Reading, bytes: Uint8Array): Compound {
  const compound = openCompound(bytes)
  const { stray } = compound
  if (stray.length > 0) {
    reading.span(stringsIn(stray), '', { sight: 'stray-bytes' })
    reading.fault('STRAY_BYTES', { bytes: stray.length })
  }
  if (compound.cut) reading.fault('ARCHIVE_DAMAGED', { what: 'length' })
  return compound
}
