import type { FileKind } from '../words/kinds.ts'

interface Signature {
  readonly kind: FileKind
  readonly at: number
  readonly bytes: readonly number[]
}
const ascii = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0))
const sign = (kind: FileKind, bytes: string | readonly number[], at = 0): Signature => ({
  kind,
  at,
  bytes: typeof bytes === 'string' ? ascii(bytes) : bytes,
})

/** First match wins. Only marks that no text begins with, or that no text would be mistaken for. */
const SIGNATURES: readonly Signature[] = [
  sign('pdf', '%PDF-'),
  sign('compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  sign('rtf', '{\\rtf'),
  sign('jpeg', [0xff, 0xd8, 0xff]),
  sign('png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  sign('gif', 'GIF87a'),
  sign('gif', 'GIF89a'),
  sign('tiff', [0x49, 0x49, 0x2a, 0x00]),
  sign('tiff', [0x4d, 0x4d, 0x00, 0x2a]),
  sign('webp', 'WEBP', 8),
  sign('heif', 'ftypheic', 4),
  sign('heif', 'ftypheix', 4),
  sign('heif', 'ftypmif1', 4),
  sign('heif', 'ftypavif', 4),
  sign('svm', 'VCLMTF'),
  sign('metafile', [0xd7, 0xcd, 0xc6, 0x9a]),
  sign('metafile', ' EMF', 40),
  sign('metafile', [0x01, 0x00, 0x09, 0x00, 0x00, 0x03]),
  sign('7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  sign('rar', 'Rar!\u001a\u0007'),
  sign('cab', 'MSCF\0\0\0\0'),
  sign('gzip', [0x1f, 0x8b, 0x08]),
  sign('packed', 'BZh'),
  sign('packed', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
  sign('packed', [0x28, 0xb5, 0x2f, 0xfd]),
  sign('packed', [0x04, 0x22, 0x4d, 0x18]),
  sign('tar', 'ustar', 257),
  sign('tnef', [0x78, 0x9f, 0x3e, 0x22]),
  sign('program', 'MZ'),
  sign('program', [0x7f, 0x45, 0x4c, 0x46]),
  sign('database', 'SQLite format 3\0'),
  sign('database', [0x00, 0x01, 0x00, 0x00, ...ascii('Standard')]),
  sign('database', 'PAR1'),
  sign('database', '!BDN'),
  sign('font', [0x00, 0x01, 0x00, 0x00, 0x00]),
  sign('font', 'OTTO\0'),
  sign('font', 'wOF'),
  sign('media', 'ftyp', 4),
  sign('media', 'ID3'),
  sign('media', 'OggS'),
  sign('media', 'fLaC'),
  sign('media', 'WAVE', 8),
  sign('media', 'AVI ', 8),
  sign('media', [0x1a, 0x45, 0xdf, 0xa3]),
]

const ZIP = [0x50, 0x4b]

export function signatureOf(head: Uint8Array): FileKind | null {
  if (head[0] === ZIP[0] && head[1] === ZIP[1] && isZipMark(head[2] ?? 0, head[3] ?? 0)) return 'zip'
  const found = SIGNATURES.find(({ at, bytes }) => bytes.every((byte, i) => head[at + i] === byte))
  if (found !== undefined) return found.kind
  return isBitmap(head) ? 'bmp' : null
}

/** Entry, empty archive, or the mark of a split one. */
const isZipMark = (a: number, b: number): boolean =>
  (a === 3 && b === 4) || (a === 5 && b === 6) || (a === 7 && b === 8)

/** "BM" alone could begin a text: the size of the header must fit as well. */
const isBitmap = (head: Uint8Array): boolean =>
  head[0] === 0x42 &&
  head[1] === 0x4d &&
  [12, 40, 52, 56, 64, 108, 124].includes(head[14] ?? 0) &&
  head[15] === 0
