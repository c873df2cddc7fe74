import { nameOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import { stopPart } from '../../../pipeline/stop.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Tell } from './by-class.ts'
import { matrixOf, type Matrix } from './matrix.ts'
import { array, changed, name, ref, type Objects } from './objects.ts'
import { contentOf, setContent, type Page } from './pages.ts'
import { withResource } from './shown-text.ts'
import { numberText } from './write.ts'

/** Hidden, or not for the screen. */
const UNSEEN = 2 | 32
/** What only marks a place, with its text in a window of its own. */
const ICONS = new Set(['Text', 'Popup', 'FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D'])
const KEPT = new Set(['Widget', 'Link', 'Redact', 'FileAttachment'])

/** Draws notes and fields into their pages, as they look, and takes them out of the list of annotations. */
export function flatten(
  objects: Objects,
  pages: readonly Page[],
  hidden: ReadonlySet<HiddenClass>,
  tell: Tell,
): void {
  const why = (annotation: Dict): HiddenClass | null => {
    const kind = nameOf(objects.get(annotation.get('Subtype')))
    if (kind === 'Widget') return hidden.has('form-value') ? 'form-value' : null
    return KEPT.has(kind) || !hidden.has('pdf-annotation') ? null : 'pdf-annotation'
  }
  if (hidden.has('form-value')) dropForm(objects, tell)
  if (!hidden.has('form-value') && !hidden.has('pdf-annotation')) return
  for (const page of pages) flattenPage(objects, page, why, tell)
}

function dropForm(objects: Objects, tell: Tell): void {
  const root = objects.trailer.get('Root')
  const catalog = objects.dict(root)
  if (root?.is !== 'ref' || catalog?.has('AcroForm') !== true) return
  tell(root.to, 'form-value', 1)
  objects.set(root.to, { value: { is: 'dict', entries: changed(catalog, { AcroForm: null }) }, raw: null })
}

function flattenPage(
  objects: Objects,
  page: Page,
  why: (annotation: Dict) => HiddenClass | null,
  tell: Tell,
): void {
  const entries = objects.dict(ref(page.object))
  const annotations = objects.list(entries?.get('Annots'))
  const kept: Value[] = []
  let resources = objects.dict(entries?.get('Resources')) ?? page.resources
  let drawn = ''
  for (const one of annotations) {
    const annotation = objects.dict(one)
    const what = annotation === null ? null : why(annotation)
    if (annotation === null || what === null) {
      kept.push(one)
      continue
    }
    tell(one.is === 'ref' ? one.to : page.object, what, 1)
    const form = lookOf(objects, annotation)
    const place = form === null ? null : placeOf(objects, annotation, form)
    if (form === null || place === null) continue
    const key = `Flat${form}`
    resources = withResource(objects, resources, 'XObject', key, ref(form))
    drawn += `q ${place.map(numberText).join(' ')} cm /${key} Do Q\n`
  }
  if (kept.length === annotations.length || entries === null) return
  const shorter = changed(entries, { Annots: kept.length === 0 ? null : array(...kept) })
  objects.set(page.object, { value: { is: 'dict', entries: shorter }, raw: null })
  if (drawn === '') return
  const content = contentOf(objects, page.object)
  if (content === null) throw stopPart('REDACT_PDF_STREAM', { what: 'Contents' })
  const whole = Buffer.concat([Buffer.from('q\n'), content, Buffer.from(`\nQ\n${drawn}`, 'latin1')])
  setContent(objects, page.object, whole, resources)
}

/** The form that an annotation is painted by; null where nothing of it is seen. */
function lookOf(objects: Objects, annotation: Dict): number | null {
  const flags = objects.get(annotation.get('F'))
  if (flags?.is === 'number' && (flags.value & UNSEEN) !== 0) return null
  if (ICONS.has(nameOf(objects.get(annotation.get('Subtype'))))) return null
  const normal = objects.dict(annotation.get('AP'))?.get('N')
  const state = nameOf(objects.get(annotation.get('AS')))
  const found = isStream(objects, normal) ? normal : objects.dict(normal)?.get(state)
  if (found?.is !== 'ref' || !isStream(objects, found)) return null
  const stored = objects.at(found.to)
  if (stored?.value.is !== 'dict') return null
  const value: Value = {
    is: 'dict',
    entries: changed(stored.value.entries, { Type: name('XObject'), Subtype: name('Form') }),
  }
  return objects.add({ ...stored, value })
}

const isStream = (objects: Objects, value: Value | undefined): boolean =>
  value?.is === 'ref' && objects.at(value.to)?.raw !== null && objects.at(value.to) !== undefined

/** Fits the box of the form into the rectangle of the annotation, as the format defines it. */
function placeOf(objects: Objects, annotation: Dict, form: number): Matrix | null {
  const entries = objects.dict(ref(form))
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = objects.numbersIn(annotation.get('Rect'))
  const box = objects.numbersIn(entries?.get('BBox'))
  const [a, b, c, d, e, f] = matrixOf(objects.numbersIn(entries?.get('Matrix')))
  const corners = [0, 2].flatMap((i) => [1, 3].map((j) => [box[i] ?? 0, box[j] ?? 0] as const))
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom]
  if (!(width > 0 && height > 0)) return null
  const [sx, sy] = [Math.abs(x2 - x1) / width, Math.abs(y2 - y1) / height]
  return [sx, 0, 0, sy, Math.min(x1, x2) - left * sx, Math.min(y1, y2) - bottom * sy]
}
