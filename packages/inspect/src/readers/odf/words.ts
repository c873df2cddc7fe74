import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'
import { looksLikeWords, type Attributes } from '../../xml/scan.ts'
import { walkXml } from '../../xml/walk.ts'
import { isMechanical } from './elements.ts'
import { odfNames } from './names.ts'

/** Values that programs write about themselves; told all the same where they hold words. */
const SKIPPED = /^(xlink:(type|show|actuate)|office:version|xml:space)$/

/** Settings that name a machine, a person or a place on a disk. */
const PRINTER = /Printer/
const PATH = /(^|[^\w])([A-Za-z]:[\\/]|\\\\|\/(home|Users|root|var|tmp)\/|file:)/

/**
 * Parts without a page: properties, settings, macros, lists of versions. Each element's words are one span, with the element's name (or
 * the name that it gives itself) as the heading.
 */
export async function readWords(reading: Reading, why: HiddenClass): Promise<void> {
  const stack: { name: string; label: string; text: string }[] = []
  await walkXml(
    reading,
    {
      open(name, attributes) {
        const label =
          attributes['meta:name'] ?? attributes['config:name'] ?? name.slice(name.indexOf(':') + 1)
        const lines = wordsOf(attributes)
        if (lines.length > 0) {
          const text = lines.join('\n')
          reading.span(text, label, { sight: classOf(why, name, label, text), heading: label })
        }
        stack.push({ name, label, text: '' })
      },
      text(text) {
        const top = stack.at(-1)
        if (top !== undefined) top.text += text
      },
      close() {
        const { name, label, text } = stack.pop() ?? { name: '', label: '', text: '' }
        if (text.trim() !== '' && !(why === 'printer-settings' && isMechanical(text.trim())))
          reading.span(text.trim(), label, { sight: classOf(why, name, label, text), heading: label })
      },
      // Dialogs and modules of Basic have one; it names a file of the program.
      doctype: (declaration) =>
        reading.span(declaration.includes('[') ? declaration : '', '', { sight: 'attribute' }),
    },
    odfNames,
  )
}

function wordsOf(attributes: Attributes): readonly string[] {
  return Object.entries(attributes)
    .filter(
      ([key, value]) =>
        value !== '' && !SKIPPED.test(key) && !isMechanical(value) && !isOfProgram(key, value),
    )
    .map(([key, value]) => `${key.slice(key.indexOf(':') + 1)}: ${value}`)
}

/** Names and types of settings are the program's, unless they hold words. */
const isOfProgram = (key: string, value: string): boolean =>
  (key === 'config:type' || key === 'config:name') && !looksLikeWords(value)

function classOf(why: HiddenClass, name: string, label: string, text: string): HiddenClass {
  if (why === 'property') {
    if (name === 'meta:user-defined') return 'custom-property'
    return name === 'meta:template' ? 'author-path' : why
  }
  if (why !== 'printer-settings') return why
  if (PATH.test(text)) return 'author-path'
  return PRINTER.test(label) ? 'printer-settings' : 'attribute'
}
