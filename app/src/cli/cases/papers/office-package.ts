import { zipSync } from 'fflate'

export interface Relation {
  readonly id: string
  /** The last word of the relation's type. */
  readonly type: string
  readonly target: string
}
export interface OfficePart {
  readonly content: string | Uint8Array
  /** What follows `application/vnd.openxmlformats-officedocument.`; null where the ending of its name says it. */
  readonly type: string | null
  readonly relations?: readonly Relation[]
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.'
const ENDINGS = [
  ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
  ['xml', 'application/xml'],
  ['xlsx', `${TYPE}spreadsheetml.sheet`],
] as const

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Namespaces by the prefixes that the papers use. */
const NAMESPACES: Readonly<Record<string, string>> = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  r: OFFICE,
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
}

export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A part: its root element with the namespaces of the prefixes named. */
export const xmlPart = (root: string, prefixes: string, inner: string): string =>
  `${HEAD}<${root}${[...prefixes].map((one) => ` xmlns:${one}="${NAMESPACES[one] ?? ''}"`).join('')}>${inner}</${root}>`
/** A part of a spreadsheet, whose own namespace has no prefix. */
export const sheetPart = (root: string, inner: string): string =>
  `${HEAD}<${root} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">${inner}</${root}>`

/** An Office file of parts, their relations and the two tables that list them. */
export function officePackage(main: string, parts: Readonly<Record<string, OfficePart>>): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const put = (name: string, content: string | Uint8Array): void => {
    files[name] = typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
  put('[Content_Types].xml', contentTypes(parts))
  put('_rels/.rels', relationsPart([{ id: 'rId1', type: 'officeDocument', target: main }]))
  for (const [name, { content, relations }] of Object.entries(parts)) {
    put(name, content)
    if (relations) put(name.replace(/([^/]*)$/, '_rels/$1.rels'), relationsPart(relations))
  }
  // Without a date of its own the library takes the moment, and no two runs would be alike.
  return zipSync(files, { mtime: new Date(2026, 10, 19, 9) })
}

function contentTypes(parts: Readonly<Record<string, OfficePart>>): string {
  const defaults = ENDINGS.map(([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`)
  const overrides = Object.entries(parts).flatMap(([name, { type }]) =>
    type === null ? [] : [`<Override PartName="/${name}" ContentType="${TYPE}${type}"/>`],
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${[...defaults, ...overrides].join('')}</Types>`
}

const relationsPart = (relations: readonly Relation[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`
