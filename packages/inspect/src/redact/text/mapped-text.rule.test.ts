import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMarkup, escaped } from './references.ts'
import { inOrder, MappedText } from './mapped-text.ts'

const secret = (text: string) => ({ text, instead: '█', detector: 't', mark: 'm' })
const apply = (source: string, edits: ReturnType<typeof inOrder>): string => {
  let [out, at] = ['', 0]
  for (const { start, end, text } of edits) {
    out += source.slice(at, start) + text
    at = end
  }
  return out + source.slice(at)
}

describe('a text that knows where it is written', () => {
  it('is edited through references and around what lies between', () => {
    const source = '<p>王&#22823;<b>明</b>&amp;A</p>'
    const text = new MappedText()
    addMarkup(text, source, 3, 12)
    addMarkup(text, source, 15, 16)
    addMarkup(text, source, 20, 26)
    expect(text.text).toBe('王大明&A')
    expect(apply(source, inOrder(text.edits([secret('王大明')], escaped)))).toBe('<p>█<b></b>&amp;A</p>')
    expect(apply(source, inOrder(text.edits([secret('明&A')], escaped)))).toBe('<p>王&#22823;<b>█</b></p>')
  })

  it('for any mix of plain text and references, gives the same as editing what it says', () => {
    const bit = fc.tuple(fc.constantFrom('王', '大', '明', '<', 'A', '&'), fc.boolean())
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 30 }), (bits) => {
        const said = bits.map(([char]) => char).join('')
        const source = bits
          .map(([char, plain]) => (plain && !/[<&]/.test(char) ? char : `&#${char.charCodeAt(0)};`))
          .join('')
        const text = new MappedText()
        addMarkup(text, source, 0, source.length)
        expect(text.text).toBe(said)
        const edited = apply(source, inOrder(text.edits([secret('王大明')], escaped)))
        const again = new MappedText()
        addMarkup(again, edited, 0, edited.length)
        expect(again.text).toBe(said.replaceAll('王大明', '█'))
      }),
    )
  })

  it('holds a long text without a number for each letter', () => {
    const long = '字'.repeat(8_000_000)
    const text = new MappedText()
    text.plain(long, 5)
    expect(text.cut(7_000_000, 7_000_001)).toEqual([{ start: 7_000_005, end: 7_000_006 }])
  })

  it('edits that overlap become one', () => {
    const edit = (start: number, end: number, text: string) => ({ start, end, text })
    expect(inOrder([edit(5, 6, 'b'), edit(0, 10, '')])).toEqual([edit(0, 10, '')])
    expect(inOrder([edit(0, 4, 'a'), edit(2, 6, 'b')])).toEqual([edit(0, 6, 'a')])
    expect(inOrder([edit(3, 3, ' x'), edit(3, 5, '')])).toEqual([edit(3, 5, '')])
    expect(inOrder([edit(3, 3, ' x'), edit(3, 3, ' x')])).toEqual([edit(3, 3, ' x')])
  })
})
