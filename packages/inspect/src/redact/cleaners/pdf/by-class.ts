import { infoClass } from '../../../readers/pdf/keys.ts'
import { nameOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Objects } from './objects.ts'
import { rebuild } from './rebuild.ts'

export type Tell = (object: number, what: HiddenClass | 'finding', count: number) => void

interface Entry {
  readonly key: string
  readonly value: Value
  /** The value with references followed. */
  readonly plain: Value | undefined
  readonly owner: Dict | null
}
type Rule = (entry: Entry, objects: Objects) => boolean

const subtype = (objects: Objects, value: Value | undefined): string =>
  nameOf(objects.get(objects.dict(value)?.get('Subtype')))
const action = ({ plain }: Entry, objects: Objects): string =>
  plain?.is === 'dict' ? nameOf(objects.get(plain.entries.get('S'))) : ''
const isText = ({ plain }: Entry): boolean => plain?.is === 'string'
const under = (...keys: readonly string[]): Rule => {
  const set = new Set(keys)
  return ({ key }) => set.has(key)
}
const textUnder = (...keys: readonly string[]): Rule => {
  const set = new Set(keys)
  return (entry) => set.has(entry.key) && isText(entry)
}
/** Strings, and streams that hold them: not the arrays and dictionaries that other things keep under the same key. */
const isAnnotation = (owner: Dict | null): boolean => owner?.has('Rect') === true && owner.has('Subtype')

/** By class: the entries that carry it, dropped with everything that only they lead to. */
const RULES: Readonly<Partial<Record<HiddenClass, Rule>>> = {
  property: under('Metadata'),
  script: (entry, objects) =>
    action(entry, objects) === 'JavaScript' ||
    entry.key === 'JS' ||
    (entry.key === 'JavaScript' && entry.plain?.is === 'dict'),
  'link-target': (entry, objects) => action(entry, objects) === 'URI' || textUnder('URI')(entry, objects),
  bookmark: (entry) =>
    entry.key === 'Outlines' ||
    (entry.key === 'Dests' && entry.owner !== null) ||
    ((entry.key === 'Dest' || entry.key === 'D') && isText(entry)),
  attachment: (entry, objects) =>
    ['EmbeddedFiles', 'AF', 'EF', 'Collection'].includes(entry.key) ||
    (entry.key === 'Annots' && subtype(objects, entry.value) === 'FileAttachment'),
  thumbnail: under('Thumb'),
  'alt-text': textUnder('Alt', 'ActualText', 'E', 'TU'),
  author: (entry) =>
    entry.key === 'T' &&
    isText(entry) &&
    isAnnotation(entry.owner) &&
    nameOf(entry.owner?.get('Subtype')) !== 'Widget',
  control: textUnder('T', 'TM'),
  'pdf-annotation': (entry) =>
    isAnnotation(entry.owner) && ['Contents', 'RC', 'Subj', 'OverlayText'].includes(entry.key),
}

/** Drops what carries the classes, wherever it stands in the document. */
export function dropClasses(
  objects: Objects,
  hidden: ReadonlySet<HiddenClass>,
  tell: Tell,
  tick: () => void,
): void {
  dropInfo(objects, hidden, tell)
  const rules = Object.entries(RULES).flatMap(([what, rule]) =>
    hidden.has(what as HiddenClass) ? [[what as HiddenClass, rule] as const] : [],
  )
  if (rules.length === 0) return
  rebuild(
    objects,
    (value, key, owner, object) => {
      const entry = { key, value, plain: objects.get(value), owner }
      for (const [what, rule] of rules)
        if (rule(entry, objects)) {
          tell(object, what, 1)
          return null
        }
      return value
    },
    tick,
  )
}

function dropInfo(objects: Objects, hidden: ReadonlySet<HiddenClass>, tell: Tell): void {
  const value = objects.trailer.get('Info')
  const info = objects.dict(value)
  if (info === null || value === undefined) return
  const kept = new Map([...info].filter(([key]) => !hidden.has(infoClass(key))))
  if (kept.size === info.size) return
  const object = value.is === 'ref' ? value.to : 0
  for (const key of info.keys()) if (!kept.has(key)) tell(object, infoClass(key), 1)
  const trailer = new Map(objects.trailer)
  trailer.delete('Info')
  if (kept.size > 0)
    trailer.set('Info', { is: 'ref', to: objects.add({ value: { is: 'dict', entries: kept }, raw: null }) })
  objects.trailer = trailer
}
