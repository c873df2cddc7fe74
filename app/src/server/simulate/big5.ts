/**
 * Node decodes Big5 but cannot write it. The table is the decoder turned round: every two-byte sequence is decoded once,
 * and the first sequence that yields a character writes it.
 */
let table: ReadonlyMap<number, number> | null = null

function build(): ReadonlyMap<number, number> {
  const decoder = new TextDecoder('big5')
  const made = new Map<number, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue
      const text = decoder.decode(Uint8Array.of(lead, trail))
      const code = text.charCodeAt(0)
      if (text.length === 1 && code !== 0xfffd && code > 0x7f && !made.has(code))
        made.set(code, lead * 256 + trail)
    }
  }
  return made
}

/** The text in Big5. @throws RangeError for a character that Big5 does not have: the simulator must not invent bytes. */
export function big5(text: string): Uint8Array {
  table ??= build()
  const bytes = new Uint8Array(text.length * 2)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 0x7f) {
      bytes[n++] = code
      continue
    }
    const pair = table.get(code)
    if (pair === undefined) throw new RangeError(`Big5 has no ${text.charAt(i)}`)
    bytes[n++] = pair >> 8
    bytes[n++] = pair & 255
  }
  return bytes.subarray(0, n)
}

/** Whether every character can be written in Big5. */
export function fitsBig5(text: string): boolean {
  table ??= build()
  const pairs = table
  return [...text].every((char) => char <= '\x7f' || pairs.has(char.codePointAt(0) ?? 0))
}
