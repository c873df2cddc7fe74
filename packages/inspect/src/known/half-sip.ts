/**
 * HalfSipHash-2-4 (Aumasson, Bernstein): a keyed hash of 32 bits that a scanner can afford at every character. It only picks the places
 * worth an HMAC; without the key its bits tell nothing, with it they tell no more than the marks do.
 */
export class HalfSip {
  readonly #k0: number
  readonly #k1: number

  constructor(key: Uint8Array) {
    const view = new DataView(key.buffer, key.byteOffset, key.byteLength)
    this.#k0 = view.getInt32(0, true)
    this.#k1 = view.getInt32(4, true)
  }

  /** Of UTF-16 units `from` to `to`, each as two bytes. */
  of(text: string, from: number, to: number): number {
    let [v0, v1] = [this.#k0, this.#k1]
    let [v2, v3] = [0x6c796765 ^ this.#k0, 0x74656462 ^ this.#k1]
    const units = to - from
    for (let i = 0; i <= units; i += 2) {
      const low = i < units ? text.charCodeAt(from + i) : 0
      const last = i + 1 >= units
      const word = low | (last ? ((units * 2) & 0xff) << 24 : text.charCodeAt(from + i + 1) << 16)
      v3 ^= word
      for (let round = 0; round < 2; round++) {
        v0 = (v0 + v1) | 0
        v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
        v0 = (v0 << 16) | (v0 >>> 16)
        v2 = (v2 + v3) | 0
        v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
        v0 = (v0 + v3) | 0
        v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
        v2 = (v2 + v1) | 0
        v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
        v2 = (v2 << 16) | (v2 >>> 16)
      }
      v0 ^= word
      if (last) break
    }
    v2 ^= 0xff
    for (let round = 0; round < 4; round++) {
      v0 = (v0 + v1) | 0
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
      v0 = (v0 << 16) | (v0 >>> 16)
      v2 = (v2 + v3) | 0
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
      v0 = (v0 + v3) | 0
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
      v2 = (v2 + v1) | 0
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
      v2 = (v2 << 16) | (v2 >>> 16)
    }
    return (v1 ^ v3) >>> 0
  }
}
