import type { Reader } from '../../words/reader.ts'
import { unpack } from './unpack.ts'

/** Plain archives: each entry is a file of its own; its name is seen by whoever opens the archive. */
export const zipReader: Reader = {
  id: 'zip',
  kinds: ['zip'],
  async read(reading) {
    await unpack(reading, (entry) => {
      reading.span(entry.name, '')
      return {}
    })
  },
}
