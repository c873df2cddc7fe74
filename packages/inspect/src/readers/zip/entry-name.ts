/** Names without the UTF-8 flag: UTF-8 all the same in many writers, Big5 in those of Taiwan, else byte for byte. */
export function entryName(raw: Uint8Array, utf8: boolean): string {
  for (const encoding of utf8 ? ['utf-8'] : ['utf-8', 'big5']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(raw)
    } catch {
      // Not this one.
    }
  }
  return Buffer.from(raw).toString('latin1')
}
