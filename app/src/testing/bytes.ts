/** The reverse of the platform's Big5 table, two bytes per character; Node has a decoder but no encoder. */
const big5Table = new Map<string, readonly [number, number]>()
const twoBytes = new TextDecoder('big5', { fatal: true })
for (let lead = 0xa1; lead <= 0xf9; lead++) {
  for (const [from, to] of [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ] as const) {
    for (let trail = from; trail <= to; trail++) {
      try {
        const char = twoBytes.decode(Uint8Array.of(lead, trail))
        if (char.length === 1 && !big5Table.has(char)) big5Table.set(char, [lead, trail])
      } catch {
        // not a character of the table
      }
    }
  }
}
export const big5Chars: readonly string[] = [...big5Table.keys()]

export function big5(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) => {
      if (char < '\x80') return [char.charCodeAt(0)]
      const bytes = big5Table.get(char)
      if (bytes === undefined) throw new Error(`not in Big5: U+${char.codePointAt(0)?.toString(16)}`)
      return [...bytes]
    }),
  )
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function utf16(text: string, little: boolean, bom: boolean): Uint8Array {
  const units = bom ? `\ufeff${text}` : text
  const out = new Uint8Array(units.length * 2)
  for (let i = 0; i < units.length; i++)
    new DataView(out.buffer).setUint16(i * 2, units.charCodeAt(i), little)
  return out
}

/** Cuts bytes or text at the given places (any order, any number). */
export function cut<T extends Uint8Array | string>(whole: T, places: readonly number[]): T[] {
  const at = [0, ...places.map((place) => place % (whole.length + 1)).sort((a, b) => a - b), whole.length]
  return at
    .slice(1)
    .map((end, i) => (typeof whole === 'string' ? whole.slice(at[i], end) : whole.subarray(at[i], end)) as T)
}
