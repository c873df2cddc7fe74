import { sightOf, brightness } from '../../../../readers/ooxml/docx/look.ts'
import { identity, isOutside, Transform, type Mapping } from '../../../../readers/ooxml/pptx/frame.ts'
import type { SlideSetting } from '../../../../readers/ooxml/pptx/slide.ts'
import type { HiddenClass } from '../../../../words/hidden.ts'
import type { Sight } from '../../../../words/span.ts'
import { saysYes, type Attributes } from '../../../../xml/scan.ts'
import type { Element } from '../../package/element.ts'
import type { TextPiece } from '../../package/markup.ts'
import type { Revision } from '../../package/revision.ts'
import { aroundOf } from '../drawing.ts'
import { cutNames } from '../names.ts'

interface Shape {
  readonly element: Element
  readonly transform: Transform
  readonly within: Mapping
  hidden: boolean
  prompt: boolean
  ground: number | null
}

export type SlidePlan = Pick<SlideSetting, 'size' | 'prompts'> & {
  /** The whole page is hidden for this reason, and its text goes. */
  readonly whole: HiddenClass | null
}

const SHAPES = new Set(['sp', 'pic', 'graphicFrame', 'cxnSp', 'grpSp'])
const RUNS = new Set(['r', 'fld', 'br'])
const SCHEME: Readonly<Record<string, number>> = { bg1: 255, lt1: 255, tx1: 0, dk1: 0 }
const NORMAL = 1800

const plain = (element: Element): Attributes =>
  Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]))

/** A slide, a layout or a master: shapes that nobody sees go whole, runs of text that nobody sees go by themselves. */
export function cleanSlide(revision: Revision, plan: SlidePlan): void {
  const slide = new SlideCleaner(revision, plan)
  revision.scan({
    open: (element) => slide.open(element),
    close: (element) => slide.close(element),
    text: (piece, parent) => slide.text(piece, parent),
  })
}

class SlideCleaner {
  readonly #revision: Revision
  readonly #plan: SlidePlan
  readonly #shapes: Shape[] = []
  readonly #doomed = new Map<Element, HiddenClass>()
  readonly #runs = new Map<Element, Sight>()
  #ground: number | null = null
  #ink: number | null = null
  #points = NORMAL
  #fallback = 0

  constructor(revision: Revision, plan: SlidePlan) {
    this.#revision = revision
    this.#plan = plan
  }

  open(element: Element): void {
    const { local: name } = element
    const parent = element.parent?.local ?? ''
    const shape = this.#shapes.at(-1)
    if (name === 'Fallback') this.#fallback += 1
    if (SHAPES.has(name)) this.#openShape(element, shape)
    if (parent === 'xfrm') shape?.transform.take(name, plain(element))
    if (name === 'r' || name === 'fld') [this.#ink, this.#points] = [null, NORMAL]
    const size = name === 'rPr' ? element.get('sz') : undefined
    if (size !== undefined) this.#points = Number(size)
    if (name === 'srgbClr' || name === 'schemeClr') this.#colour(element)
    if (name === 'cNvPr' && saysYes(element.get('hidden')) && shape !== undefined) shape.hidden = true
    if (name === 'ph' && this.#plan.prompts && shape !== undefined) shape.prompt = true
    if (name === 'br') this.#runs.set(element, this.#sight())
  }

  close(element: Element): void {
    const { local: name } = element
    if (name === 'Fallback') {
      this.#fallback -= 1
      if (this.#revision.asked('fallback')) this.#revision.cut(element, 'fallback')
    }
    const why = this.#doomed.get(element)
    if (why !== undefined) this.#revision.cut(element, why)
    if (SHAPES.has(name)) this.#closeShape(element)
    if (RUNS.has(name)) this.#closeRun(element)
    cutNames(this.#revision, element)
  }

  text(piece: TextPiece, parent: Element): void {
    const run = parent.local === 't' ? parent.closest('r', 'fld') : null
    if (run !== null) this.#runs.set(run, this.#sight())
    else if (parent.local === 't') this.#cutLoose(piece, this.#sight())
    else if (piece.value.trim() !== '') this.#cutLoose(piece, 'unplaced-text')
  }

  #cutLoose(piece: TextPiece, sight: Sight): void {
    if (sight !== 'visible' && this.#revision.asked(sight)) this.#revision.cut(piece, sight)
  }

  #openShape(element: Element, around: Shape | undefined): void {
    const within =
      around?.element.local === 'grpSp'
        ? around.transform.children(around.within)
        : (around?.within ?? identity)
    this.#shapes.push({
      element,
      transform: new Transform(),
      within,
      hidden: false,
      prompt: false,
      ground: null,
    })
  }

  /** Hidden shapes and those beside the slide go with their pictures, not only with their text. */
  #closeShape(element: Element): void {
    const shape = this.#shapes.at(-1)
    if (shape?.element !== element) return
    const why = shape.hidden ? 'hidden-shape' : this.#isOutside(shape) ? 'off-slide-shape' : null
    this.#shapes.pop()
    if (why === null || !this.#revision.asked(why)) return
    const whole = aroundOf(element)
    if (whole === element) this.#revision.cut(element, why)
    else this.#doomed.set(whole, why)
  }

  #closeRun(element: Element): void {
    const sight = this.#runs.get(element)
    this.#runs.delete(element)
    if (sight !== undefined && sight !== 'visible' && sight !== 'fallback' && this.#revision.asked(sight))
      this.#revision.cut(element, sight)
  }

  /** As in the reader. A solid fill: of a run it is the ink, of a shape or the slide the ground. */
  #colour(element: Element): void {
    if (element.parent?.local !== 'solidFill' || element.closest('ln') !== null) return
    const value = SCHEME[element.get('val') ?? ''] ?? brightness(element.get('val'))
    const owner = element.parent.parent?.local
    const shape = this.#shapes.at(-1)
    if (owner === 'rPr') this.#ink = value
    else if ((owner === 'spPr' || owner === 'tcPr') && shape !== undefined) shape.ground = value
    else if (owner === 'bgPr') this.#ground = value
  }

  #isOutside({ transform, within }: Shape): boolean {
    const box = transform.box(within)
    return box !== null && this.#plan.size !== null && isOutside(box, this.#plan.size)
  }

  #sight(): Sight {
    if (this.#plan.whole !== null) return this.#plan.whole
    if (this.#shapes.some(({ hidden }) => hidden)) return 'hidden-shape'
    const shape = this.#shapes.at(-1)
    if (shape !== undefined && this.#isOutside(shape)) return 'off-slide-shape'
    if (shape?.prompt === true) return 'master-text'
    if (this.#fallback > 0) return 'fallback'
    const ground = this.#shapes.findLast((one) => one.ground !== null)?.ground ?? this.#ground
    return sightOf({ ink: this.#ink, ground, size: this.#points / 50 })
  }
}
