import type { HiddenClass } from '../../../words/hidden.ts'
import type { Reading } from '../../../words/reader.ts'
import type { Sight } from '../../../words/span.ts'
import { Gathered } from '../../../xml/gathered.ts'
import { attribute, relationshipId, scanXml, type Attributes, type Told } from '../../../xml/scan.ts'
import { Objects } from '../objects.ts'
import { lookOf, sightOf, type Look } from './look.ts'
import { isOffPage } from './off-page.ts'
import type { Styles } from './styles.ts'

/** Elements that hide, by being there, all text within them. The innermost says why. */
export const WRAPPERS: Readonly<Record<string, HiddenClass>> = {
  ins: 'tracked-insertion',
  del: 'tracked-deletion',
  moveFrom: 'tracked-move',
  moveTo: 'tracked-move',
  Fallback: 'fallback',
}
const BREAKS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  ptab: '\t',
}
/** Elements whose look holds for what lies within: shading of a cell shows behind its paragraphs. */
export const SCOPES: ReadonlySet<string> = new Set(['tc', 'p', 'r', 'tbl'])
export const TEXTS: ReadonlySet<string> = new Set(['t', 'delText', 'instrText', 'delInstrText'])
const FIELDS = new Set(['instrText', 'delInstrText'])

interface Scope {
  readonly element: string
  look: Look
  /** Pieces so far, each with its sight; only paragraphs gather, and what stands outside of all. */
  readonly pieces: { readonly sight: Sight; text: string }[]
}

/**
 * Any part that holds paragraphs: body, headers, notes, comments. Each run of text with one sight within a paragraph is a span at `¶n`;
 * a paragraph that is seen throughout is one span, whatever its runs.
 */
export async function readStory(reading: Reading, styles: Styles): Promise<void> {
  const story = new Story(reading, styles)
  await scanXml(reading, {
    open: (name, attributes) => story.open(name, attributes),
    close: (name) => story.close(name),
    text: (text) => story.text(text),
  })
  story.end()
}

class Story {
  readonly #reading: Reading
  readonly #styles: Styles
  readonly #authors: Gathered
  readonly #bookmarks: Gathered
  readonly #drawn: Objects
  readonly #scopes: Scope[] = [{ element: '', look: {}, pieces: [] }]
  readonly #wrapped: HiddenClass[] = []
  readonly #elements: string[] = []
  /** Objects (text boxes, pictures) around the place: hidden ones, or off the page. */
  readonly #objects: (HiddenClass | null)[] = []
  #paragraph = 0

  constructor(reading: Reading, styles: Styles) {
    this.#reading = reading
    this.#styles = styles
    this.#authors = new Gathered(reading, 'author')
    this.#bookmarks = new Gathered(reading, 'bookmark')
    this.#drawn = new Objects(reading)
  }

  open(name: string, attributes: Attributes): Told {
    const parent = this.#elements.at(-1)
    this.#elements.push(name)
    const author = attribute(attributes, 'author')
    if (author !== undefined) this.#author(author, attribute(attributes, 'initials'))
    const why = WRAPPERS[name]
    // In `rPr` the same names mark the paragraph's own end, which has no text.
    if (why !== undefined && parent !== 'rPr' && parent !== 'trPr') this.#wrapped.push(why)
    if (name === 'p') this.#paragraph += 1
    if (SCOPES.has(name)) this.#scopes.push({ element: name, look: this.#scope().look, pieces: [] })
    if (name === 'anchor' || name === 'inline' || name === 'shape')
      this.#objects.push(name === 'shape' ? isOffPage(name, attributes) : null)
    this.#setLook(name, attributes)
    return this.#told(name, attributes)
  }

  close(name: string): void {
    this.#elements.pop()
    const parent = this.#elements.at(-1)
    if (WRAPPERS[name] !== undefined && parent !== 'rPr' && parent !== 'trPr') this.#wrapped.pop()
    if (name === 'anchor' || name === 'inline' || name === 'shape') this.#objects.pop()
    if (!SCOPES.has(name)) return
    const scope = this.#scopes.pop()
    if (scope === undefined) return
    if (name === 'p') this.#tell(scope)
  }

  text(text: string): void {
    const element = this.#elements.at(-1) ?? ''
    if (TEXTS.has(element)) this.#put(FIELDS.has(element) ? 'field-code' : this.#sight(element), text)
    else if (element === 'posOffset') {
      const off = isOffPage(this.#elements.at(-2) ?? '', { val: text })
      if (off !== null && this.#objects.length > 0) this.#objects[this.#objects.length - 1] = off
    } else if (text.trim() !== '' && !QUIET.has(element)) this.#put('unplaced-text', text)
  }

  end(): void {
    for (const scope of this.#scopes) this.#tell(scope)
    this.#authors.end()
    this.#bookmarks.end()
    this.#drawn.end()
  }

  #scope(): Scope {
    return this.#scopes.at(-1) ?? { element: '', look: {}, pieces: [] }
  }

  #setLook(name: string, attributes: Attributes): void {
    // `rPrChange` and its like keep the look before a tracked change, and `pPr/rPr` is the look of the paragraph mark alone.
    if (this.#elements.some((one) => one.endsWith('PrChange'))) return
    const inMark = this.#elements.includes('pPr') && this.#elements.includes('rPr')
    const scope = this.#scope()
    const styled =
      name === 'rStyle' || name === 'pStyle' ? this.#styles.look(attribute(attributes, 'val')) : null
    const look = styled ?? (inMark ? null : lookOf(name, attributes))
    if (look !== null) scope.look = { ...scope.look, ...look }
    if (name === 'ind' && isOffPage('ind', attributes) !== null) scope.look = { ...scope.look, offPage: true }
  }

  #sight(element: string): Sight {
    if (element === 'delText')
      return this.#wrapped.includes('tracked-move') ? 'tracked-move' : 'tracked-deletion'
    const wrapped = this.#wrapped.at(-1)
    if (wrapped !== undefined) return wrapped
    const object = this.#objects.findLast((one) => one !== null)
    return object ?? sightOf(this.#scope().look)
  }

  #put(sight: Sight, text: string): void {
    const paragraph = this.#scopes.findLast(({ element }) => element === 'p') ?? this.#scopes[0]
    const last = paragraph?.pieces.at(-1)
    if (last?.sight === sight) last.text += text
    else paragraph?.pieces.push({ sight, text })
  }

  #tell({ pieces }: Scope): void {
    for (const { sight, text } of pieces) this.#reading.span(text, `¶${this.#paragraph}`, { sight })
  }

  #author(author: string, initials: string | undefined): void {
    this.#authors.add(initials === undefined ? author : `${author} (${initials})`)
  }

  #told(name: string, attributes: Attributes): Told {
    const mark = BREAKS[name]
    // In `tabs` the same name sets a stop and writes nothing.
    if (mark !== undefined && this.#elements.at(-2) === 'r') this.#put(this.#sight('t'), mark)
    switch (name) {
      case 'docPr':
      case 'cNvPr':
        if (this.#drawn.tell(attributes, `¶${this.#paragraph}`) && this.#objects.length > 0)
          this.#objects[this.#objects.length - 1] = 'hidden-shape'
        return 'told'
      case 'bookmarkStart':
        this.#bookmarks.add(attribute(attributes, 'name') ?? '')
        return 'told'
      case 'fldSimple':
        this.#put('field-code', attribute(attributes, 'instr') ?? '')
        return 'told'
      case 'hyperlink':
        this.#reading.span(attribute(attributes, 'tooltip') ?? '', `¶${this.#paragraph}`, {
          sight: 'link-target',
        })
        return relationshipId(attributes) === undefined ? undefined : 'told'
      case 'sym':
        return 'told'
      case 'comment':
      case 'ins':
      case 'del':
        return 'told'
      default:
        return undefined
    }
  }
}

/** Numbers of positions and sizes, which are character data in drawings. */
const QUIET = new Set(['align', 'pctWidth', 'pctHeight', 'pctPosHOffset', 'pctPosVOffset', 'posOffset'])
