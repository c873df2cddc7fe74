/** The dictionary that every compressed RTF begins with (MS-OXRTFCP). */
const PREFIX =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const COMPRESSED = 0x75465a4c
const PLAIN = 0x414c454d
const WINDOW = 4096

/** Compressed RTF of Outlook; null where it is none, or breaks off before the end that it declares. Grows at most ninefold. */
export function unpackRtf(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < 16) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [rawSize, form] = [view.getUint32(4, true), view.getUint32(8, true)]
  if (form === PLAIN) return bytes.length < 16 + rawSize ? null : bytes.subarray(16, 16 + rawSize)
  if (form !== COMPRESSED || rawSize > bytes.length * 9) return null
  const out = new Uint8Array(rawSize)
  const window = Buffer.alloc(WINDOW)
  window.write(PREFIX, 'latin1')
  let [at, written, place] = [16, 0, PREFIX.length]
  const put = (byte: number): void => {
    if (written < rawSize) out[written++] = byte
    window[place] = byte
    place = (place + 1) % WINDOW
  }
  while (at < bytes.length) {
    const control = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0)
        continue
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      at += 2
      const [offset, length] = [reference >> 4, (reference & 15) + 2]
      if (offset === place) return written === rawSize ? out : null
      for (let i = 0; i < length; i++) put(window[(offset + i) % WINDOW] ?? 0)
    }
  }
  return null
}
