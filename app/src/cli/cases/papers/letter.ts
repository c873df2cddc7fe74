import { officePackage, xmlPart, xmlText } from './office-package.ts'

/** A text document, a paragraph a line. `|` parts runs, as word processors do wherever somebody corrected a word. */
export function letter(lines: readonly string[]): Uint8Array {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
  const body = lines.map((line) => `<w:p>${line.split('|').map(run).join('')}</w:p>`)
  return officePackage('word/document.xml', {
    'word/document.xml': {
      content: xmlPart('w:document', 'w', `<w:body>${body.join('')}</w:body>`),
      type: 'wordprocessingml.document.main+xml',
    },
  })
}
