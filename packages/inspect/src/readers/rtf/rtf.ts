import { memorySupply } from '../../source/supplies.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import { readOle1 } from '../compound/ole1.ts'
import { Document, type Data } from './document.ts'
import { tokensOf } from './tokens.ts'

export const rtfReader: Reader = {
  id: 'rtf',
  kinds: ['rtf'],
  async read(reading) {
    const bytes = await reading.source.bytes()
    const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    const document = new Document(reading, rtf)
    let count = 0
    for (const token of tokensOf(rtf)) {
      if (++count % 4096 === 0) reading.tick()
      document.take(token)
      for (const data of document.waiting.splice(0)) await readData(reading, data)
    }
    for (const data of document.end()) await readData(reading, data)
  },
}

async function readData(reading: Reading, { name, role, hex, bytes }: Data): Promise<void> {
  const squeezed = hex.replace(/[^0-9a-fA-F]+/g, '')
  if (squeezed.length !== hex.replace(/\s+/g, '').length || squeezed.length % 2 !== 0)
    reading.fault('PART_NOT_UNDERSTOOD', { what: 'hexadecimal' })
  const all = Buffer.concat([Buffer.from(squeezed, 'hex'), Buffer.from(bytes, 'latin1')])
  if (all.length === 0) return
  const part = { name, role, source: memorySupply(all) }
  if (role === 'picture') return reading.child(part)
  if (role === 'data') return reading.child({ ...part, hidden: 'custom-xml' })
  await reading.child({ ...part, kind: 'unknown', hidden: 'embedded-object', nests: false, read: readOle1 })
}
