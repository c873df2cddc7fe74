import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { redacted } from '../../../fixtures/redacting.ts'
import { locked, nested, overlapping, withStrayBytes, zipOf } from '../../../fixtures/zips.ts'
import { utf16, utf8 } from '../../../fixtures/encodings.ts'

const textOf = (zip: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(zip)[name])
const good = { refused: [], faults: [], failures: [] }

describe('redacting an archive', () => {
  it('entries, their names, archives within', async () => {
    const inner = zipOf({ 'b.csv': '姓名,身分證\n王大明,A123456789\n李四,x\n' })
    const zip = zipOf({ '王大明.txt': '承辦人王大明', '內層.zip': inner, '其他.txt': '無關' })
    const done = await redacted(zip)
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    expect(Object.keys(unzipSync(done.bytes))).toEqual(['███.txt', '內層.zip', '其他.txt'])
    expect(textOf(done.bytes, '███.txt')).toBe('承辦人███')
    expect(textOf(unzipSync(done.bytes)['內層.zip'] ?? new Uint8Array(), 'b.csv')).toContain('███,██████████')
    expect(JSON.stringify(done.certificate)).not.toContain('王大明')
    expect(done.certificate.deeds.map(({ part, count }) => [part.join('/'), count])).toEqual([
      ['file', 1],
      ['file/███.txt', 1],
      ['file/內層.zip/b.csv', 2],
    ])
  })

  it('keeps packed bytes, times and order of what does not change', async () => {
    const zip = zipOf({ 'a.txt': '王大明', 'b.txt': '無關'.repeat(500), 'c.txt': utf16('無關', true, true) })
    const { bytes } = await redacted(zip)
    const packed = Buffer.from(zip).indexOf('b.txt')
    const now = Buffer.from(bytes).indexOf('b.txt')
    const size = Buffer.from(zip).readUInt32LE(packed - 12)
    expect(bytes.subarray(now - 20, now + 5 + size)).toEqual(
      Buffer.from(zip.subarray(packed - 20, packed + 5 + size)),
    )
    const same = zipOf({ 'a.txt': '無關' })
    expect((await redacted(same)).bytes).toEqual(same)
  })

  it('comments and stray bytes', async () => {
    const stray = withStrayBytes(zipOf({ 'a.txt': '無關' }), utf8('藏在空隙裡的王大明說的一句話'))
    const commented = Buffer.concat([
      stray.subarray(0, -2),
      lengthOf('封存註解王大明'),
      utf8('封存註解王大明'),
    ])
    const done = await redacted(commented)
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    expect(new TextDecoder().decode(done.bytes)).toMatch(/封存註解███$/)
    const whole = await redacted(commented, { hidden: ['archive-comment', 'stray-bytes'], detectors: [] })
    expect(whole).toMatchObject(good)
    expect(whole.certificate.proved).toBe(true)
    expect(new TextDecoder().decode(whole.bytes)).not.toMatch(/封存|藏在/)
    expect(whole.certificate.deeds.map(({ what }) => what).toSorted()).toEqual([
      'archive-comment',
      'stray-bytes',
    ])
  })

  it('an entry that cannot be opened leaves the certificate unproved', async () => {
    const { certificate, failures } = await redacted(locked(zipOf({ 'a.txt': '王大明' })))
    expect(failures).toEqual([])
    expect(certificate.proved).toBe(false)
    const bomb = await redacted(overlapping(utf8('王大明'.repeat(2000)), 300))
    expect(bomb.failures).toEqual([])
    expect(bomb.certificate.proved).toBe(false)
  })

  it('nesting without end, and what unpacks to too much, costs a bounded amount and is said', async () => {
    const deep = await redacted(nested(zipOf({ 'a.txt': '王大明' }), 'in.zip', 12))
    expect(deep.failures).toEqual([])
    expect(deep.certificate.proved).toBe(false)
    expect(deep.certificate.remains.unread).toHaveProperty('LIMIT_DEPTH')
    const big = zipOf({ 'a.txt': '王大明', 'b.txt': new Uint8Array(8 * 1024 * 1024) }, 9)
    const limits = { ratioFrom: 1024 * 1024, ratio: 50 }
    const packed = await redacted(big, { options: { limits } })
    expect(packed.faults).toContain('LIMIT_RATIO')
    expect(packed.certificate.proved).toBe(false)
    expect(textOf(packed.bytes, 'a.txt')).toBe('███')
  })

  it('damaged archives are left as they were or come out whole', async () => {
    const zip = zipOf({ 'a.txt': '王大明', 'b.txt': '無關' })
    for (let at = 0; at < zip.length; at += 7) {
      const wounded = Uint8Array.from(zip)
      wounded[at] = (wounded[at] ?? 0) ^ 0x55
      const { failures, certificate, bytes } = await redacted(wounded)
      expect(failures).toEqual([])
      if (certificate.proved) expect(Buffer.from(bytes).includes('王大明')).toBe(false)
    }
  })
})

const lengthOf = (text: string): Uint8Array => Uint8Array.of(Buffer.byteLength(text), 0)
