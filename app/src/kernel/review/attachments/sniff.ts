/** What the first bytes say. `archive` is one that cannot be examined here; `unknown` may still turn out to be plain text. */
export type Sniffed =
  | { readonly kind: 'media'; readonly mediaType: string }
  | { readonly kind: 'zip' | 'executable' | 'archive' | 'unknown' }

export const HEAD = 512
const media = (mediaType: string): Sniffed => ({ kind: 'media', mediaType })
const hex = (text: string): readonly number[] => text.split(' ').map((byte) => Number.parseInt(byte, 16))
const starts = (head: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, i) => head[at + i] === byte)
const ascii = (head: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...head.subarray(from, to))

const executables = [
  hex('7f 45 4c 46'), // ELF
  hex('fe ed fa ce'),
  hex('fe ed fa cf'),
  hex('ce fa ed fe'),
  hex('cf fa ed fe'), // Mach-O
  hex('ca fe ba be'), // Java class, fat Mach-O
  hex('64 65 78 0a'), // dex
  hex('00 61 73 6d'), // wasm
  hex('4c 00 00 00 01 14 02 00'), // Windows shortcut
  hex('23 21'), // #!
]
const archives = [
  hex('1f 8b'),
  hex('42 5a 68'),
  hex('fd 37 7a 58 5a 00'),
  hex('28 b5 2f fd'), // gzip, bzip2, xz, zstd
  hex('37 7a bc af 27 1c'),
  hex('52 61 72 21 1a 07'),
  hex('4d 53 43 46'),
  hex('1f 9d'),
  hex('1f a0'), // 7z, rar, cab, compress
]
const zips = [hex('50 4b 03 04'), hex('50 4b 05 06'), hex('50 4b 30 30 50 4b'), hex('50 4b 07 08')]

/** The kind of a file by its first bytes, never by its name or by what the sender says. */
export function sniff(head: Uint8Array): Sniffed {
  if (starts(head, hex('4d 5a')) && head.subarray(0, 64).includes(0)) return { kind: 'executable' }
  if (executables.some((magic) => starts(head, magic))) return { kind: 'executable' }
  if (zips.some((magic) => starts(head, magic))) return { kind: 'zip' }
  if (archives.some((magic) => starts(head, magic)) || ascii(head, 257, 262) === 'ustar')
    return { kind: 'archive' }
  if (ascii(head, 0, 5) === '%PDF-') return media('application/pdf')
  if (starts(head, hex('89 50 4e 47 0d 0a 1a 0a'))) return media('image/png')
  if (starts(head, hex('ff d8 ff'))) return media('image/jpeg')
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return media('image/gif')
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return media('image/webp')
  if (starts(head, hex('49 49 2a 00')) || starts(head, hex('4d 4d 00 2a'))) return media('image/tiff')
  if (ascii(head, 4, 8) === 'ftyp' && /^(heic|heix|mif1|avif)$/.test(ascii(head, 8, 12)))
    return media('image/heic')
  return { kind: 'unknown' }
}

/** The office format that an archive's entries make it, or plain zip. `mimetype` is the first entry's text where it is so named. */
export function containerType(names: ReadonlySet<string>, mimetype: string | null): string {
  if (mimetype !== null && /^application\/vnd\.oasis\.opendocument\.[a-z-]{1,40}$/.test(mimetype))
    return mimetype
  const office = 'application/vnd.openxmlformats-officedocument.'
  if (names.has('[Content_Types].xml')) {
    if (names.has('word/document.xml')) return `${office}wordprocessingml.document`
    if (names.has('xl/workbook.xml')) return `${office}spreadsheetml.sheet`
    if (names.has('ppt/presentation.xml')) return `${office}presentationml.presentation`
  }
  return 'application/zip'
}
