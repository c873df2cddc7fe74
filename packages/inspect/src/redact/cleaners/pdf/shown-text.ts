import { dictOf, nameOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import { fontOf, type Font, type StandardWidths } from './font.ts'
import { IDENTITY, matrixOf, shifted, times, type Matrix } from './matrix.ts'
import type { Objects } from './objects.ts'
import { operatorsOf, type Operator } from './operators.ts'

/** A content stream as it is run: of a page, or of a form drawn on it. */
export interface Content {
  readonly bytes: Uint8Array
  readonly resources: Dict
  /** Object of the form; 0 for the page itself. */
  readonly form: number
  /** The operator in the content around it that draws it, and that content. */
  readonly drawnBy: { readonly content: Content; readonly operator: Operator } | null
  /** Saved states that nothing restores, or restores of nothing (negative). */
  unbalanced: number
}

/** One character code as it is shown. */
export interface Shown {
  readonly content: Content
  readonly operator: Operator
  /** Which string of the operator, and which byte of it. */
  readonly piece: number
  readonly at: number
  readonly length: number
  /** Where it is painted, in the space of the page. */
  readonly x: number
  readonly y: number
  /** What moves the pen as far as the code does, in a TJ array. */
  readonly kern: number
  readonly pen: Pen
  /** Begins the stretch of content around it that says something else than its characters, if it does. */
  readonly mark: Operator | null
}

/** The state of the text when something is shown. */
export interface Pen {
  readonly matrix: Matrix
  readonly font: Font | null
  /** By which the content knows the font; empty where it does not. */
  readonly fontName: string
  readonly size: number
  readonly letter: number
  readonly word: number
  readonly stretch: number
  readonly leading: number
  readonly rise: number
}
const START: Pen = {
  matrix: IDENTITY,
  font: null,
  fontName: '',
  size: 0,
  letter: 0,
  word: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
}

const MAX_DEPTH = 16
const MAX_STATES = 512
/** More codes on one page than any page has; what lies beyond is not taken out by code. */
const MAX_CODES = 2_000_000

/** Forms that draw forms that draw forms. */
const MAX_CONTENTS = 5000

export interface Drawing {
  readonly codes: readonly Shown[]
  readonly contents: readonly Content[]
}

/** Runs the content of a page, and of every form that it draws, as far as text goes. */
export function shownOn(
  objects: Objects,
  bytes: Uint8Array,
  resources: Dict,
  standard: StandardWidths,
  tick: () => void,
): Drawing {
  const run = new Run(objects, standard, tick)
  run.content({ bytes, resources, form: 0, drawnBy: null, unbalanced: 0 }, START, [])
  return run
}

class Run implements Drawing {
  readonly codes: Shown[] = []
  readonly contents: Content[] = []
  readonly #objects: Objects
  readonly #standard: StandardWidths
  readonly #tick: () => void
  readonly #fonts = new Map<Value, Font | null>()

  constructor(objects: Objects, standard: StandardWidths, tick: () => void) {
    this.#objects = objects
    this.#standard = standard
    this.#tick = tick
  }

  content(content: Content, first: Pen, around: readonly number[]): void {
    this.contents.push(content)
    let pen = first
    let text = IDENTITY
    let line = IDENTITY
    const saved: Pen[] = []
    const marks: (Operator | null)[] = []
    const next = (x: number, y: number): void => {
      line = shifted(line, x, y)
      text = line
    }
    const show = (operator: Operator, given: Value | undefined): void => {
      text = this.#show(content, operator, given, pen, text, marks.at(-1) ?? null)
    }
    for (const operator of operatorsOf(content.bytes)) {
      this.#tick()
      const { name, operands } = operator
      const n = numbers(operands)
      const [a = 0, b = 0] = n
      switch (name) {
        case 'q':
          content.unbalanced += 1
          if (saved.length < MAX_STATES) saved.push(pen)
          break
        case 'Q':
          content.unbalanced -= 1
          pen = saved.pop() ?? pen
          break
        case 'cm':
          pen = { ...pen, matrix: times(matrixOf(n), pen.matrix) }
          break
        case 'BT':
          text = line = IDENTITY
          break
        case 'Tf':
          pen = this.#inFont(content.resources, nameOf(operands[0]), n[1] ?? 0, pen)
          break
        case 'gs':
          pen = this.#state(content.resources, nameOf(operands[0]), pen)
          break
        case 'Tc':
          pen = { ...pen, letter: a }
          break
        case 'Tw':
          pen = { ...pen, word: a }
          break
        case 'Tz':
          pen = { ...pen, stretch: a / 100 }
          break
        case 'TL':
          pen = { ...pen, leading: a }
          break
        case 'Ts':
          pen = { ...pen, rise: a }
          break
        case 'Td':
          next(a, b)
          break
        case 'TD':
          pen = { ...pen, leading: -b }
          next(a, b)
          break
        case 'Tm':
          text = line = matrixOf(n)
          break
        case 'T*':
          next(0, -pen.leading)
          break
        case 'Tj':
        case 'TJ':
          show(operator, operands[0])
          break
        case "'":
          next(0, -pen.leading)
          show(operator, operands[0])
          break
        case '"':
          pen = { ...pen, word: a, letter: b }
          next(0, -pen.leading)
          show(operator, operands[2])
          break
        case 'BMC':
        case 'BDC':
          if (marks.length < MAX_STATES)
            marks.push(this.#speaks(content.resources, operator) ? operator : (marks.at(-1) ?? null))
          break
        case 'EMC':
          marks.pop()
          break
        case 'Do':
          this.#draw(content, operator, pen, around)
          break
        default:
      }
    }
  }

  /** Its properties hold a text that programs read in place of what is painted. */
  #speaks(resources: Dict, { operands }: Operator): boolean {
    const [, given] = operands
    const named =
      given?.is === 'name' ? this.#objects.dict(resources.get('Properties'))?.get(given.name) : given
    return this.#objects.dict(named)?.has('ActualText') === true
  }

  #show(
    content: Content,
    operator: Operator,
    given: Value | undefined,
    pen: Pen,
    text: Matrix,
    mark: Operator | null,
  ): Matrix {
    const { font, size, letter, word, stretch, rise } = pen
    const pieces = given?.is === 'array' ? given.items : given === undefined ? [] : [given]
    let matrix = text
    const move = (by: number, vertical: boolean): void => {
      matrix = vertical ? shifted(matrix, 0, by) : shifted(matrix, by * stretch, 0)
    }
    for (const [piece, value] of pieces.entries()) {
      if (value.is === 'number') move((-value.value / 1000) * size, font?.vertical === true)
      if (value.is !== 'string' || font === null) continue
      let at = 0
      for (const { length, advance, shift, isSpace } of font.codes(value.bytes)) {
        const extra = letter + (isSpace ? word : 0)
        const local: Matrix = [size * stretch, 0, 0, size, 0, rise]
        const [, , , , x, y] = times(
          [1, 0, 0, 1, shift.x / 1000, shift.y / 1000],
          times(local, times(matrix, pen.matrix)),
        )
        const kern = size === 0 ? 0 : -(advance + (extra * 1000) / size)
        if (this.codes.length < MAX_CODES)
          this.codes.push({ content, operator, piece, at, length, x, y, kern, pen, mark })
        move((advance / 1000) * size + extra, font.vertical)
        at += length
      }
    }
    return matrix
  }

  #inFont(resources: Dict, fontName: string, size: number, pen: Pen): Pen {
    const value = this.#objects.dict(resources.get('Font'))?.get(fontName)
    return { ...pen, font: value === undefined ? null : this.#known(value), fontName, size }
  }

  #known(value: Value): Font | null {
    // Equal references are one font; each is read once.
    const key = value.is === 'ref' ? (this.#objects.get(value) ?? value) : value
    let font = this.#fonts.get(key)
    if (font === undefined) this.#fonts.set(key, (font = fontOf(this.#objects, value, this.#standard)))
    return font
  }

  #state(resources: Dict, name: string, pen: Pen): Pen {
    const state = this.#objects.dict(this.#objects.dict(resources.get('ExtGState'))?.get(name))
    const [font, size] = this.#objects.list(state?.get('Font'))
    if (font === undefined) return pen
    const points = this.#objects.get(size)
    return { ...pen, font: this.#known(font), fontName: '', size: points?.is === 'number' ? points.value : 0 }
  }

  #draw(content: Content, operator: Operator, pen: Pen, around: readonly number[]): void {
    const name = nameOf(operator.operands[0])
    const value = this.#objects.dict(content.resources.get('XObject'))?.get(name)
    if (value?.is !== 'ref' || around.includes(value.to) || around.length >= MAX_DEPTH) return
    if (this.contents.length >= MAX_CONTENTS) return
    const form = this.#objects.dict(value)
    if (form === null || nameOf(this.#objects.get(form.get('Subtype'))) !== 'Form') return
    const bytes = this.#objects.data(value)
    if (bytes === null) return
    const own = this.#objects.dict(form.get('Resources'))
    const matrix = times(matrixOf(this.#objects.numbersIn(form.get('Matrix'))), pen.matrix)
    const drawn: Content = {
      bytes,
      resources: own ?? content.resources,
      form: value.to,
      drawnBy: { content, operator },
      unbalanced: 0,
    }
    this.content(drawn, { ...pen, matrix }, [...around, value.to])
  }
}

const numbers = (operands: readonly Value[]): readonly number[] =>
  operands.map((one) => (one.is === 'number' && Number.isFinite(one.value) ? one.value : 0))

/** The dictionary of resources by name, with one more entry in it. */
export function withResource(
  objects: Objects,
  resources: Dict,
  category: string,
  name: string,
  value: Value,
): Dict {
  const inner = new Map(objects.dict(resources.get(category)) ?? dictOf(undefined) ?? [])
  inner.set(name, value)
  const made = new Map(resources)
  made.set(category, { is: 'dict', entries: inner })
  return made
}
