import type { SecondReader } from '../ports.ts'

/** The bytes in every encoding that a text of this country comes in: which of them is right need not be known. */
export function everyReading(bytes: Uint8Array): readonly string[] {
  return ['utf-8', 'big5', 'utf-16le', 'utf-16be'].map((encoding) => new TextDecoder(encoding).decode(bytes))
}

/** Text as it stands; metadata of images among their bytes. */
export const plainText: SecondReader = {
  kinds: [
    'empty',
    'text',
    'delimited',
    'jpeg',
    'png',
    'gif',
    'tiff',
    'bmp',
    'webp',
    'heif',
    'metafile',
    'unknown',
  ],
  text: (bytes) => Promise.resolve(everyReading(bytes).join('\n\n')),
}
