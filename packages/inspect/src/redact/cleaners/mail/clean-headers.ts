import { parametersOf } from '../../../readers/mail/parameters.ts'
import { holdsAny, replaceIn } from '../../replace.ts'
import type { Cleaning } from '../../words.ts'
import { endOf, type HeaderLine } from './header-lines.ts'
import { USUAL, writeHeader, writeParameters } from './write-header.ts'

/** Headers that the body's new form makes necessary: parameters by name, the value itself by ''. */
export type Changes = Map<string, Readonly<Record<string, string>>>

/** What mail programs show above a message, and what holds it together; the reader knows the same. */
const SHOWN = new Set(['from', 'to', 'cc', 'subject', 'date'])
const STRUCTURE = new Set([
  'content-type',
  'content-disposition',
  'content-transfer-encoding',
  'mime-version',
])

export function cleanHeaders(
  cleaning: Cleaning,
  lines: readonly HeaderLine[],
  number: string,
  changes: Changes,
): string {
  const out = lines.map((line) => cleanLine(cleaning, line, number, changes))
  const end = endOf(lines[0]?.source ?? '')
  const present = new Set(lines.map(({ name }) => name.toLowerCase()))
  for (const [name, change] of changes)
    if (!present.has(name))
      out.push(
        name === 'content-type'
          ? writeParameters(
              'Content-Type',
              `text/plain; charset=${change['charset'] ?? 'utf-8'}`,
              (_, value) => value,
              end,
            )
          : writeHeader('Content-Transfer-Encoding', change[''] ?? '', end),
      )
  return out.join('')
}

function cleanLine(cleaning: Cleaning, line: HeaderLine, number: string, changes: Changes): string {
  const key = line.name.toLowerCase()
  const address = `${number === '' ? '' : `${number} `}${line.name}`
  const change = changes.get(key)
  if (STRUCTURE.has(key)) return cleanStructure(cleaning, line, address, change ?? {})
  const shown = SHOWN.has(key) && number === ''
  if (!shown && cleaning.hidden.has('mail-header')) {
    if (line.source.trim() !== '')
      cleaning.deed({ address: '', what: 'mail-header', how: 'removed', count: 1 })
    return ''
  }
  const { segments, count } = replaceIn([line.text], cleaning.secrets)
  if (count === 0) return line.source
  cleaning.deed({ address, what: 'finding', how: 'replaced', count })
  const text = segments.join('')
  return line.name === '' ? '' : writeHeader(line.name, text, endOf(line.source))
}

/** Names of files and unusual parameters may hold values; the others hold the mail together and are left alone. */
function cleanStructure(
  cleaning: Cleaning,
  { name, raw, source }: HeaderLine,
  address: string,
  change: Readonly<Record<string, string>>,
): string {
  const { value, named } = parametersOf(raw)
  const odd = !/^[a-z0-9.+/-]*$/.test(value) || [...named.keys()].some((key) => !USUAL.test(key))
  const strip = odd && cleaning.hidden.has('mail-header')
  const held = [...named].some(([key, text]) => isFree(key) && holdsAny(text, cleaning.secrets))
  if (!strip && !held && Object.keys(change).length === 0) {
    if (!holdsAny(value, cleaning.secrets)) return source
  }
  if (strip) cleaning.deed({ address, what: 'mail-header', how: 'removed', count: 1 })
  const end = endOf(source)
  const plain = replaceIn([value], cleaning.secrets).segments.join('')
  const first = change[''] ?? (strip ? plain.replace(/[^a-z0-9.+/-].*$/, '') : plain)
  const added = Object.entries(change).filter(([key]) => key !== '' && !named.has(key))
  const written = first + raw.slice(raw.indexOf(';') < 0 ? raw.length : raw.indexOf(';'))
  return writeParameters(
    name,
    written + added.map(([key, text]) => `; ${key}=${text}`).join(''),
    (key, text) => {
      if (strip && !USUAL.test(key)) return null
      if (change[key] !== undefined) return change[key]
      if (!isFree(key)) return text
      const { segments, count } = replaceIn([text], cleaning.secrets)
      cleaning.deed({ address, what: 'finding', how: 'replaced', count })
      return segments.join('')
    },
    end,
  )
}

const isFree = (parameter: string): boolean =>
  parameter === 'name' || parameter === 'filename' || !USUAL.test(parameter)
