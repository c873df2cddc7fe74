import { type Dict, type Value } from '../../../readers/pdf/values.ts'
import { array, changed, name, num, packed, ref, type Objects } from './objects.ts'
import type { Operator } from './operators.ts'
import { foldMoves } from './fold-moves.ts'
import { SIGN_FONT, signFont, type Sign } from './signs.ts'
import { withResource, type Content, type Shown } from './shown-text.ts'
import { shown } from './write.ts'

/** The content of a page without some of its characters. */
export interface Cut {
  readonly bytes: Uint8Array
  readonly resources: Dict
}

/**
 * Takes characters out of the strings that show them; what stands behind them stays in its place to the last decimal. A form is changed in
 * a copy that only this page draws: elsewhere it may show something else to stay.
 */
export function cutOut(
  objects: Objects,
  page: Content,
  codes: Iterable<Shown>,
  signs: ReadonlyMap<Shown, Sign>,
): Cut {
  const byContent = new Map<Content, Map<Operator, Shown[]>>()
  const touch = (content: Content): Map<Operator, Shown[]> => {
    let operators = byContent.get(content)
    if (operators === undefined) byContent.set(content, (operators = new Map<Operator, Shown[]>()))
    return operators
  }
  for (const code of codes) {
    const operators = touch(code.content)
    const known = operators.get(code.operator)
    if (known === undefined) operators.set(code.operator, [code])
    else known.push(code)
    for (let one = code.content.drawnBy; one !== null; one = one.content.drawnBy) touch(one.content)
  }
  const inner = new Map<Content, Map<Operator, string>>()
  // The innermost first, so that who draws it knows the name of the copy.
  for (const content of [...byContent.keys()].toSorted((a, b) => depthOf(b) - depthOf(a))) {
    const made = rewritten(
      objects,
      content,
      byContent.get(content) ?? new Map(),
      inner.get(content) ?? new Map(),
      signs,
    )
    if (content.drawnBy === null) return made
    const stored = objects.at(content.form)
    const entries = stored?.value.is === 'dict' ? stored.value.entries : new Map<string, Value>()
    const copy = objects.add(
      packed(changed(entries, { Resources: { is: 'dict', entries: made.resources } }), made.bytes),
    )
    const { content: outer, operator } = content.drawnBy
    const names = inner.get(outer) ?? new Map<Operator, string>()
    names.set(operator, `Cut${copy}`)
    inner.set(outer, names)
  }
  return page
}

const depthOf = (content: Content): number => {
  let depth = 0
  for (let one = content.drawnBy; one !== null; one = one.content.drawnBy) depth += 1
  return depth
}

function rewritten(
  objects: Objects,
  content: Content,
  cuts: ReadonlyMap<Operator, readonly Shown[]>,
  drawn: ReadonlyMap<Operator, string>,
  signs: ReadonlyMap<Shown, Sign>,
): Cut {
  let resources = content.resources
  const changes: { readonly operator: Operator; readonly text: string }[] = []
  const gone = new Set<number>()
  for (const [operator, codes] of cuts) {
    const text = withoutCodes(operator, codes, signs)
    if (text.isGap) gone.add(operator.start)
    changes.push({ operator, text: text.text })
  }
  const folded = foldMoves(content.bytes, gone)
  const again = new Set(folded.map(({ operator }) => operator.start))
  const marks = new Set([...cuts.values()].flat().map(({ mark }) => mark))
  // The painted characters are gone: nothing may go on saying them.
  for (const mark of marks) if (mark !== null) changes.push({ operator: mark, text: '/Span <<>> BDC' })
  if ([...cuts.values()].flat().some((code) => signs.has(code)))
    resources = withResource(objects, resources, 'Font', SIGN_FONT, signFont(objects))
  for (const [operator, copy] of drawn) {
    resources = withResource(objects, resources, 'XObject', copy, ref(Number(copy.slice(3))))
    changes.push({ operator, text: `${shown(name(copy))} Do` })
  }
  const others = changes.filter(({ operator }) => !again.has(operator.start))
  return { bytes: replaced(content.bytes, [...others, ...folded]), resources }
}

/** The bytes with some operators written anew. */
export function replaced(
  bytes: Uint8Array,
  changes: readonly { readonly operator: Operator; readonly text: string }[],
): Uint8Array {
  const pieces: Uint8Array[] = []
  let at = 0
  for (const { operator, text } of changes.toSorted((a, b) => a.operator.start - b.operator.start)) {
    pieces.push(bytes.subarray(at, operator.start), Buffer.from(`\n${text}\n`, 'latin1'))
    at = operator.end
  }
  pieces.push(bytes.subarray(at))
  return Buffer.concat(pieces)
}

function withoutCodes(
  { name: operator, operands }: Operator,
  codes: readonly Shown[],
  signs: ReadonlyMap<Shown, Sign>,
): { readonly text: string; readonly isGap: boolean } {
  const given = operator === '"' ? operands[2] : operands[0]
  const pieces = given?.is === 'array' ? given.items : given === undefined ? [] : [given]
  const items = pieces.flatMap((value, piece) =>
    value.is === 'string'
      ? parts(
          value.bytes,
          codes.filter((code) => code.piece === piece),
          signs,
        )
      : value.is === 'number'
        ? [value]
        : [],
  )
  const before =
    operator === "'"
      ? 'T* '
      : operator === '"'
        ? `${shownOr0(operands[0])} Tw ${shownOr0(operands[1])} Tc T* `
        : ''
  let text = before
  let open: Value[] = []
  const close = (): void => {
    if (open.length > 0) text += `${shown(array(...open))} TJ `
    open = []
  }
  for (const item of items)
    if ('operators' in item) {
      close()
      text += item.operators
    } else open = joined(open, item)
  close()
  const isGap = before === '' && items.every((item) => 'is' in item && item.is === 'number')
  return { text, isGap }
}

/** Numbers that follow each other become one: each by itself would tell how wide the character was, and so which one. */
function joined(items: readonly Value[], next: Value): Value[] {
  const last = items.at(-1)
  if (last?.is !== 'number' || next.is !== 'number') return [...items, next]
  return [...items.slice(0, -1), num(last.value + next.value)]
}

const shownOr0 = (value: Value | undefined): string => (value?.is === 'number' ? shown(value) : '0')

function parts(
  bytes: Uint8Array,
  codes: readonly Shown[],
  signs: ReadonlyMap<Shown, Sign>,
): readonly (Value | { readonly operators: string })[] {
  const items: (Value | { readonly operators: string })[] = []
  let at = 0
  for (const code of codes.toSorted((a, b) => a.at - b.at)) {
    if (code.at > at) items.push({ is: 'string', bytes: bytes.subarray(at, code.at) })
    const sign = signs.get(code)
    if (sign !== undefined) items.push(num(sign.before), { operators: sign.operators }, num(sign.after))
    items.push(num(code.kern))
    at = code.at + code.length
  }
  if (at < bytes.length) items.push({ is: 'string', bytes: bytes.subarray(at) })
  return items
}
