/** Chinese characters, kana, bopomofo and the full-width signs between them. */
const WIDE = String.raw`[\u3000-\u303f\u3041-\u312f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff65\u{20000}-\u{323af}]`
const BETWEEN = new RegExp(String.raw`(?<=${WIDE})[ \t]+(?=${WIDE})`, 'gu')

/** A line as people write it: the engine puts a space behind every word, and no Chinese text has any; small signs are full ones. */
export const lineText = (words: readonly string[]): string =>
  words
    .join(' ')
    .replace(BETWEEN, '')
    .replace(/[\ufe50-\ufe6b]/g, (sign) => sign.normalize('NFKC'))
    .trim()
