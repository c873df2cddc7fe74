import { numberText } from './write.ts'
import { operatorsOf, type Operator } from './operators.ts'

export interface Rewrite {
  readonly operator: Operator
  readonly text: string
}

/**
 * Text that is placed sign by sign tells by its moves how wide each sign was, and so what it was. Moves between two that are gone become
 * one; a gap after which the pen is placed anew needs none. `gone` are operators of which nothing is shown any more.
 */
export function foldMoves(bytes: Uint8Array, gone: ReadonlySet<number>): readonly Rewrite[] {
  if (gone.size === 0) return []
  const operators = [...operatorsOf(bytes)]
  const made = emptied(operators, gone)
  const done = new Set(made.map(({ operator }) => operator))
  for (let i = 0; i < operators.length; i++) {
    const first = operators[i]
    if (first === undefined || !gone.has(first.start) || done.has(first)) continue
    // A row of shows that are gone, with nothing but moves between and behind them.
    let end = i + 1
    for (let next = operators[end]; next !== undefined; next = operators[++end])
      if (!isMove(next) && !gone.has(next.start)) break
    const row = operators.slice(i, end)
    const last = row.at(-1)
    // The pen is put somewhere else before anything is shown: how far it had come is nobody's business.
    const anew = (last !== undefined && isMove(last)) || (operators[end]?.name ?? 'ET') === 'ET'
    const lastMove = row.findLastIndex(isMove)
    for (const [at, operator] of row.slice(0, anew ? row.length : -1).entries())
      made.push({ operator, text: at === lastMove ? movesOf(row) : '' })
    i = end - 1
  }
  return made
}

const SHOWS = new Set(['Tj', 'TJ', "'", '"'])

/** Text objects of which nothing is left: where they stood, sign by sign, is gone as well. */
function emptied(operators: readonly Operator[], gone: ReadonlySet<number>): Rewrite[] {
  const made: Rewrite[] = []
  let block: Operator[] = []
  for (const operator of operators) {
    if (operator.name === 'BT') block = []
    block.push(operator)
    if (operator.name !== 'ET') continue
    const shows = block.filter(({ name }) => SHOWS.has(name))
    if (shows.length > 0 && shows.every(({ start }) => gone.has(start)))
      for (const one of block) if (isMove(one) || gone.has(one.start)) made.push({ operator: one, text: '' })
    block = []
  }
  return made
}

const isMove = ({ name }: Operator): boolean => name === 'Td' || name === 'Tm'

/** The moves of a row as one place and one step. */
function movesOf(row: readonly Operator[]): string {
  const moves = row.filter(isMove)
  const from = moves.findLastIndex(({ name }) => name === 'Tm')
  const [x, y] = [0, 1].map((axis) =>
    moves.slice(from + 1).reduce((sum, { operands }) => {
      const by = operands[axis]
      return sum + (by?.is === 'number' ? by.value : 0)
    }, 0),
  )
  const matrix = moves[from]?.operands.map((one) => numberText(one.is === 'number' ? one.value : 0)).join(' ')
  return `${matrix === undefined ? '' : `${matrix} Tm `}${numberText(x ?? 0)} ${numberText(y ?? 0)} Td`
}
