import type { SecondReader } from '../ports.ts'

/** The bytes in every encoding that a text of this country comes in: which of them is right need not be known. */
export function everyReading(bytes: Uint8Array): readonly string[] {
  return ['utf-8', 'big5', 'utf-16le', 'utf-16be'].map((encoding) => new TextDecoder(encoding).decode(bytes))
}

/** Words between numbers, at odd places as well as even ones. */
export const svmText: SecondReader = {
  kinds: ['svm'],
  text: (bytes) => Promise.resolve([bytes, bytes.subarray(1)].flatMap(everyReading).join('\n\n')),
}

/** Text as it stands; metadata of images among their bytes. */
export const plainText: SecondReader = {
  kinds: ['empty', 'text', 'delimited', 'jpeg', 'png', 'gif', 'tiff', 'bmp', 'webp', 'heif', 'unknown'],
  text: (bytes) => Promise.resolve(everyReading(bytes).join('\n\n')),
}
