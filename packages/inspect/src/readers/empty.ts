import type { Reader } from '../words/reader.ts'

/** Nothing to read, and that is certain. */
export const emptyReader: Reader = {
  id: 'empty',
  kinds: ['empty'],
  async read({ source }) {
    for await (const _ of source.stream()) continue
  },
}
