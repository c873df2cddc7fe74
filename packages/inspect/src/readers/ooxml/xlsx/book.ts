import type { HiddenClass } from '../../../words/hidden.ts'
import type { Reading } from '../../../words/reader.ts'
import { Gathered } from '../../../xml/gathered.ts'
import { attribute, relationshipId, saysYes, scanXml, type Attributes } from '../../../xml/scan.ts'
import type { Relations } from '../relations.ts'

export interface Sheet {
  readonly name: string
  readonly hidden: HiddenClass | null
}

const STATES: Readonly<Record<string, HiddenClass>> = {
  hidden: 'hidden-sheet',
  veryHidden: 'very-hidden-sheet',
}

/** The workbook: which sheets there are and who sees them, and the names it defines. */
export class Book {
  /** By part name, in lower case. */
  readonly #sheets = new Map<string, Sheet>()
  readonly #relations: Relations
  /** Days are counted from 1904 in books that came from a Macintosh. */
  from1904 = false

  constructor(relations: Relations) {
    this.#relations = relations
  }

  sheet(part: string): Sheet | undefined {
    return this.#sheets.get(part.toLowerCase())
  }

  /** The sheet that refers to a part: its comments, drawings, tables. */
  sheetOf(part: string): Sheet | undefined {
    const seen = new Set<string>()
    const search = (name: string): Sheet | undefined => {
      if (seen.has(name)) return undefined
      seen.add(name)
      return this.sheet(name) ?? firstOf(this.#relations.to(name), ({ from }) => search(from))
    }
    return search(part)
  }

  async read(reading: Reading, part: string): Promise<void> {
    const names = new Gathered(reading, 'defined-name')
    let name: { readonly label: string; text: string } | null = null
    await scanXml(reading, {
      open: (element, attributes) => {
        if (element === 'sheet') this.#add(reading, part, attributes)
        else if (element === 'definedName') name = { label: labelOf(attributes), text: '' }
        else if (element === 'absPath')
          reading.span(attribute(attributes, 'url') ?? '', '', { sight: 'author-path' })
        else if (element === 'fileSharing')
          reading.span(attribute(attributes, 'userName') ?? '', '', { sight: 'author' })
        else if (element === 'workbookPr') this.from1904 = saysYes(attribute(attributes, 'date1904'))
        else return
        return 'told'
      },
      close: (element) => {
        if (element !== 'definedName' || name === null) return
        names.add(`${name.label}: ${name.text}`)
        name = null
      },
      text: (text) => {
        if (name !== null) name.text += text
        else if (text.trim() !== '') reading.span(text.trim(), '', { sight: 'unplaced-text' })
      },
    })
    names.end()
  }

  #add(reading: Reading, part: string, attributes: Attributes): void {
    const name = attribute(attributes, 'name') ?? ''
    const hidden = STATES[attribute(attributes, 'state') ?? ''] ?? null
    const target = this.#relations.target(part, relationshipId(attributes))
    if (target !== undefined) this.#sheets.set(target.toLowerCase(), { name, hidden })
    reading.span(name, name, hidden === null ? {} : { sight: hidden })
  }
}

const labelOf = (attributes: Attributes): string =>
  [attribute(attributes, 'name'), attribute(attributes, 'comment'), attribute(attributes, 'description')]
    .filter(Boolean)
    .join(' · ')

function firstOf<T, R>(list: readonly T[], look: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = look(one)
    if (found !== undefined) return found
  }
  return undefined
}
