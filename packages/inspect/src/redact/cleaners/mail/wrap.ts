/** A body in a transfer encoding, without a line end behind it; null where the bytes do not fit into it as they are. */
export function wrap(bytes: Uint8Array, encoding: string, end: string): string | null {
  const latin = Buffer.from(bytes).toString('latin1')
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return base64(bytes, end)
    case 'quoted-printable':
      return quotedPrintable(latin, end)
    case '8bit':
    case 'binary':
      return latin
    case '':
    case '7bit':
      return /^[\x00-\x7f]*$/.test(latin) ? latin : null
    default:
      return null
  }
}

export const base64 = (bytes: Uint8Array, end: string): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join(end) + end

function quotedPrintable(latin: string, end: string): string {
  const escape = (text: string): string =>
    text.replace(
      /[^\x20-\x3c\x3e-\x7e\t]/g,
      (char) => `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
  return latin
    .split(/\r?\n/)
    .map((line) => {
      const all = escape(line).replace(
        /[ \t]$/,
        (blank) => `=${blank.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      )
      // No line longer than 76 letters, and no cut within an escape.
      return (all.match(/(?:=[0-9A-F]{2}|[^]){1,70}/g) ?? []).length < 2 ? all : soft(all, end)
    })
    .join(end)
}

function soft(line: string, end: string): string {
  const pieces: string[] = []
  let piece = ''
  for (const [unit] of line.matchAll(/=[0-9A-F]{2}|[^]/g)) {
    if (piece.length + unit.length > 75) {
      pieces.push(piece)
      piece = ''
    }
    piece += unit
  }
  return [...pieces, piece].join(`=${end}`)
}
