/** The platform's Big5 table turned round: it has a decoder and no encoder. Made when first needed. */
let table: Map<string, readonly [number, number]> | null = null

function reversed(): Map<string, readonly [number, number]> {
  const made = new Map<string, readonly [number, number]>()
  const decoder = new TextDecoder('big5')
  for (let lead = 0xa1; lead <= 0xf9; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if (char.length === 1 && char !== '\ufffd' && !made.has(char)) made.set(char, [lead, trail])
    }
  return made
}

/** Where Big5 has no such sign. */
const STAND_IN = '＊'

/** A character that Big5 does not have becomes ＊. */
export function big5Bytes(text: string): Uint8Array {
  table ??= reversed()
  const bytes: number[] = []
  for (const char of text) {
    if (char < '\u0080') bytes.push(char.charCodeAt(0))
    else bytes.push(...(table.get(char) ?? table.get(STAND_IN) ?? []))
  }
  return Uint8Array.from(bytes)
}
