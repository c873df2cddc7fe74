import { dictOf, nameOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import { array, changed, ref, type Objects } from './objects.ts'

/** A page of the tree with what it inherits. */
export interface Page {
  readonly object: number
  readonly resources: Dict
}

const MAX_DEPTH = 64
const EMPTY: Dict = new Map()

/** The pages in their order, as the tree has them; null where the tree is not one. */
export function pagesOf(objects: Objects): readonly Page[] | null {
  const root = objects.dict(objects.trailer.get('Root'))?.get('Pages')
  if (root?.is !== 'ref') return null
  const pages: Page[] = []
  const seen = new Set<number>()
  const open: { readonly value: Value; readonly resources: Dict; readonly depth: number }[] = [
    { value: root, resources: EMPTY, depth: 0 },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next
    const node = objects.dict(value)
    if (value.is !== 'ref' || node === null || depth > MAX_DEPTH) return null
    if (seen.has(value.to)) return null
    seen.add(value.to)
    const resources = objects.dict(node.get('Resources')) ?? next.resources
    const kids = objects.list(node.get('Kids'))
    if (node.has('Kids') && nameOf(objects.get(node.get('Type'))) !== 'Page')
      for (const kid of kids.toReversed()) open.push({ value: kid, resources, depth: depth + 1 })
    else pages.push({ object: value.to, resources })
  }
  return pages
}

/** All content of a page as one; null where a part of it cannot be unpacked. */
export function contentOf(objects: Objects, page: number): Uint8Array | null {
  const contents = dictOf(objects.at(page)?.value)?.get('Contents')
  if (contents === undefined) return new Uint8Array()
  const parts = objects.get(contents)?.is === 'array' ? objects.list(contents) : [contents]
  const bytes: Uint8Array[] = []
  for (const part of parts) {
    const data = objects.data(part)
    if (data === null) return null
    bytes.push(data, Buffer.from('\n'))
  }
  return Buffer.concat(bytes)
}

/** Gives a page a content of its own, and drops what shows or keeps it as it was. */
export function setContent(objects: Objects, page: number, bytes: Uint8Array, resources: Dict): void {
  const before = dictOf(objects.at(page)?.value) ?? EMPTY
  const stream = objects.addStream(EMPTY, bytes)
  const entries = changed(before, {
    Contents: array(ref(stream)),
    Resources: { is: 'dict', entries: resources },
    Thumb: null,
    PieceInfo: null,
  })
  objects.set(page, { value: { is: 'dict', entries }, raw: null })
}

/** Writes into each page what it inherits, and takes it from the tree: what one page no longer needs is then kept by no other. */
export function ownResources(objects: Objects, pages: readonly Page[]): void {
  const own = new Set(pages.map(({ object }) => object))
  for (const { object, resources } of pages) {
    const entries = dictOf(objects.at(object)?.value)
    if (entries === null || entries.has('Resources')) continue
    const made = changed(entries, { Resources: { is: 'dict', entries: resources } })
    objects.set(object, { value: { is: 'dict', entries: made }, raw: null })
  }
  for (const number of objects.numbers) {
    const node = dictOf(objects.at(number)?.value)
    if (own.has(number) || node === null || !node.has('Kids') || !node.has('Resources')) continue
    objects.set(number, { value: { is: 'dict', entries: changed(node, { Resources: null }) }, raw: null })
  }
}
