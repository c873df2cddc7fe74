import { isOffPage } from '../../../../readers/ooxml/docx/off-page.ts'
import { lookOf, sightOf, type Look } from '../../../../readers/ooxml/docx/look.ts'
import { SCOPES, TEXTS, WRAPPERS } from '../../../../readers/ooxml/docx/story.ts'
import type { Styles } from '../../../../readers/ooxml/docx/styles.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'
import type { Sight } from '../../../../words/span.ts'
import { saysYes, type Attributes } from '../../../../xml/scan.ts'
import type { Element } from '../../package/element.ts'
import type { TextPiece } from '../../package/markup.ts'
import type { Revision } from '../../package/revision.ts'
import { Fields } from './fields.ts'
import { cutMarks } from './marks.ts'
import { cutTracked } from './tracked.ts'

const BREAKS = new Set(['tab', 'br', 'cr', 'noBreakHyphen', 'ptab'])
const QUIET = new Set(['align', 'pctWidth', 'pctHeight', 'pctPosHOffset', 'pctPosVOffset', 'posOffset'])
const OBJECTS = new Set(['anchor', 'inline', 'shape'])

const plain = (element: Element): Attributes =>
  Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]))

interface Scope {
  readonly element: Element | null
  look: Look
}

interface Wrapped {
  readonly name: string
  readonly why: HiddenClass
}

/** Cuts out of any part that holds paragraphs what `readStory` tells as hidden; judges by the reader's own rules. */
export function cleanStory(revision: Revision, styles: Styles): void {
  const story = new Story(revision, styles)
  revision.scan({
    open: (element) => story.open(element),
    close: (element) => story.close(element),
    text: (piece, parent) => story.text(piece, parent),
  })
  story.end()
}

class Story {
  readonly #revision: Revision
  readonly #styles: Styles
  readonly #fields: Fields
  readonly #scopes: Scope[] = [{ element: null, look: {} }]
  readonly #wrapped: Wrapped[] = []
  readonly #objects: { why: HiddenClass | null }[] = []
  /** What runs hold: elements besides their properties, and how many of those are cut. */
  readonly #runs: { children: number; cut: number }[] = []
  /** Elements with alternatives: what was cut from the one is not to stand in the other. */
  readonly #alternatives: { cutAt: number; fallback: Element | null }[] = []
  readonly #sights = new Map<Element, Sight>()
  readonly #doomed = new Map<Element, HiddenClass>()

  constructor(revision: Revision, styles: Styles) {
    this.#revision = revision
    this.#styles = styles
    this.#fields = new Fields(revision)
  }

  open(element: Element): void {
    const { local: name } = element
    const attributes = plain(element)
    const parent = element.parent?.local
    const why = WRAPPERS[name]
    if (why !== undefined && parent !== 'rPr' && parent !== 'trPr') this.#wrapped.push({ name, why })
    if (parent === 'r' && name !== 'rPr') this.#run((run) => (run.children += 1))
    if (name === 'r') this.#runs.push({ children: 0, cut: 0 })
    if (SCOPES.has(name)) this.#scopes.push({ element, look: this.#look })
    if (OBJECTS.has(name)) this.#objects.push({ why: name === 'shape' ? isOffPage(name, attributes) : null })
    if (name === 'AlternateContent')
      this.#alternatives.push({ cutAt: this.#revision.edits.size, fallback: null })
    this.#setLook(element, attributes)
    if ((name === 'docPr' || name === 'cNvPr') && saysYes(element.get('hidden')))
      this.#objectIs('hidden-shape')
    if (TEXTS.has(name) || BREAKS.has(name)) this.#sights.set(element, this.#sight(name))
  }

  close(element: Element): void {
    const { local: name } = element
    const { edits } = this.#revision
    const parent = element.parent?.local
    if (WRAPPERS[name] !== undefined && parent !== 'rPr' && parent !== 'trPr') this.#wrapped.pop()
    const before = edits.size
    const why = this.#doomed.get(element)
    if (why !== undefined) this.#revision.cut(element, why)
    cutTracked(this.#revision, element)
    cutMarks(this.#revision, element)
    this.#fields.close(element)
    this.#closeText(element)
    if (parent === 'r' && name !== 'rPr' && edits.size > before) this.#run((run) => (run.cut += 1))
    if (OBJECTS.has(name)) this.#closeObject(element)
    if (name === 'r') this.#closeRun(element)
    if (SCOPES.has(name)) this.#scopes.pop()
    if (name === 'Fallback') this.#closeFallback(element)
    if (name === 'AlternateContent') this.#closeAlternative()
  }

  text(piece: TextPiece, parent: Element): void {
    if (TEXTS.has(parent.local)) return this.#fields.text(piece.value, parent)
    if (parent.local === 'posOffset') {
      const off = isOffPage(parent.parent?.local ?? '', { val: piece.value })
      if (off !== null) this.#objectIs(off)
    } else if (piece.value.trim() !== '' && !QUIET.has(parent.local) && this.#revision.asked('unplaced-text'))
      this.#revision.cut(piece, 'unplaced-text')
  }

  end(): void {
    this.#fields.end()
  }

  get #look(): Look {
    return this.#scopes.at(-1)?.look ?? {}
  }

  #run(change: (run: { children: number; cut: number }) => void): void {
    const run = this.#runs.at(-1)
    if (run !== undefined) change(run)
  }

  #objectIs(why: HiddenClass): void {
    const object = this.#objects.at(-1)
    if (object !== undefined) object.why = why
  }

  #setLook(element: Element, attributes: Attributes): void {
    const { local: name } = element
    const styled = name === 'rStyle' || name === 'pStyle' ? this.#styles.look(element.get('val')) : null
    const own = styled ?? lookOf(name, attributes)
    const offPage = name === 'ind' && isOffPage('ind', attributes) !== null
    const scope = this.#scopes.at(-1)
    if ((own === null && !offPage) || scope === undefined) return
    const around: string[] = []
    for (let at: Element | null = element; at !== null; at = at.parent) around.push(at.local)
    // The look before a tracked change, and that of the paragraph's mark, are those of no text.
    if (around.some((one) => one.endsWith('PrChange'))) return
    const inMark = styled === null && around.includes('pPr') && around.includes('rPr')
    scope.look = {
      ...scope.look,
      ...(own === null || inMark ? {} : own),
      ...(offPage ? { offPage: true } : {}),
    }
  }

  /** As the reader tells it, once the changes that are to be accepted are. */
  #sight(name: string): Sight {
    if (name === 'instrText' || name === 'delInstrText') return 'field-code'
    const stays = ({ name: by, why }: Wrapped): boolean =>
      !((by === 'ins' || by === 'moveTo') && this.#revision.asked(why))
    const wrapped = this.#wrapped.findLast(stays)?.why
    if (name === 'delText')
      return this.#wrapped.some(({ why }) => why === 'tracked-move') ? 'tracked-move' : 'tracked-deletion'
    const object = this.#objects.findLast(({ why }) => why !== null)?.why
    return wrapped ?? object ?? sightOf(this.#look)
  }

  #closeText(element: Element): void {
    const sight = this.#sights.get(element)
    this.#sights.delete(element)
    if (sight === undefined || sight === 'visible' || sight === 'field-code') return
    // These go or stay with the element around them.
    if (this.#wrapped.some(({ why }) => why === sight)) return
    if (element.parent?.local !== 'r' && BREAKS.has(element.local)) return
    if (this.#revision.asked(sight)) this.#revision.cut(element, sight)
  }

  /** An object that is not seen goes with all that it draws, and with its like for old programs. */
  #closeObject(element: Element): void {
    const why = this.#objects.pop()?.why
    if (why == null || !this.#revision.asked(why)) return
    const drawn = element.closest('drawing', 'pict', 'object')
    const choice = drawn?.parent?.local === 'Choice' ? drawn.parent.parent : null
    if (drawn === null) this.#revision.cut(element, why)
    else this.#doomed.set(choice ?? drawn, why)
  }

  #closeRun(element: Element): void {
    const run = this.#runs.pop()
    if (run !== undefined && run.cut > 0 && run.cut === run.children) this.#revision.edits.cut(element)
  }

  #closeFallback(element: Element): void {
    const alternative = this.#alternatives.at(-1)
    if (alternative === undefined) return
    alternative.fallback = element
  }

  #closeAlternative(): void {
    const { fallback, cutAt } = this.#alternatives.pop() ?? { fallback: null, cutAt: 0 }
    if (fallback === null) return
    if (this.#revision.asked('fallback')) this.#revision.cut(fallback, 'fallback')
    // The same content once more, for old programs: without this, what was cut would still stand there.
    else if (this.#revision.edits.size > cutAt) this.#revision.edits.cut(fallback)
  }
}
