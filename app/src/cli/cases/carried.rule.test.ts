import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { carried, unpacked } from './carried.ts'

const NAME = '王小明'
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding)
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const pdf = (content: string): Uint8Array =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nstream\r\n'),
    deflateSync(content),
    Buffer.from('\nendstream\nendobj\n'),
  ])

const FILES: Readonly<Record<string, Uint8Array>> = {
  'in plain text': bytes(`檢舉人${NAME}`),
  'in UTF-16': bytes(NAME, 'utf16le'),
  'in UTF-16 the other way round': wide(NAME),
  'two archives deep': zipSync({ 'a.docx': zipSync({ 'b.xml': bytes(NAME) }) }),
  'over two runs of a document': zipSync({
    'word/document.xml': bytes('<?xml version="1.0"?><w:p><w:t>王小</w:t><w:t>明</w:t></w:p>'),
  }),
  'in the packed stream of a PDF, spelled in hexadecimal': pdf(`<${wide(NAME).toString('hex')}> Tj`),
  'the same in capitals': pdf(`<${wide(NAME).toString('hex').toUpperCase()}> Tj`),
}

describe('what a file carries', () => {
  for (const [where, file] of Object.entries(FILES))
    it(`is found ${where}, and nothing else is`, () => {
      expect(carried(file, [NAME, '陳大文'])).toEqual([NAME])
    })

  it('is told by the names of its parts, at any depth', () => {
    const names = unpacked(zipSync({ 'a.pptx': zipSync({ 'b.xlsx': bytes('') }) })).map(([name]) => name)
    expect(names).toEqual(['', '/a.pptx', '/a.pptx/b.xlsx'])
  })
})
