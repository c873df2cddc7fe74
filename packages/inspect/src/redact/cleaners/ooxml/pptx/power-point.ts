import { stopPart } from '../../../../pipeline/stop.ts'
import { Revision } from '../../package/revision.ts'
import { cutTitles } from '../document-properties.ts'
import type { Office } from '../office.ts'
import { cleanPresentation, isHiddenSlide, readPresentation } from './presentation.ts'
import { cleanSlide } from './slide.ts'

const MAIN =
  /presentationml\.(presentation|slideshow|template)\.main\+xml$|ms-powerpoint\.\w+\.macroenabled\.main\+xml$/
const SLIDE = /presentationml\.slide\+xml$/
const LAYOUT = /presentationml\.slide(layout|master)\+xml$/
const PAGES = /presentationml\.(notesslide|notesmaster|handoutmaster)\+xml$|ms-powerpoint\.comments\+xml$/
const AUTHORS = /presentationml\.commentauthors\+xml$|ms-powerpoint\.authors\+xml$/

/** PowerPoint: slides with their notes, layouts and masters. */
export async function cleanPowerPoint(office: Office): Promise<void> {
  const typed = (type: RegExp): readonly string[] =>
    office.parts.filter((part) => type.test(office.types.of(part) ?? ''))
  const open = async (part: string): Promise<Revision> =>
    new Revision(part, await office.parcel.bytes(part), office.cleaning)
  const main = typed(MAIN)[0]
  if (main === undefined) return
  const { size, slides } = readPresentation(await open(main))
  const parts = slides.map(({ relation }) => office.part(office.relations.target(main, relation) ?? ''))
  const gone = new Set<string>()
  if (office.asked('hidden-slide'))
    for (const part of typed(SLIDE)) {
      if (!isHiddenSlide(await open(part))) continue
      office.drop(part, 'hidden-slide')
      const slide = slides[parts.indexOf(part)]
      if (slide !== undefined) gone.add(slide.number)
    }
  if (gone.size > 0 && gone.size === slides.length) throw stopPart('REDACT_NOTHING_LEFT')
  for (const part of typed(SLIDE))
    await office.revise(part, (revision) => cleanSlide(revision, { size, prompts: false, whole: null }))
  const used = usedLayouts(office, parts)
  for (const part of typed(LAYOUT)) {
    const whole = used.has(part) ? null : 'master-text'
    await office.revise(part, (revision) => cleanSlide(revision, { size: null, prompts: true, whole }))
  }
  for (const part of typed(PAGES)) {
    const whole = office.types.of(part)?.endsWith('master+xml') === true ? 'master-text' : null
    await office.revise(part, (revision) => cleanSlide(revision, { size: null, prompts: false, whole }))
  }
  if (office.asked('author'))
    for (const part of typed(AUTHORS))
      await office.revise(part, (revision) =>
        revision.scan({
          close(element) {
            for (const key of ['name', 'initials', 'userId'])
              revision.cutAttribute(element.attribute(key), 'author', true)
          },
        }),
      )
  await office.revise(main, (revision) => cleanPresentation(revision, gone))
  if (gone.size > 0) await cutTitles(office)
}

/** Layouts and masters of slides, as the reader finds them: by who refers to them. */
function usedLayouts(office: Office, slides: readonly (string | undefined)[]): ReadonlySet<string> {
  const shown = new Set(slides.flatMap((part) => (part === undefined ? [] : [part.toLowerCase()])))
  const users = (part: string): readonly string[] =>
    office.relations.to(part).map(({ from }) => from.toLowerCase())
  return new Set(
    office.parts.filter((part) =>
      users(part).some((from) => shown.has(from) || users(from).some((one) => shown.has(one))),
    ),
  )
}
