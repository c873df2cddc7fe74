import { Styles } from '../../../../readers/ooxml/docx/styles.ts'
import type { Office } from '../office.ts'
import { cleanSettings } from './settings.ts'
import { cleanStory } from './story.ts'

const STYLES = /wordprocessingml\.styles\+xml$|ms-word\.styleswitheffects\+xml$/
const STORIES =
  /wordprocessingml\.(document|template)\.main\+xml$|ms-word\.\w+\.macroenabled\w*\.main\+xml$|wordprocessingml\.(header|footer|footnotes|endnotes|comments|document\.glossary)\+xml$/
const SETTINGS = /wordprocessingml\.settings\+xml$/

/** Word: the text wherever it stands, and the settings. */
export async function cleanWord(office: Office): Promise<void> {
  const typed = (type: RegExp): readonly string[] =>
    office.parts.filter((part) => type.test(office.types.of(part) ?? ''))
  const styles = new Styles()
  for (const part of typed(STYLES)) await styles.read(await office.reading(part))
  for (const part of typed(STORIES)) await office.revise(part, (revision) => cleanStory(revision, styles))
  for (const part of typed(SETTINGS)) await office.revise(part, cleanSettings)
}
