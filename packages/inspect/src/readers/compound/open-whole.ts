import type { Reading } from '../../words/reader.ts'
import { openCompound, type Compound } from './directory.ts'

/** Opens a compound file and tells what of its bytes belongs to nothing. */
export function openWhole(reading: Reading, bytes: Uint8Array): Compound {
  const compound = openCompound(bytes)
  if (compound.strayBytes > 0) reading.fault('STRAY_BYTES', { bytes: compound.strayBytes })
  if (compound.cut) reading.fault('ARCHIVE_DAMAGED', { what: 'length' })
  return compound
}
