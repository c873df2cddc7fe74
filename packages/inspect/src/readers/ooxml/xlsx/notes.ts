import type { Reading } from '../../../words/reader.ts'
import { Gathered } from '../../../xml/gathered.ts'
import { attribute, scanXml } from '../../../xml/scan.ts'

/** Comments of a sheet, old and threaded: the text at its cell, and who wrote it. */
export async function readNotes(reading: Reading, sheet: string): Promise<void> {
  const authors = new Gathered(reading, 'author')
  let cell = ''
  let text = ''
  let author = false
  const ends = new Set(['comment', 'threadedComment'])
  await scanXml(reading, {
    open(name, attributes) {
      if (name === 'author') author = true
      if (ends.has(name)) {
        cell = attribute(attributes, 'ref') ?? ''
        text = ''
      }
      if (name === 'person')
        authors.add(
          [attribute(attributes, 'displayName'), attribute(attributes, 'userId')].filter(Boolean).join(' '),
        )
      return name === 'person' ? 'told' : undefined
    },
    close(name) {
      if (name === 'author') author = false
      if (ends.has(name)) reading.span(text.trim(), `${sheet}!${cell}`)
    },
    text(one) {
      if (author) authors.add(one)
      else text += one
    },
  })
  authors.end()
}
