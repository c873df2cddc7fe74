import { BadSyntax, latin, Lexer, type Value } from '../../../readers/pdf/values.ts'

/** One operator of a content stream with what is given to it, and where it stands. */
export interface Operator {
  readonly name: string
  readonly operands: readonly Value[]
  readonly start: number
  readonly end: number
}

const CONSTANTS = new Set(['true', 'false', 'null'])
/** Operands beyond this are none of any operator's. */
const MAX_OPERANDS = 64

/** The operators of a content stream in their order. What is no syntax is stepped over, as programs that show it do. */
export function* operatorsOf(bytes: Uint8Array): Generator<Operator> {
  const lexer = new Lexer(bytes)
  let operands: Value[] = []
  let start = 0
  let text: string | null = null
  while (lexer.at < bytes.length) {
    const before = lexer.at
    if (operands.length === 0) start = before
    let value: Value
    try {
      value = lexer.value()
    } catch (error) {
      if (!(error instanceof BadSyntax)) throw error
      lexer.at = before + 1
      continue
    }
    if (value.is !== 'other' || CONSTANTS.has(value.word)) {
      if (operands.length < MAX_OPERANDS) operands.push(value)
      continue
    }
    if (value.word === 'BI') lexer.at = endOfImage((text ??= latin(bytes)), lexer.at)
    yield { name: value.word, operands, start, end: lexer.at }
    operands = []
  }
}

const DATA = /[\s>\]]ID\s/g

/** Behind the `EI` that ends an inline image: white space before it, and after it something that is text again. */
function endOfImage(text: string, from: number): number {
  DATA.lastIndex = from
  const data = DATA.exec(text)
  if (data === null) return text.length
  const mark = /\sEI(?=\s|$)/g
  mark.lastIndex = data.index + data[0].length - 1
  for (let found = mark.exec(text); found !== null; found = mark.exec(text))
    if (/^[\x20-\x7e\s]*$/.test(text.slice(found.index + 3, found.index + 23))) return found.index + 3
  return text.length
}
