/** What an attachment may be. Measured from the outside in: nothing is inflated before its declared sizes have passed. */
export interface AttachmentLimits {
  /** Bytes of the upload itself. */
  readonly bytes: number
  /** Entries of all archives in it together. */
  readonly entries: number
  /** Bytes that all its archives together may inflate to. */
  readonly inflated: number
  /** Largest inflated : compressed of one entry, looked at from `ratioFrom` inflated bytes on. Text compresses 10 to 60 times. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Archives within archives: 1 = a .docx, 2 = a .zip of .docx, 3 = one that embeds a .xlsx. */
  readonly depth: number
}
const MIB = 1024 * 1024
export const attachmentLimits: AttachmentLimits = {
  bytes: 20 * MIB,
  entries: 2000,
  inflated: 256 * MIB,
  ratio: 150,
  ratioFrom: MIB,
  depth: 3,
}
