import type { Engine } from './engine.ts'
import type { Rect } from './glyphs.ts'

/** What lies on a page beside its text. `order` counts from the back to the front, text objects included. */
export interface Thing {
  readonly type: 'path' | 'image' | 'shading' | 'form'
  readonly order: number
  readonly rect: Rect
}

export interface Things {
  readonly all: readonly Thing[]
  /** The order of each text object, wherever it is nested. */
  readonly textOrder: ReadonlyMap<number, number>
  readonly paths: number
}

const TEXT = 1
const FORM = 5
const TYPES = [undefined, undefined, 'path', 'image', 'shading', 'form'] as const
const MAX_NESTING = 16

/** Everything on the page in the order of painting. What is nested in forms keeps the place of the outermost one. */
export function thingsOf(engine: Engine, page: number, tick: () => void): Things {
  const { api } = engine
  const all: Thing[] = []
  const textOrder = new Map<number, number>()
  let paths = 0
  const count = api.FPDFPage_CountObjects(page)
  for (let order = 0; order < count; order++) {
    if ((order & 0xfff) === 0xfff) tick()
    const object = api.FPDFPage_GetObject(page, order)
    const type = api.FPDFPageObj_GetType(object)
    if (type === TEXT) textOrder.set(object, order)
    const name = TYPES[type]
    if (name === undefined) continue
    if (name === 'path') paths += 1
    all.push({ type: name, order, rect: boundsOf(engine, object) })
    if (type === FORM) {
      const inner = innerThings(engine, object)
      for (const text of inner.texts) textOrder.set(text, order)
      paths += inner.paths
      for (let i = 0; i < inner.images; i++)
        all.push({ type: 'image', order, rect: boundsOf(engine, object) })
    }
  }
  return { all, textOrder, paths }
}

function boundsOf(engine: Engine, object: number): Rect {
  const [left = 0, bottom = 0, right = 0, top = 0] = engine.numbers(
    'float',
    4,
    ([l = 0, b = 0, r = 0, t = 0]) => engine.api.FPDFPageObj_GetBounds(object, l, b, r, t),
  )
  return { left, bottom, right, top }
}

function innerThings(engine: Engine, form: number) {
  const { api } = engine
  const texts: number[] = []
  let [paths, images] = [0, 0]
  const open = [{ form, depth: 1 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const count = api.FPDFFormObj_CountObjects(next.form)
    for (let i = 0; i < count; i++) {
      const object = api.FPDFFormObj_GetObject(next.form, i)
      const type = api.FPDFPageObj_GetType(object)
      if (type === TEXT) texts.push(object)
      else if (TYPES[type] === 'path') paths += 1
      else if (TYPES[type] === 'image') images += 1
      else if (type === FORM && next.depth < MAX_NESTING) open.push({ form: object, depth: next.depth + 1 })
    }
  }
  return { texts, paths, images }
}

export const holds = (rect: Rect, { left, right, bottom, top }: Rect): boolean => {
  const [x, y] = [(left + right) / 2, (bottom + top) / 2]
  return x >= rect.left && x <= rect.right && y >= rect.bottom && y <= rect.top
}

export const areaOf = ({ left, right, bottom, top }: Rect): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom)
