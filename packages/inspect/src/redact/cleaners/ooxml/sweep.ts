import type { Revision } from '../package/revision.ts'
import type { Element, MarkupAttribute } from '../package/element.ts'

/** Elements that may lose a reference and be right without it. */
const ATTRIBUTE_ONLY = new Set(['pageSetup', 'blip', 'imagedata', 'fill', 'stroke', 'bg', 'svgBlip', 'cNvPr'])
/** Elements that are nothing without what they hold. */
const CONTAINERS = new Set([
  ...[
    'tableParts',
    'externalReferences',
    'pivotCaches',
    'oleObjects',
    'controls',
    'custDataLst',
    'custShowLst',
  ],
  ...['slicerList', 'slicerCaches', 'timelineRefs', 'timelineCacheRefs', 'ext', 'extLst', 'hyperlinks'],
  ...['custShow', 'sldLst', 'smartTags', 'AlternateContent', 'Choice', 'Fallback', 'control', 'embeddedFont'],
  ...[
    'customSheetViews',
    'mailMerge',
    'sectionLst',
    'notesMasterIdLst',
    'handoutMasterIdLst',
    'embeddedFontLst',
  ],
])
const RELATIONS = /xmlns:([\w.-]+)\s*=\s*["'][^"']*\/officeDocument(?:\/2006)?\/relationships["']/g

interface Counted {
  children: number
  gone: number
}

/** Takes out what referred to relations that are gone: the element, or only its attribute, or its tags around text that stays. */
export function sweep(revision: Revision, gone: ReadonlySet<string>): void {
  const prefixes = new Set([...revision.text.matchAll(RELATIONS)].map(([, prefix]) => prefix ?? ''))
  const { edits } = revision
  const open: Counted[] = [{ children: 0, gone: 0 }]
  const frames = new Map<Element, { object: boolean; picture: Element | null }>()
  const hit = ({ name, local, value }: MarkupAttribute): boolean =>
    gone.has(value) && (prefixes.has(name.slice(0, Math.max(0, name.indexOf(':')))) || local === 'relid')
  const cut = (element: Element): void => {
    edits.cut(element)
    const around = open.at(-1)
    if (around !== undefined) around.gone += 1
  }
  revision.scan({
    open(element) {
      const around = open.at(-1)
      if (around !== undefined) around.children += 1
      open.push({ children: 0, gone: 0 })
      if (element.local === 'graphicFrame') frames.set(element, { object: false, picture: null })
      const frame = element.closest('graphicFrame')
      const noted = frame === null ? undefined : frames.get(frame)
      if (noted !== undefined && element.local === 'pic') noted.picture ??= element
      if (noted !== undefined && element.local === 'oleObj' && element.attributes.some(hit))
        noted.object = true
    },
    close(element) {
      const { children, gone: fewer } = open.pop() ?? { children: 0, gone: 0 }
      const hits = element.attributes.filter(hit)
      const frame = frames.get(element)
      frames.delete(element)
      if (frame?.object === true) {
        const { picture } = frame
        if (picture === null) cut(element)
        // The picture that stood for the object stays in its place.
        else edits.replace(element.from, element.to, revision.text.slice(picture.from, picture.to))
      } else if (hits.length > 0) {
        if (ATTRIBUTE_ONLY.has(element.local)) hits.forEach((one) => edits.cut(one))
        else if (element.local === 'hyperlink' && !element.empty) edits.unwrap(element)
        else cut(element)
      } else if (fewer > 0 && fewer === children && CONTAINERS.has(element.local)) cut(element)
      else if (fewer > 0) {
        const count = element.attribute('count')
        if (count !== undefined) edits.set(count, String(children - fewer))
      }
    },
  })
}
