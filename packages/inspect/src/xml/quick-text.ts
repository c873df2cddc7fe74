import type { Attributes } from './scan.ts'

const ATTRIBUTES = /(?: [A-Za-z][A-Za-z0-9:]*="[ !#-%'-;=-~]*")*/y
const ATTRIBUTE = / ([A-Za-z][A-Za-z0-9:]*)="([^"]*)"/g

/**
 * The attributes of a tag from behind its name on, and where they end; null where something of them is not plain: values have only ASCII
 * without references and without white space but the space, names come once.
 */
export function quickAttributes(
  text: string,
  from: number,
): { readonly attributes: Attributes; readonly end: number } | null {
  ATTRIBUTES.lastIndex = from
  const [written = ''] = ATTRIBUTES.exec(text) ?? []
  const end = from + written.length
  if (written === '') return { attributes: NONE, end }
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) return null
    attributes[name] = value
  }
  return { attributes, end }
}
const NONE: Attributes = {}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Character data with the five entities of XML resolved; null where it holds any other reference. */
export function entitiesOf(text: string): string | null {
  if (!text.includes('&')) return text
  let known = true
  const read = text.replace(/&([^&;]*;?)/g, (all, name: string) => {
    const char = name.endsWith(';') ? ENTITIES[name.slice(0, -1)] : undefined
    if (char === undefined) known = false
    return char ?? all
  })
  return known ? read : null
}
