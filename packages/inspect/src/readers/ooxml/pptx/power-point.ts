import type { Reading } from '../../../words/reader.ts'
import { attribute, relationshipId, scanXml } from '../../../xml/scan.ts'
import type { Application, PartReader } from '../part-readers.ts'
import type { Relations } from '../relations.ts'
import { all } from '../shared-parts.ts'
import { readSlide, type SlideSize } from './slide.ts'

/** PowerPoint: the parts of a presentation and what each hides. */
export function powerPoint(relations: Relations): Application {
  const slides = new Map<string, number>()
  let size: SlideSize = { width: 12_192_000, height: 6_858_000 }

  /** Order and size of the slides. */
  const readPresentation = async (reading: Reading, part: string): Promise<void> => {
    await scanXml(reading, {
      open(name, attributes) {
        if (name === 'sldSz')
          size = { width: Number(attribute(attributes, 'cx')), height: Number(attribute(attributes, 'cy')) }
        const target = name === 'sldId' ? relations.target(part, relationshipId(attributes)) : undefined
        if (target !== undefined) slides.set(target.toLowerCase(), slides.size + 1)
      },
      text(text) {
        reading.span(text.trim(), '', { sight: 'unplaced-text' })
      },
    })
  }
  const address = (part: string): string => {
    const own = slides.get(part.toLowerCase())
    const slide =
      own ??
      relations
        .to(part)
        .map(({ from }) => slides.get(from.toLowerCase()))
        .find((one) => one !== undefined)
    return slide === undefined ? '' : `slide ${slide}`
  }
  const slide = (reading: Reading, part: string): Promise<void> =>
    readSlide(reading, { address: address(part), size, prompts: false })
  const page = (reading: Reading, part: string): Promise<void> =>
    readSlide(reading, { address: address(part), size: null, prompts: false })
  /** What stands on a layout is seen on its slides, but for the prompts; a layout without slides is not seen at all. */
  const layout = async (reading: Reading, part: string): Promise<void> => {
    const users = relations.to(part).map(({ from }) => from.toLowerCase())
    const isUsed = users.some(
      (from) => slides.has(from) || relations.to(from).some((one) => slides.has(one.from.toLowerCase())),
    )
    if (!isUsed) reading.hide('master-text')
    await readSlide(reading, { address: '', size, prompts: true })
  }
  const parts: readonly PartReader[] = [
    {
      type: /presentationml\.(presentation|slideshow|template)\.main\+xml$|ms-powerpoint\.\w+\.macroenabled\.main\+xml$/,
      rank: 2,
      read: readPresentation,
    },
    { type: /presentationml\.slide\+xml$/, rank: 3, read: slide },
    { type: /presentationml\.notesslide\+xml$/, hidden: 'speaker-note', read: page },
    { type: /presentationml\.slide(layout|master)\+xml$/, read: layout },
    { type: /presentationml\.(notesmaster|handoutmaster)\+xml$/, hidden: 'master-text', read: page },
    { type: /presentationml\.comments\+xml$/, hidden: 'comment', read: all('comment') },
    { type: /ms-powerpoint\.comments\+xml$/, hidden: 'threaded-comment', read: page },
    {
      type: /presentationml\.commentauthors\+xml$|ms-powerpoint\.authors\+xml$/,
      read: all('author', ['name', 'initials', 'userId']),
    },
    { type: /presentationml\.tags\+xml$/, read: all('custom-property', ['name', 'val']) },
    {
      type: /presentationml\.(presprops|viewprops|tablestyles)\+xml$/,
      read: all('style-name', ['styleName']),
    },
    { type: /ms-powerpoint\.(changesinfo|revisioninfo)\+xml$/, read: all('revision-log', 'all') },
  ]
  return { parts }
}
