import { attribute, type Attributes } from '../../../xml/scan.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the coordinates of a group's children come to lie. */
export interface Mapping {
  readonly scaleX: number
  readonly scaleY: number
  readonly shiftX: number
  readonly shiftY: number
}
export const identity: Mapping = { scaleX: 1, scaleY: 1, shiftX: 0, shiftY: 0 }

/** `a:xfrm` while it is read. */
export class Transform {
  off: readonly [number, number] | null = null
  ext: readonly [number, number] | null = null
  childOff: readonly [number, number] = [0, 0]
  childExt: readonly [number, number] | null = null

  take(name: string, attributes: Attributes): void {
    const pair = (a: string, b: string): readonly [number, number] => [
      Number(attribute(attributes, a) ?? 0),
      Number(attribute(attributes, b) ?? 0),
    ]
    if (name === 'off') this.off = pair('x', 'y')
    if (name === 'ext') this.ext = pair('cx', 'cy')
    if (name === 'chOff') this.childOff = pair('x', 'y')
    if (name === 'chExt') this.childExt = pair('cx', 'cy')
  }

  /** Null where the place is the layout's. */
  box(within: Mapping): Box | null {
    if (this.off === null || this.ext === null) return null
    return {
      x: this.off[0] * within.scaleX + within.shiftX,
      y: this.off[1] * within.scaleY + within.shiftY,
      width: this.ext[0] * within.scaleX,
      height: this.ext[1] * within.scaleY,
    }
  }

  children(within: Mapping): Mapping {
    const box = this.box(within)
    if (box === null || this.childExt === null) return within
    const scaleX = this.childExt[0] === 0 ? 1 : box.width / this.childExt[0]
    const scaleY = this.childExt[1] === 0 ? 1 : box.height / this.childExt[1]
    return {
      scaleX,
      scaleY,
      shiftX: box.x - this.childOff[0] * scaleX,
      shiftY: box.y - this.childOff[1] * scaleY,
    }
  }
}

/** Whether no point of the box lies on the slide. */
export const isOutside = (box: Box, slide: { readonly width: number; readonly height: number }): boolean =>
  box.x > slide.width || box.y > slide.height || box.x + box.width < 0 || box.y + box.height < 0
