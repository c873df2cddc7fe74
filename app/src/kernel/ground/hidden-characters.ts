/** Controls, format characters (they turn the direction of reading or stand for nothing), and separators of lines and paragraphs. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** A name as it is seen: `photo\u202egpj.exe` must not look like a photo, nor break the line that it is written on. */
export const withoutHidden = (text: string): string => text.replace(HIDDEN, '')
