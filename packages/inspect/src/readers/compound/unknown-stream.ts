import { recognise } from '../../kind/recognise.ts'
import { memorySupply } from '../../source/supplies.ts'
import type { Reading } from '../../words/reader.ts'
import { stringsIn } from './binary-strings.ts'

/** A stream that no program is known to write. It is opened by its content all the same, and said to be unknown. */
export async function readUnknown(reading: Reading): Promise<void> {
  reading.hide('unplaced-text')
  reading.fault('PART_UNKNOWN')
  const kind = await recognise(reading.source)
  const bytes = await reading.source.bytes()
  if (kind === 'unknown') reading.span(stringsIn(bytes), '')
  else await reading.child({ name: 'content', kind, source: memorySupply(bytes) })
}
