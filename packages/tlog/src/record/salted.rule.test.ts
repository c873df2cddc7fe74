import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../fault.ts'
import type { JsonValue } from './canonical.ts'
import { canonicalJson } from './canonical.ts'
import { discloseField, verifyDisclosure } from './disclose.ts'
import { decodeRecordEntry, encodeRecordEntry } from './entry.ts'
import { destroyFields, recordRoot, saltRecord } from './salted.ts'

const sha = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(typeof part === 'string' ? Buffer.from(part, 'latin1') : part)
  return hash.digest()
}
const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.:-]{0,20}$/)
const records = fc.dictionary(names, fc.jsonValue(), { minKeys: 1, maxKeys: 14, noNullPrototype: true })

describe('canonical JSON (RFC 8785)', () => {
  test('the example of §3.2.4', () => {
    const input = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    )
    expect(must(canonicalJson(input))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('keys in UTF-16 order (the example of §3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const object = Object.fromEntries(keys.map((key) => [key, 0]))
    const order = [...must(canonicalJson(object)).matchAll(/("[^"]+"):0/g)].map((found) =>
      JSON.parse(found[1] as string),
    )
    expect(order).toEqual(['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'])
  })

  test.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [0.000001, '0.000001'],
  ])('the number %d of appendix B is %s', (number, text) => {
    expect(must(canonicalJson(number))).toBe(text)
  })

  test('what JSON cannot hold exactly is refused', () => {
    let deep: JsonValue = 1
    for (let n = 0; n < 40; n += 1) deep = [deep]
    const bad: unknown[] = [
      NaN,
      Infinity,
      undefined,
      '\ud800',
      { a: undefined },
      [undefined],
      1n,
      new Date(),
      new Map(),
    ]
    for (const value of [...bad, { '\udc00': 1 }, Symbol('x'), () => 1, deep]) {
      expect(canonicalJson(value as JsonValue)).toMatchObject({ fault: { code: 'JSON_NOT_CANONICAL' } })
    }
    expect(must(canonicalJson('\\ud800 written out'))).toBe('"\\\\ud800 written out"')
  })

  test('is a fixed point, and says the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = must(canonicalJson(value as JsonValue))
        expect(must(canonicalJson(JSON.parse(text)))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('salted records', () => {
  test('the hashes are as FORMAT.md writes them', () => {
    const fields = { b: '王小明', a: 1, c: { y: [true], x: null } }
    const salts = Buffer.from(Array.from({ length: 48 }, (_, n) => n))
    const leaf = (n: number, body: string): Buffer =>
      sha('\0tlog-field/v1\n', salts.subarray(n * 16, n * 16 + 16), Buffer.from(body))
    const [a, b, c] = [leaf(0, '"a":1'), leaf(1, '"b":"王小明"'), leaf(2, '"c":{"x":null,"y":[true]}')]
    const want = sha('\x01', sha('\x01', a, b), c)
    expect(Buffer.from(must(recordRoot({ fields, salts, destroyed: {} })))).toEqual(want)
  })

  test('destroying any fields keeps the root, removes value and salt, and cannot be undone', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.boolean()), (fields, coin) => {
        const record = must(saltRecord(fields as Record<string, JsonValue>))
        const root = must(recordRoot(record))
        const gone = Object.keys(fields).filter(() => coin.next().value)
        const less = must(destroyFields(record, gone))
        expect(must(recordRoot(less))).toEqual(root)
        expect(Object.keys(less.destroyed).sort()).toEqual([...gone].sort())
        expect(Object.keys(less.fields)).toHaveLength(Object.keys(fields).length - gone.length)
        expect(less.salts).toHaveLength(16 * Object.keys(less.fields).length)
        const all = must(destroyFields(less, Object.keys(less.fields)))
        expect(must(recordRoot(all))).toEqual(root)
        expect(all.salts).toHaveLength(0)
      }),
    )
  })

  test('each field can be shown alone, and nothing else passes for it', () => {
    fc.assert(
      fc.property(records, (fields) => {
        const record = must(saltRecord(fields as Record<string, JsonValue>))
        const root = must(recordRoot(record))
        for (const name of Object.keys(fields)) {
          const shown = must(discloseField(record, name))
          expect(verifyDisclosure(shown, root)).toBe(true)
          expect(verifyDisclosure({ ...shown, value: ['other', shown.value] }, root)).toBe(false)
          expect(verifyDisclosure({ ...shown, name: `${name.slice(0, 1)}x.${name.length}` }, root)).toBe(
            false,
          )
          expect(verifyDisclosure({ ...shown, index: shown.index + 1 }, root)).toBe(false)
          expect(verifyDisclosure({ ...shown, salt: Buffer.alloc(16) }, root)).toBe(false)
          expect(verifyDisclosure({ ...shown, salt: Buffer.alloc(0) }, root)).toBe(false)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('a field beside destroyed ones is still shown', () => {
    const record = must(saltRecord({ a: 1, b: 2, c: 3, d: 4 }))
    const less = must(destroyFields(record, ['a', 'c']))
    expect(verifyDisclosure(must(discloseField(less, 'd')), must(recordRoot(record)))).toBe(true)
    expect(discloseField(less, 'a')).toMatchObject({ fault: { code: 'RECORD_MALFORMED' } })
    expect(destroyFields(less, ['nope'])).toMatchObject({ fault: { code: 'RECORD_MALFORMED' } })
    expect(must(destroyFields(less, ['a'])).destroyed).toEqual(less.destroyed)
  })

  test('two salts never repeat, and one changed character changes the root', () => {
    const [one, two] = [must(saltRecord({ a: 'x' })), must(saltRecord({ a: 'x' }))]
    expect(must(recordRoot(one))).not.toEqual(must(recordRoot(two)))
    expect(must(recordRoot({ ...one, fields: { a: 'X' } }))).not.toEqual(must(recordRoot(one)))
  })

  test('unfit records are named', () => {
    const many = Object.fromEntries(Array.from({ length: 257 }, (_, n) => [`f${n}`, n]))
    const bad = (record: Parameters<typeof recordRoot>[0]): unknown => recordRoot(record)
    const salts = Buffer.alloc(16)
    expect(saltRecord({})).toMatchObject({ fault: { code: 'RECORD_MALFORMED' } })
    expect(saltRecord(many)).toMatchObject({ fault: { code: 'RECORD_MALFORMED' } })
    expect(saltRecord({ a: NaN })).toMatchObject({ fault: { code: 'JSON_NOT_CANONICAL' } })
    for (const name of ['', '1a', '_a', 'a b', 'a"', '姓名', 'a'.repeat(65), '__proto__']) {
      expect(bad({ fields: { [name]: 1 }, salts, destroyed: {} })).toMatchObject({
        fault: { code: 'RECORD_MALFORMED' },
      })
    }
    expect(bad({ fields: { a: 1 }, salts: Buffer.alloc(15), destroyed: {} })).toMatchObject({ ok: false })
    expect(bad({ fields: { a: 1 }, salts, destroyed: { a: Buffer.alloc(32) } })).toMatchObject({ ok: false })
    expect(bad({ fields: { a: 1 }, salts, destroyed: { b: Buffer.alloc(31) } })).toMatchObject({ ok: false })
  })

  test('the log entry of a record is 33 bytes, and only that is one', () => {
    const root = must(recordRoot(must(saltRecord({ a: 1 }))))
    const entry = encodeRecordEntry(root)
    expect(Buffer.from(entry).toString('hex')).toBe(`01${Buffer.from(root).toString('hex')}`)
    expect(must(decodeRecordEntry(entry))).toEqual(root)
    for (const other of [Buffer.alloc(0), Buffer.alloc(33, 2), Buffer.alloc(34, 1), Buffer.from('{}')]) {
      expect(decodeRecordEntry(other)).toMatchObject({ fault: { code: 'ENTRY_NOT_A_RECORD' } })
    }
    expect(() => encodeRecordEntry(Buffer.alloc(31))).toThrow(RangeError)
  })
})
