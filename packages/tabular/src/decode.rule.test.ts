import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decoder } from './decode.ts'
import type { Encoding } from './detect.ts'
import { big5, big5Chars, cut, utf16, utf8 } from './fixtures/bytes.ts'

const TEXT = '序號,查詢時間,帳號,查詢對象\r\n1,115/11/21 14:05:09,A01,王小明\r\n'

function read(pieces: readonly Uint8Array[], choice: Encoding | 'auto' = 'auto') {
  const decode = decoder(choice)
  let text = ''
  for (const piece of pieces) {
    const step = decode.push(piece)
    if (!step.ok) return { text, fault: step.error, encoding: decode.encoding() }
    text += step.value
  }
  const last = decode.end()
  return last.ok
    ? { text: text + last.value, fault: null, encoding: decode.encoding() }
    : { text, fault: last.error, encoding: decode.encoding() }
}

describe('encodings', () => {
  it('reads Big5 bytes written by hand', () => {
    // 中文,碁 (the last is one of the ETEN additions that cp950 has)
    const bytes = Uint8Array.of(0xa4, 0xa4, 0xa4, 0xe5, 0x2c, 0xf9, 0xd6)
    expect(read([bytes])).toMatchObject({ text: '中文,碁', encoding: 'big5', fault: null })
  })

  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with BOM', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['Big5', big5(TEXT), 'big5'],
    ['UTF-16 LE with BOM', utf16(TEXT, true, true), 'utf-16le'],
    ['UTF-16 BE with BOM', utf16(TEXT, false, true), 'utf-16be'],
    ['ASCII', utf8('seq,time\n1,2026-11-21\n'), 'utf-8'],
  ] as const)('finds %s by itself, in one piece and byte by byte', (_name, bytes, encoding) => {
    const whole = read([bytes])
    expect(whole).toMatchObject({ fault: null, encoding })
    expect(whole.text.startsWith('\ufeff')).toBe(false)
    expect(read(cut(bytes, Array.from(bytes.keys())))).toEqual(whole)
  })

  it('finds UTF-16 without BOM when the text is mostly ASCII', () => {
    expect(read([utf16('seq,time,account\n1,2,3\n', true, false)]).encoding).toBe('utf-16le')
    expect(read([utf16('seq,time,account\n1,2,3\n', false, false)]).encoding).toBe('utf-16be')
  })

  it('is not taken in by Big5 that happens to be valid UTF-8', () => {
    // 0xD7AA 0xC4A5 …: each pair is also a two-byte UTF-8 sequence of a letter nobody writes here
    const bytes = Uint8Array.of(0xc4, 0xa5, 0xc5, 0xa6, 0x2c, 0x31, 0x0a)
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes).length).toBe(5)
    expect(read([bytes]).encoding).toBe('big5')
  })

  it('an ASCII beginning of any length may still turn out to be Big5 or UTF-8', () => {
    const ascii = utf8('seq,time,account\n'.repeat(8000))
    const places = [30_000, 70_000, 100_000, 136_001]
    for (const tail of [big5('王小明,銀行\n'), utf8('王小明,銀行\n')]) {
      const bytes = new Uint8Array([...ascii, ...tail])
      const whole = read(cut(bytes, [...places, ascii.length + 1]))
      expect(whole.fault).toBeNull()
      expect(whole.text.endsWith('王小明,銀行\n')).toBe(true)
      expect(whole.text.length).toBe(ascii.length + 7)
    }
  })

  it('property: any cutting of any Big5 or UTF-8 text gives the same text', () => {
    const line = fc.array(fc.constantFrom(...big5Chars, 'A', ',', '9', '\n', '"'), {
      minLength: 1,
      maxLength: 200,
    })
    fc.assert(
      fc.property(
        line,
        fc.array(fc.nat()),
        fc.constantFrom('big5', 'utf-8'),
        (chars, places, encoding: Encoding) => {
          const text = chars.join('')
          const bytes = encoding === 'big5' ? big5(text) : utf8(text)
          expect(read(cut(bytes, places), encoding)).toMatchObject({ text, fault: null })
        },
      ),
    )
  })
})

describe('what does not fit is refused, with its place', () => {
  it('names line and byte of the first byte outside the chosen encoding', () => {
    const bytes = new Uint8Array([...utf8('序號,姓名\n1,王\n2,'), ...big5('陳'), ...utf8('\n')])
    const good = utf8('序號,姓名\n1,王\n2,').length
    for (const pieces of [[bytes], cut(bytes, [3, 9, 15, good, good + 1])]) {
      const { fault } = read(pieces, 'utf-8')
      expect(fault).toMatchObject({ code: 'ENCODING_MISMATCH', line: 3 })
      expect(fault?.params['byte']).toBe(good + 1)
      expect(fault?.zh).toContain('第3行')
    }
  })

  it('counts lines far into a file', () => {
    const head = utf8('1,王小明\n'.repeat(20_000))
    const bytes = new Uint8Array([...head, ...utf8('2,'), 0xff, 0x0a])
    const pieces: Uint8Array[] = []
    for (let at = 0; at < bytes.length; at += 65_536) pieces.push(bytes.subarray(at, at + 65_536))
    expect(read(pieces).fault).toMatchObject({
      code: 'ENCODING_MISMATCH',
      line: 20_001,
      params: { byte: head.length + 3 },
    })
  })

  it('UTF-8 read as Big5 and Big5 read as UTF-8 are both caught', () => {
    expect(read([utf8(TEXT)], 'big5').fault?.code).toBe('ENCODING_MISMATCH')
    expect(read([big5(TEXT)], 'utf-8').fault).toMatchObject({ code: 'ENCODING_MISMATCH', line: 1 })
  })

  it('a byte order mark of another encoding contradicts the choice', () => {
    expect(read([utf8('\ufeff中文')], 'big5').fault).toMatchObject({
      code: 'ENCODING_MISMATCH',
      line: 1,
      params: { byte: 1 },
    })
    expect(read([utf16('中文', true, true)], 'utf-8').fault?.code).toBe('ENCODING_MISMATCH')
  })

  it('a lone surrogate in UTF-16 is named by line', () => {
    const bytes = utf16('a,b\nc,\ud83d,d\n', true, true)
    for (const pieces of [[bytes], cut(bytes, [5, 14, 15])]) {
      expect(read(pieces).fault).toMatchObject({ code: 'ENCODING_MISMATCH', line: 2 })
    }
  })

  it.each([
    ['UTF-8', utf8(TEXT).slice(0, 8), 'utf-8'],
    ['Big5', big5(TEXT).slice(0, 8), 'big5'],
    ['UTF-16', utf16(TEXT, true, true).slice(0, 9), 'utf-16le'],
  ] as const)('a %s file that ends inside a character is truncated', (_name, bytes, choice) => {
    expect(read([bytes], choice).fault).toMatchObject({ code: 'TRUNCATED_FILE', line: 1 })
  })

  it.each([
    [[0x50, 0x4b, 0x03, 0x04, 1, 2, 3], 'xlsx'],
    [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'xls'],
    [[0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF'],
    [[0x1f, 0x8b, 0x08], 'gzip'],
  ])('%j is no text file (%s)', (bytes, what) => {
    const { fault } = read([Uint8Array.from(bytes)])
    expect(fault?.code).toBe('NOT_TEXT')
    expect(String(fault?.params['what'])).toContain(what)
  })

  it('an empty file is refused', () => {
    expect(read([]).fault?.code).toBe('EMPTY_FILE')
  })

  it('property: hostile bytes give text or a coded fault, never an exception', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.nat()),
        fc.constantFrom<Encoding | 'auto'>('auto', 'big5', 'utf-8', 'utf-16be'),
        (bytes, places, choice) => {
          const { fault, text } = read(cut(bytes, places), choice)
          expect(fault === null ? typeof text : fault.zh).toBeTruthy()
        },
      ),
      { numRuns: 500 },
    )
  })
})
