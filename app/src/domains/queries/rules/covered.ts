import { halfWidth, mask } from './tabular.ts'

/** A number of a citizen or a resident, in the old form or the new. */
const NATIONAL_ID = /(?<![A-Z0-9])[A-Z][A-D1289]\d{8}(?!\d)/gi

/** A free text in which somebody wrote a person's number, with the number masked: the texts of a log are kept, its targets are not. */
export function covered(text: string): string {
  const plain = halfWidth(text)
  const shown = plain.replace(NATIONAL_ID, (id) => mask('national_id', id.toUpperCase()))
  return shown === plain ? text : shown
}
