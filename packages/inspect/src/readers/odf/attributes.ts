import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'
import { looksLikeWords, type Attributes } from '../../xml/scan.ts'
import { ATTRIBUTES, isMechanical } from './elements.ts'

/** Cells tell their own values. */
const OF_CELLS = /^office:(value|string-value|date-value|time-value|boolean-value|value-type)$/
const MARKS = new Set(['xml:id', 'office:value-type', 'calcext:value-type'])
/** Names that programs give by themselves. */
const GIVEN = /^(Shape|Image|Picture|Frame|Object|Graphics|Bild|page|圖片|物件|外框|頁面)[ _]?\d*$/i

/** Hands out the words that stand in an element's attributes, one span a class. */
export function tellAttributes(
  reading: Reading,
  element: string,
  attributes: Attributes,
  tell: HiddenClass | undefined,
  address: string,
): void {
  let told: Map<HiddenClass, string[]> | null = null
  for (const name in attributes) {
    const value = attributes[name] ?? ''
    const why = reasonOf(element, name, value, tell)
    if (why === null) continue
    const line =
      why === 'attribute' || why === tell ? `${name.slice(name.indexOf(':') + 1)}: ${value}` : value
    told ??= new Map()
    const lines = told.get(why)
    if (lines === undefined) told.set(why, [line])
    else lines.push(line)
  }
  if (told !== null) for (const [sight, lines] of told) reading.span(lines.join('\n'), address, { sight })
}

function reasonOf(
  element: string,
  name: string,
  value: string,
  tell: HiddenClass | undefined,
): HiddenClass | null {
  if (value === '' || MARKS.has(name) || (OF_CELLS.test(name) && element.endsWith('table-cell'))) return null
  if (name.endsWith('style-name') && !tells(value)) return null
  if (name === 'xlink:href') return linkClass(value, tell)
  if (element === 'table:table' && name === 'table:name') return null
  if (tell !== undefined && !isMechanical(value) && !name.startsWith('xlink:')) return tell
  const why = ATTRIBUTES[name]
  if (why === 'alt-text' || why === 'bookmark') return GIVEN.test(value) || isAscii(value) ? null : why
  if (why !== undefined) return why
  return tells(value) ? 'attribute' : null
}

/** What lies in the package is on the census anyway. */
function linkClass(href: string, tell: HiddenClass | undefined): HiddenClass | null {
  if (tell !== undefined) return tell
  const leaves = /^([a-z][a-z0-9+.-]*:|\/|\.\.\/)/i.test(href)
  return leaves ? 'external-link' : tells(href) ? 'attribute' : null
}

const isAscii = (value: string): boolean => /^[\x20-\x7e]*$/.test(value) && !tells(value)

/** Words, or a number as long as those by which people are told apart. */
const tells = (value: string): boolean => looksLikeWords(value) || /[0-9\uff10-\uff19]{8}/.test(value)
