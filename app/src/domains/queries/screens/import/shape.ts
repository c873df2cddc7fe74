import type { PreviewReply, Terms } from '../api.ts'

export type Shape = PreviewReply['shape']
export type FieldTerm = Terms['fields'][number]
/** A choice in the mapping: a field, not imported on purpose, or not decided yet. */
export const LEFT_OUT = '-'

export const chosenFor = (shape: Shape, header: string): string =>
  shape.columns[header] ?? (shape.ignore.includes(header) ? LEFT_OUT : '')

/** The header read as that field, left out on purpose, or undecided again (''). */
export function choose(shape: Shape, header: string, field: string): Shape {
  const columns = Object.fromEntries(Object.entries(shape.columns).filter(([name]) => name !== header))
  const ignore = shape.ignore.filter((name) => name !== header)
  if (field === LEFT_OUT) return { ...shape, columns, ignore: [...ignore, header] }
  return { ...shape, columns: field === '' ? columns : { ...columns, [header]: field }, ignore }
}

/** A fixed value for a field that the file does not carry; '' takes it away. */
export function setDefault(shape: Shape, field: string, value: string): Shape {
  const others = Object.fromEntries(Object.entries(shape.defaults).filter(([name]) => name !== field))
  return { ...shape, defaults: value === '' ? others : { ...others, [field]: value } }
}

/** The words that the source writes for one canonical value, besides the built-in ones. */
export const wordsFor = (shape: Shape, field: string, value: string): readonly string[] =>
  Object.entries(shape.values[field] ?? {}).flatMap(([word, canonical]) =>
    canonical === value ? [word] : [],
  )

export function setWords(shape: Shape, field: string, value: string, words: readonly string[]): Shape {
  const others = Object.entries(shape.values[field] ?? {}).filter(([, canonical]) => canonical !== value)
  const given = words.map((word) => word.trim()).filter((word) => word !== '')
  return {
    ...shape,
    values: {
      ...shape.values,
      [field]: Object.fromEntries([...others, ...given.map((word) => [word, value] as const)]),
    },
  }
}

export interface Undone {
  /** Headers that nobody has decided about. */
  readonly headers: readonly string[]
  /** Fields that two columns claim. */
  readonly twice: readonly string[]
  /** Columns that the mapping names and the file does not have: a log whose numbers vanished must not pass in silence. */
  readonly absent: readonly string[]
  /** Required fields that come from nowhere. */
  readonly missing: readonly FieldTerm[]
}
/** What is still to be decided before the mapping can be saved. */
export function undone(shape: Shape, headers: readonly string[], fields: readonly FieldTerm[]): Undone {
  const given = headers.flatMap((header) => shape.columns[header] ?? [])
  return {
    headers: headers.filter((header) => chosenFor(shape, header) === ''),
    twice: [...new Set(given.filter((field, i) => given.indexOf(field) !== i))],
    absent: Object.keys(shape.columns).filter((header) => !headers.includes(header)),
    missing: fields.filter(
      ({ field, required }) => required && !given.includes(field) && shape.defaults[field] === undefined,
    ),
  }
}
export const isDone = (of: Undone): boolean =>
  of.headers.length === 0 && of.twice.length === 0 && of.absent.length === 0 && of.missing.length === 0

/** The mapping that the headers of this file suggest, where the saved one was made for another file. */
export const asSuggested = (shape: Shape, { headers, suggested }: PreviewReply): Shape => ({
  ...shape,
  columns: { ...suggested.columns },
  ignore: shape.ignore.filter(
    (header) => headers.includes(header) && suggested.columns[header] === undefined,
  ),
})

/** Up to three different values of a column, as the preview shows them. */
export function samplesOf(preview: PreviewReply, header: string): readonly string[] {
  const key = preview.shape.columns[header] ?? header
  return [...new Set(preview.rows.flatMap((row) => row.cells[key] ?? []))].slice(0, 3)
}

/** Two shapes that read a file the same way. */
export const sameShape = (a: Shape, b: Shape): boolean => inOneOrder(a) === inOneOrder(b)
const inOneOrder = ({ encoding, delimiter, columns, ignore, values, defaults }: Shape): string =>
  JSON.stringify([
    encoding,
    delimiter,
    linesOf(columns),
    [...ignore].sort(byText),
    Object.entries(values)
      .map(([field, words]) => `${field}: ${linesOf(words).join(',')}`)
      .filter((line) => !line.endsWith(': '))
      .sort(byText),
    linesOf(defaults),
  ])
const linesOf = (table: Readonly<Record<string, string>>) =>
  Object.entries(table)
    .map((pair) => JSON.stringify(pair))
    .sort(byText)
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
