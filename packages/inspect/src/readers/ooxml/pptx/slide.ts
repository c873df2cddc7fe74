import type { Reading } from '../../../words/reader.ts'
import type { Sight } from '../../../words/span.ts'
import { attribute, isOn, scanXml, type Attributes, type Told } from '../../../xml/scan.ts'
import { brightness, sightOf } from '../docx/look.ts'
import { FONTS } from '../drawing.ts'
import { Objects } from '../objects.ts'
import { identity, isOutside, Transform, type Mapping } from './frame.ts'

export interface SlideSize {
  readonly width: number
  readonly height: number
}

export interface SlideSetting {
  readonly address: string
  /** Null: paper, whose edge hides nothing that the slide's would. */
  readonly size: SlideSize | null
  /** Whether placeholders hold prompts instead of text. */
  readonly prompts: boolean
}

/** A shape, picture, table frame or group around the place. */
interface Shape {
  readonly element: string
  readonly transform: Transform
  readonly within: Mapping
  hidden: boolean
  /** A placeholder of a layout: its text tells the author what to write and is never shown. */
  prompt: boolean
  ground: number | null
}

const SHAPES = new Set(['sp', 'pic', 'graphicFrame', 'cxnSp', 'grpSp'])
const SCHEME: Readonly<Record<string, number>> = { bg1: 255, lt1: 255, tx1: 0, dk1: 0 }
/** The default of a run without a size; only explicit ones are looked at. */
const NORMAL = 1800

/** A slide, its notes, a layout or a master: paragraphs with the sight of their shape and their own. */
export async function readSlide(reading: Reading, setting: SlideSetting): Promise<void> {
  const slide = new SlideReader(reading, setting)
  await scanXml(reading, {
    open: (name, attributes) => slide.open(name, attributes),
    close: (name) => slide.close(name),
    text: (text) => slide.text(text),
  })
  slide.end()
}

class SlideReader {
  readonly #reading: Reading
  readonly #address: string
  readonly #size: SlideSize | null
  readonly #prompts: boolean
  readonly #objects: Objects
  readonly #shapes: Shape[] = []
  readonly #elements: string[] = []
  #pieces: { readonly sight: Sight; text: string }[] = []
  #ground: number | null = null
  #ink: number | null = null
  #points = NORMAL
  #fallback = 0

  constructor(reading: Reading, { address, size, prompts }: SlideSetting) {
    this.#reading = reading
    this.#address = address
    this.#size = size
    this.#prompts = prompts
    this.#objects = new Objects(reading, address)
  }

  open(name: string, attributes: Attributes): Told {
    const parent = this.#elements.at(-1) ?? ''
    this.#elements.push(name)
    const shape = this.#shapes.at(-1)
    if (name === 'sld' && !isOn(attribute(attributes, 'show'))) this.#reading.hide('hidden-slide')
    if (name === 'Fallback') this.#fallback += 1
    if (SHAPES.has(name)) {
      const within =
        shape?.element === 'grpSp' ? shape.transform.children(shape.within) : (shape?.within ?? identity)
      this.#shapes.push({
        element: name,
        transform: new Transform(),
        within,
        hidden: false,
        prompt: false,
        ground: null,
      })
    }
    if (parent === 'xfrm') shape?.transform.take(name, attributes)
    if (name === 'r' || name === 'fld') [this.#ink, this.#points] = [null, NORMAL]
    if (name === 'rPr' && attributes['sz'] !== undefined) this.#points = Number(attributes['sz'])
    if (name === 'srgbClr' || name === 'schemeClr') this.#colour(parent, attributes)
    if (name === 'br') this.#put('\n')
    if (name === 'cNvPr') {
      const hidden = this.#objects.tell(attributes, this.#address)
      if (shape !== undefined && hidden) shape.hidden = true
      return 'told'
    }
    if (name === 'hlinkClick' || name === 'hlinkHover')
      this.#reading.span(attribute(attributes, 'tooltip') ?? '', this.#address, { sight: 'link-target' })
    if (name === 'ph' && this.#prompts && shape !== undefined) shape.prompt = true
    return FONTS.has(name) ? 'told' : undefined
  }

  close(name: string): void {
    this.#elements.pop()
    if (name === 'Fallback') this.#fallback -= 1
    if (name === 'p') {
      for (const { sight, text } of this.#pieces) this.#reading.span(text, this.#address, { sight })
      this.#pieces = []
    }
    if (SHAPES.has(name)) this.#shapes.pop()
  }

  text(text: string): void {
    if (this.#elements.at(-1) === 't') this.#put(text)
    else if (text.trim() !== '') this.#reading.span(text.trim(), this.#address, { sight: 'unplaced-text' })
  }

  end(): void {
    this.#objects.end()
  }

  /** A solid fill: of a run it is the ink, of a shape or the slide the ground; of a line neither. */
  #colour(parent: string, attributes: Attributes): void {
    if (parent !== 'solidFill' || this.#elements.includes('ln')) return
    const value = SCHEME[attribute(attributes, 'val') ?? ''] ?? brightness(attribute(attributes, 'val'))
    const owner = this.#elements.at(-3)
    const shape = this.#shapes.at(-1)
    if (owner === 'rPr') this.#ink = value
    else if ((owner === 'spPr' || owner === 'tcPr') && shape !== undefined) shape.ground = value
    else if (owner === 'bgPr') this.#ground = value
  }

  #put(text: string): void {
    const sight = this.#sight()
    const last = this.#pieces.at(-1)
    if (last?.sight === sight) last.text += text
    else this.#pieces.push({ sight, text })
  }

  #sight(): Sight {
    if (this.#shapes.some(({ hidden }) => hidden)) return 'hidden-shape'
    const shape = this.#shapes.at(-1)
    const box = shape?.transform.box(shape.within)
    if (box != null && this.#size !== null && isOutside(box, this.#size)) return 'off-slide-shape'
    if (shape?.prompt === true) return 'master-text'
    if (this.#fallback > 0) return 'fallback'
    const ground = this.#shapes.findLast((one) => one.ground !== null)?.ground ?? this.#ground
    return sightOf({ ink: this.#ink, ground, size: this.#points / 50 })
  }
}
