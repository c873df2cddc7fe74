import { gzipSync, zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../words/limits.ts'
import { xmlTokens } from '../cleaners/xml/tokens.ts'
import { disguises, withoutReferences } from './disguises.ts'
import { markupText } from './second/markup.ts'
import { rtf } from './second/rtf.ts'
import { unpacked } from './unpacked.ts'

const MB = 1024 * 1024
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const all = (bytes: Uint8Array, limits = defaultLimits): number =>
  [...unpacked({ where: '', bytes }, limits, () => undefined)].length
/** What makes a careless pattern start anew at every sign, enough for the square of it to take minutes. */
const repeated = (text: string): string => text.repeat(Math.ceil(MB / 8 / text.length))

describe('what proves is as linear as what reads', () => {
  it.each([
    '<!--',
    '<![CDATA[',
    '<a b="',
    '<',
    '<?',
    '&#',
    '&',
    '[',
    '<!DOCTYPE x [',
    '<!DOCTYPE x ["',
    '<!DOCTYPE x [<!--',
    "<a b='>",
  ])('markup of nothing but %s', (text) => {
    expect(markupText(repeated(text))).toBeDefined()
    expect([...xmlTokens(repeated(text))].at(-1)?.end).toBe(repeated(text).length)
  })

  it.each([
    '=?a?b?',
    '=?',
    '<41',
    '<41 ',
    '\\',
    "\\'",
    '\\u',
    '\\141',
    '%4',
    '=\r\n',
    '=41',
    'A',
    'AAAA\r\n',
    '\r\n',
    'stream',
    'zTXt',
    '\\uc9 ',
    '{',
  ])('bytes of nothing but %s', async (text) => {
    for (const undo of disguises) undo(repeated(text))
    for (const plain of withoutReferences(repeated(text))) expect(plain).toBeTypeOf('string')
    all(latin(`%PDF-${repeated(text)}`))
    all(latin(repeated(text)))
    await rtf.text(latin(repeated(text)), () => Promise.resolve(''))
  })

  it('what unpacks to too much, or nests without end, is not unpacked', () => {
    const bomb = new Uint8Array(20 * MB)
    const limits = { ...defaultLimits, heldBytes: 8 * MB }
    expect(() =>
      all(Buffer.concat([latin('%PDF-1.7\nstream\n'), zlibSync(bomb), latin('\nendstream')]), limits),
    ).toThrow('too large')
    expect(() => all(gzipSync(bomb), limits)).toThrow('too large')
    expect(() => all(latin(repeated('%PDF-stream\nx\u009c')))).toThrow('without end')
    let base64 = 'A123456789'
    for (let level = 0; level < 12; level++)
      base64 = Buffer.from(`${base64}, and more of it than that`).toString('base64')
    expect(() => all(latin(base64))).toThrow('too deep')
  })

  it('finds base64 however its lines are wrapped', () => {
    const text = '姓名：王大明，身分證字號：A123456789，住址：臺北市'
    for (const width of [19, 60, 75, 76, 1000]) {
      const lines = (
        Buffer.from(text)
          .toString('base64')
          .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
      ).join('\r\n')
      const found = [
        ...unpacked(
          { where: '', bytes: latin(`x: y\r\n\r\n${lines}\r\n--b`) },
          defaultLimits,
          () => undefined,
        ),
      ]
      expect(found.map(({ bytes }) => Buffer.from(bytes).toString())).toContain(text)
    }
  })
})
