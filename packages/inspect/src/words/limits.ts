/** What one file may cost. Every number is a wall: reaching it gives a coded fault on the part that reached it, never a crash. */
export interface Limits {
  /** Containers within containers. */
  readonly depth: number
  /** Parts of the census, all levels together. */
  readonly parts: number
  /** Bytes of one part when unpacked. */
  readonly partBytes: number
  /** Unpacked bytes of all parts together. */
  readonly totalBytes: number
  /** Bytes of one part that may be held in memory where its format cannot be streamed. */
  readonly heldBytes: number
  /** Unpacked ÷ packed, looked at once `ratioFrom` bytes are unpacked. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Depth of elements in markup. */
  readonly nesting: number
  /** Width × height of a picture that is given to OCR. */
  readonly picturePixels: number
  readonly timeMs: number
  /** Findings and hidden items that a report lists; beyond it they are only counted. */
  readonly listed: number
}

const MB = 1024 * 1024

export const defaultLimits: Limits = {
  depth: 8,
  parts: 50_000,
  partBytes: 4096 * MB,
  totalBytes: 8192 * MB,
  heldBytes: 128 * MB,
  ratio: 250,
  ratioFrom: 16 * MB,
  nesting: 512,
  picturePixels: 40_000_000,
  timeMs: 300_000,
  listed: 10_000,
}
