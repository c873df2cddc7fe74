import type { Property } from '../mapi/tell-property.ts'

/** Bytes of a value by its type; strings, bytes and objects have a length of their own. */
const WIDTHS: Readonly<Record<number, number>> = {
  0x0001: 4,
  0x0002: 4,
  0x0003: 4,
  0x0004: 4,
  0x0005: 8,
  0x0006: 8,
  0x0007: 8,
  0x000a: 4,
  0x000b: 4,
  0x0014: 8,
  0x0040: 8,
  0x0048: 16,
}
const VARIABLE = new Set([0x000d, 0x001e, 0x001f, 0x0102])

/** A list of MAPI properties as TNEF has it: those with text or bytes. `whole`: it was understood to its last byte. */
export function propertiesOf(data: Uint8Array): {
  readonly properties: readonly Property[]
  readonly whole: boolean
} {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const properties: Property[] = []
  let at = 0
  const number = (): number => {
    const value = view.getUint32(at, true)
    at += 4
    return value
  }
  const block = (): Uint8Array => {
    const length = number()
    const bytes = data.subarray(at, at + length)
    if (bytes.length < length) throw new RangeError('cut')
    at += length + ((4 - (length % 4)) % 4)
    return bytes
  }
  try {
    const count = number()
    for (let i = 0; i < count; i++) {
      const tag = number()
      const [type, id] = [tag & 0xffff, tag >>> 16]
      if (id >= 0x8000) {
        at += 16
        const kind = number()
        if (kind === 1) properties.push({ id: 0x8000, type: 0x001f, bytes: block() })
        else at += 4
      }
      const base = type & 0x0fff
      const width = WIDTHS[base]
      const several = (type & 0x1000) !== 0
      if (VARIABLE.has(base))
        for (let n = number(); n > 0; n--) properties.push({ id, type: base, bytes: block() })
      else if (width === undefined) return { properties, whole: false }
      else at += width * (several ? number() : 1)
    }
    return { properties, whole: at >= data.length && at <= data.length + 3 }
  } catch {
    // Read beyond the end: what came before stands.
    return { properties, whole: false }
  }
}
