import { describe, expect, it } from 'vitest'
import { big5, utf8 } from '../../fixtures/encodings.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { locked, nested, overlapping, withStrayBytes, zipOf } from '../../fixtures/zips.ts'

const MB = 1024 * 1024

describe('an archive', () => {
  it('is read entry by entry, names included', async () => {
    const report = await inspected(
      zipOf({ '名冊/王小明 A123456789.txt': '手機0912345678', 'b.csv': '姓名,電話\n甲,0987654321\n' }),
    )
    expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'zip' })
    expect(report.parts.map(({ path, kind, state }) => [path.at(-1), kind, state])).toEqual([
      ['file', 'zip', 'read'],
      ['名冊/王小明 A123456789.txt', 'text', 'read'],
      ['b.csv', 'delimited', 'read'],
    ])
    expect(report.findingTotals).toEqual({ 'tw.national-id': 1, 'tw.mobile': 2 })
  })

  it('within archives is read to the innermost', async () => {
    const report = await inspected(nested(utf8('A123456789'), 'id.txt', 5))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.findings[0]?.place.part).toEqual([
      'file',
      'level4.zip',
      'level3.zip',
      'level2.zip',
      'level1.zip',
      'id.txt',
    ])
  })

  it('of which one entry is unknown is partial, and the entry named', async () => {
    const report = await inspected(
      zipOf({ 'a.txt': 'ok', 'b.bin': Uint8Array.of(0, 1, 2, 3), 'c.7z': utf8('7z\xbc').fill(0x37) }),
    )
    expect(report.verdict).toBe('PARTIAL')
    expect(report.unread).toEqual(['b.bin: KIND_UNKNOWN'])
  })

  it('7z and RAR are recognised, and said not to be opened', async () => {
    expect(await inspected(Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4))).toMatchObject({
      verdict: 'SKIPPED',
      kind: '7z',
    })
    const rar = await inspected(zipOf({ 'x.rar': Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 1, 0) }))
    expect(rar).toMatchObject({ verdict: 'PARTIAL', unread: ['x.rar: KIND_NOT_OPENED'] })
    expect(rar.reasons[0]?.fault.zh).toContain('RAR 壓縮檔')
  })

  it('that is locked is ENCRYPTED, not clean', async () => {
    expect(await inspected(locked(zipOf({ 'a.txt': 'A123456789' })))).toMatchObject({
      verdict: 'ENCRYPTED',
      unread: ['a.txt: ENCRYPTED'],
    })
  })

  it('reads what lies between entries, in a comment, or before the archive', async () => {
    const between = await inspected(withStrayBytes(zipOf({ 'a.txt': 'ok' }), utf8('藏在縫裡 A123456789')))
    expect(between.hiddenText('stray-bytes')).toEqual(['藏在縫裡 A123456789'])
    expect(between.findings[0]?.sight).toBe('stray-bytes')
    const before = await inspected(
      zipOf({ 'inner.zip': Buffer.concat([zipOf({ 'a.txt': 'ok' }), utf8('尾巴 A123456789')]) }),
    )
    expect(before.findings[0]?.sight).toBe('stray-bytes')
    const binary = await inspected(withStrayBytes(zipOf({ 'a.txt': 'ok' }), Uint8Array.of(1, 2, 0, 3)))
    expect(binary.verdict).toBe('PARTIAL')
  })

  it('with names in Big5 shows them as written', async () => {
    const zip = Buffer.from(zipOf({ 'xxxx.txt': 'ok' }))
    const name = big5('名冊')
    for (let at = zip.indexOf('xxxx'); at >= 0; at = zip.indexOf('xxxx', at + 1)) zip.set(name, at)
    expect((await inspected(zip)).parts[1]?.path.at(-1)).toBe('名冊.txt')
  })
})

describe('a hostile archive', () => {
  it('zip bomb: stopped by its ratio, the rest of the archive read', async () => {
    const bomb = zipOf({ 'bomb.txt': new Uint8Array(16 * MB).fill(0x61), 'z.txt': 'A123456789' })
    const report = await inspected(bomb, { limits: { ratioFrom: 2 * MB } })
    expect(report).toMatchObject({ verdict: 'PARTIAL', unread: ['bomb.txt: LIMIT_RATIO'] })
    expect(report.findings).toHaveLength(1)
    expect(report.parts[1]?.bytes).toBeLessThan(5 * MB)
  })

  it('overlapping entries: none of them is opened', async () => {
    const report = await inspected(overlapping(new Uint8Array(MB).fill(0x61), 500))
    expect(report.verdict).toBe('PARTIAL')
    expect(new Set(report.parts.slice(1).flatMap(({ faults }) => faults.map(({ code }) => code)))).toEqual(
      new Set(['ENTRIES_OVERLAP']),
    )
  })

  it('deep nesting: the level that was not opened is named', async () => {
    const report = await inspected(nested(utf8('A123456789'), 'id.txt', 12))
    expect(report.verdict).toBe('PARTIAL')
    expect(report.reasons.map(({ fault }) => fault.code)).toEqual(['LIMIT_DEPTH'])
  })

  it('totals over nested archives count together', async () => {
    const inner = zipOf({ 'a.txt': new Uint8Array(MB).fill(0x61) })
    const report = await inspected(zipOf({ '1.zip': inner, '2.zip': inner, '3.zip': inner }), {
      limits: { totalBytes: 1.5 * MB },
    })
    expect(report.verdict).toBe('PARTIAL')
    expect(
      report.reasons.some(({ fault, part }) => fault.code === 'LIMIT_TOTAL_SIZE' && part.includes('2.zip')),
    ).toBe(true)
  })

  it('too many entries, too little time, a caller who stops: partial with the reason', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.txt`, 'x'])))
    const codes = async (options: Parameters<typeof inspected>[1]) =>
      (await inspected(many, options)).reasons.map(({ fault }) => fault.code)
    expect(await codes({ limits: { parts: 50 } })).toContain('LIMIT_PARTS')
    expect(await codes({ limits: { timeMs: -1 } })).toEqual(['LIMIT_TIME'])
    expect(await codes({ signal: AbortSignal.abort() })).toEqual(['ABORTED'])
  })

  it('cut, or with a wrong checksum: said so', async () => {
    const zip = zipOf({ 'a.txt': 'A123456789'.repeat(100), 'b.txt': 'ok' }, 0)
    expect((await inspected(zip.subarray(0, zip.length - 30))).unread).toEqual([': ARCHIVE_DAMAGED'])
    const wrong = Buffer.from(zip)
    wrong[60] = 0x42
    expect((await inspected(wrong)).unread).toEqual(['a.txt: ARCHIVE_CHECKSUM'])
  })
})

describe('bytes behind the end of a packed stream', () => {
  it('are not taken for read', async () => {
    const zip = Buffer.from(zipOf({ 'a.txt': '公文內容'.repeat(50) }))
    const end = zip.length - 22
    const directory = zip.readUInt32LE(end + 16)
    const stray = utf8('藏在壓縮流之後 A123456789')
    const out = Buffer.concat([zip.subarray(0, directory), stray, zip.subarray(directory)])
    const packed = zip.readUInt32LE(18) + stray.length
    out.writeUInt32LE(packed, 18)
    out.writeUInt32LE(packed, directory + stray.length + 20)
    out.writeUInt32LE(directory + stray.length, end + stray.length + 16)
    const report = await inspected(out)
    expect(report.unread).toEqual(['a.txt: ARCHIVE_DAMAGED'])
  })
})
