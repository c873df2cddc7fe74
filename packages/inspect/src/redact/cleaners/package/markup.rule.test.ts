import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { Stop } from '../../../pipeline/stop.ts'
import { Edits } from './edits.ts'
import type { Element } from './element.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import { scanMarkup } from './markup.ts'

const limits = { nesting: 64, tick: () => undefined }

/** What a scan tells, in the words of the parser that the readers use. */
function scanned(text: string): readonly string[] | null {
  const told: string[] = []
  try {
    scanMarkup(
      text,
      {
        open: ({ name, attributes }) =>
          told.push(`<${name} ${JSON.stringify(attributes.map((one) => [one.name, one.value]))}`),
        close: ({ name }) => told.push(`>${name}`),
        text: ({ value }) => told.push(`"${value}`),
        comment: ({ from, to }) => told.push(`!${text.slice(from + 4, to - 3)}`),
      },
      limits,
    )
    return told
  } catch (error) {
    if (error instanceof Stop) return null
    throw error
  }
}

function parsed(text: string): readonly string[] | null {
  const told: string[] = []
  let damaged = false
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', () => (damaged = true))
  parser.on('opentag', ({ name, attributes }) =>
    told.push(`<${name} ${JSON.stringify(Object.entries(attributes))}`),
  )
  parser.on('closetag', ({ name }) => told.push(`>${name}`))
  for (const event of ['text', 'cdata'] as const) parser.on(event, (value) => told.push(`"${value}`))
  parser.on('comment', (value) => told.push(`!${value}`))
  parser.write(text).close()
  return damaged ? null : told
}

interface Node {
  readonly name: string
  readonly value: string
  readonly children: readonly (Node | string)[]
}
const word = fc.string({
  unit: fc.constantFrom('甲', '乙', 'a', ' ', '&', '<', '>', '"', "'", '/', '=', ']'),
  maxLength: 6,
})
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    name: fc.constantFrom('a', 'w:p', '甲', 'b-c'),
    value: word,
    children: fc.array(fc.oneof({ depthSize: 'small' }, word, tie('node')), { maxLength: 4 }),
  }),
}))
const written = ({ name, value, children }: Node): string => {
  const inner = children.map((one) => (typeof one === 'string' ? escapeText(one) : written(one))).join('')
  return inner === ''
    ? `<${name} x="${escapeAttribute(value)}" />`
    : `<${name} x='${escapeAttribute(value)}'>${inner}<!-- 註 --><![CDATA[<甲>]]></${name}>`
}

describe('the scan', () => {
  it('tells of any document what the parser of the readers tells', () => {
    fc.assert(
      fc.property(node, (root) => {
        expect(scanned(written(root))).toEqual(parsed(written(root)))
      }),
    )
  })

  it('never takes for sound what the parser of the readers calls damaged, whatever is broken', () => {
    fc.assert(
      fc.property(
        node,
        fc.nat(),
        fc.constantFrom('<', '>', '&', '"', '/', '', '</a>', ' '),
        (root, at, put) => {
          const text = written(root)
          const broken = text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1)
          const own = scanned(broken)
          const other = parsed(broken)
          // Where both read it, they read the same.
          if (own !== null && other !== null) expect(own.join('')).toBe(other.join(''))
        },
      ),
    )
  })

  it('gives places that hold: cutting any element leaves the others as they were', () => {
    fc.assert(
      fc.property(node, fc.nat(), (root, which) => {
        const text = written(root)
        const elements: Element[] = []
        scanMarkup(text, { close: (element) => elements.push(element) }, limits)
        const inner = elements.filter(({ parent }) => parent !== null)
        const chosen = inner[which % Math.max(1, inner.length)]
        if (chosen === undefined) return
        const edits = new Edits()
        edits.cut(chosen)
        edits.unwrap(chosen)
        edits.hollow(chosen)
        expect(edits.apply(text)).toBe(text.slice(0, chosen.from) + text.slice(chosen.to))
        expect(scanned(edits.apply(text))).not.toBeNull()
      }),
    )
  })

  it('refuses what cannot be edited safely', () => {
    for (const text of [
      '',
      'x',
      '<a>',
      '<a></b>',
      '<a/><b/>',
      '<a x=1/>',
      '<a x="1" x="2"/>',
      '<a>&b;</a>',
      '<a x="<"/>',
      '<a/>x',
      '<1/>',
    ])
      expect(scanned(text), text).toBeNull()
    expect(scanned('<a>'.repeat(65) + '</a>'.repeat(65))).toBeNull()
  })
})

it('edits that overlap in part are a fault of the cleaner, never broken markup', () => {
  const edits = new Edits()
  edits.replace(0, 4, 'x')
  edits.replace(2, 6, 'y')
  expect(() => edits.apply('abcdefgh')).toThrow('edits overlap')
})
