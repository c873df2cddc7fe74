import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compound } from '../../fixtures/compounds.ts'
import { big5, utf8 } from '../../fixtures/encodings.ts'
import { inspected } from '../../fixtures/inspecting.ts'
import { ole10Native } from '../../fixtures/ole-objects.ts'
import { docx, para, xlsx } from '../../fixtures/ooxml.ts'

const SECRET = utf8('陳情人 A123456789')
const packaged = compound({
  '\u0001Ole10Native': ole10Native('list.txt', 'C:\\Users\\wang\\list.txt', SECRET),
})
/** A compressed container of one chunk without copies: a flag byte of zero before each eight characters. */
function compressedPlainly(text: Uint8Array): Uint8Array {
  const body = [...text].flatMap((byte, i) => (i % 8 === 0 ? [0, byte] : [byte]))
  const header = 0xb000 | (body.length - 1)
  return Uint8Array.from([1, header & 255, header >> 8, ...body])
}

describe('a compound file', () => {
  it('gives the packaged file and the path it came from', async () => {
    const report = await inspected(packaged)
    expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'compound' })
    expect(report.hiddenText('embedded-object')).toEqual(['list.txt', '陳情人 A123456789'])
    expect(report.visibleText()).toBe('')
    expect(report.hiddenText('author-path').join()).toContain('C:\\Users\\wang\\list.txt')
  })
  it('embedded in a document is read, all of it hidden', async () => {
    const object = { as: 'oleObject', type: 'openxmlformats-officedocument.oleObject', content: packaged }
    const report = await inspected(docx(para('附件'), { 'word/embeddings/oleObject1.bin': object }))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.findings).toMatchObject([{ sight: 'embedded-object' }])
  })
  it('large and small streams, in storages, are told by content', async () => {
    const inner = xlsx([{ name: '表', xml: '<sheetData/>' }])
    const report = await inspected(
      compound({
        'ObjectPool/_1/Package': inner,
        small: '小 A123456789',
        large: `大 B246813570\n${'一般文字'.repeat(2000)}`,
      }),
    )
    expect(report.unread).toEqual(['large: PART_UNKNOWN', 'small: PART_UNKNOWN'])
    expect(report.parts.find(({ path }) => path.at(-1) === 'Package')).toMatchObject({
      kind: 'xlsx',
      path: ['file', 'ObjectPool', '_1', 'Package'],
      state: 'read',
    })
    expect(report.findings).toHaveLength(2)
  })
  it('tells orphans, and what lies in free sectors', async () => {
    const report = await inspected(
      compound(
        { a: 'ok', lost: '遺棄的 A123456789' },
        { orphans: ['lost'], free: utf8('free-sector secret') },
      ),
    )
    expect(report.hiddenText('orphan-part')).toEqual(['遺棄的 A123456789'])
    expect(report.hiddenText('stray-bytes')).toEqual(['free-sector secret'])
    expect(report.unread).toEqual([': STRAY_BYTES', 'a: PART_UNKNOWN', 'lost: PART_UNKNOWN'])
  })
  it('opens storages that were orphaned, with all that is in them', async () => {
    const report = await inspected(
      compound(
        { '\u0001Ole': '', 'lost/\u0001Ole10Native': ole10Native('list.txt', 'C:\\wang', SECRET) },
        { orphans: ['lost'] },
      ),
    )
    expect(report.verdict).toBe('COMPLETE')
    expect(report.parts.find(({ path }) => path.at(-1) === 'lost')?.hidden).toBe('orphan-part')
    expect(report.findings).toHaveLength(1)
  })
  it('tells what lies behind the end of a stream, in small sectors and in large ones', async () => {
    for (const filler of [40, 5000]) {
      const content = `${'一'.repeat(filler)}SLACK A123456789`
      const bytes = Buffer.from(compound({ '\u0001Ole': content }))
      const entry = bytes.indexOf(Buffer.from('\u0001Ole\0', 'utf16le'))
      bytes.writeUInt32LE(filler * 3, entry + 120)
      const report = await inspected(bytes)
      expect(report.unread).toEqual([': STRAY_BYTES'])
      expect(report.hiddenText('stray-bytes')).toEqual(['SLACK A123456789'])
    }
  })
  it('tells what follows a packaged file: its names again, and what is not of that form', async () => {
    const wide = (text: string): Buffer =>
      Buffer.concat([Uint8Array.of(text.length, 0, 0, 0), Buffer.from(text, 'utf16le')])
    const names = Buffer.concat(['C:\\Temp\\甲', '甲', 'D:\\政風\\甲'].map(wide))
    const packed = (...behind: readonly Uint8Array[]): Uint8Array =>
      compound({ '\u0001Ole10Native': Buffer.concat([ole10Native('甲', 'D:\\a', SECRET), ...behind]) })
    const named = await inspected(packed(names))
    expect(named.verdict).toBe('COMPLETE')
    expect(named.hiddenText('author-path').join('\n')).toContain('D:\\政風\\甲')
    const more = await inspected(packed(names, Buffer.from('夾帶 B246813570')))
    expect(more.unread).toEqual(['\\x01Ole10Native: STRAY_BYTES'])
    expect(more.hiddenText('stray-bytes').join()).toContain('B246813570')
  })
  it('macros: source read, compiled form said to be unread', async () => {
    const source = big5('Attribute VB_Name = "M"\r\n\' 帳號 A123456789\r\n')
    const report = await inspected(
      compound({ 'VBA/Module1': Buffer.concat([Buffer.from('compiled'), compressedPlainly(source)]) }),
    )
    expect(report).toMatchObject({ verdict: 'PARTIAL', unread: ['VBA › Module1: PART_NOT_UNDERSTOOD'] })
    const [compiled, written] = report.hiddenText('macro')
    expect(compiled).toBe('compiled')
    expect(written).toContain("' 帳號 A123456789")
  })
  it('macros that unpack to more than may be held are cut off', async () => {
    const begin = compressedPlainly(Buffer.from('Attribut'))
    // One character and a copy of it, as long as a chunk allows.
    const bomb = Uint8Array.of(0x03, 0xb0, 0x02, 0x41, 0xff, 0x0f)
    const module = Buffer.concat([begin, ...Array.from({ length: 2000 }, () => bomb)])
    const report = await inspected(compound({ 'VBA/Module1': module }), {
      limits: { heldBytes: 1024 * 1024 },
    })
    expect(report.unread).toEqual(['VBA › Module1: PART_NOT_UNDERSTOOD LIMIT_HELD'])
  })
  it('legacy documents and locked ones are recognised by their streams', async () => {
    expect(await inspected(compound({ WordDocument: 'x' }))).toMatchObject({
      verdict: 'PARTIAL',
      kind: 'doc',
      unread: ['WordDocument: PART_NOT_UNDERSTOOD'],
    })
    expect(await inspected(compound({ EncryptedPackage: 'x' }))).toMatchObject({
      verdict: 'ENCRYPTED',
      kind: 'encrypted-office',
    })
  })
  it('mutated at any byte never throws out of turn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Uint8Array.from(packaged)
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const report = await inspected(bytes)
          for (const part of report.parts) expect(part.faults.length > 0).toBe(part.state !== 'read')
        },
      ),
      { numRuns: 300 },
    )
  })
})
