import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hiddenClasses, type HiddenClass } from '../../words/hidden.ts'
import { imageCleaner } from './image/image.ts'
import { metafileCleaner } from './metafile/metafile.ts'
import { flatOdfCleaner } from './odf/flat.ts'
import { odfCleaner } from './odf/odf.ts'
import { ooxmlCleaner } from './ooxml/ooxml.ts'
import { kept } from './ooxml/removes.ts'

const READERS = join(import.meta.dirname, '../../readers')
const sources = (...folders: readonly string[]): string =>
  folders
    .flatMap((folder) =>
      readdirSync(join(READERS, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => readFileSync(join(READERS, folder, name), 'utf8')),
    )
    .join('\n')

/** Classes of which a reader's source speaks. */
const spoken = (source: string): readonly HiddenClass[] =>
  (Object.keys(hiddenClasses) as HiddenClass[]).filter((name) => source.includes(`'${name}'`))
/** What `xml/` and `readers/zip/` tell for every reader that uses them. */
const SHARED: readonly HiddenClass[] = ['attribute', 'markup-comment', 'archive-comment', 'stray-bytes']

/** Words that are names of classes and stand for something else where they are found. */
const OTHERWISE: Readonly<Record<string, Readonly<Partial<Record<HiddenClass, string>>>>> = {
  ooxml: {},
  odf: {
    script: 'a prefix of names',
    'style-name': 'the end of the name of attributes',
  },
  image: { comment: 'the name of a block of GIF' },
  metafile: { 'style-name': 'names of fonts, without which no text can be drawn' },
}

describe('every class that a reader tells', () => {
  for (const [reader, folders, cleaners] of [
    ['ooxml', ['ooxml'], [ooxmlCleaner]],
    ['odf', ['odf'], [odfCleaner]],
    ['odf', ['odf'], [flatOdfCleaner]],
    ['image', ['image'], [imageCleaner]],
    ['metafile', ['metafile'], [metafileCleaner]],
  ] as const)
    it(`has an answer: ${reader}`, () => {
      const isPicture = reader === 'image' || reader === 'metafile'
      const classes = new Set([...spoken(sources(...folders)), ...(isPicture ? [] : SHARED)])
      const answered = new Set<string>(cleaners.flatMap(({ removes }) => [...removes]))
      const otherwise = OTHERWISE[reader] ?? {}
      const open = [...classes].filter(
        (name) => !answered.has(name) && !(name in otherwise) && !(reader === 'ooxml' && name in kept),
      )
      expect(open).toEqual([])
      expect(classes.size).toBeGreaterThan(isPicture ? 2 : 35)
    })

  it('is not promised by a cleaner whose reader never tells it', () => {
    const told = new Set([...spoken(sources('ooxml', 'odf', 'image', 'metafile')), ...SHARED])
    const promised = new Set(
      [ooxmlCleaner, odfCleaner, imageCleaner, metafileCleaner].flatMap(({ removes }) => [...removes]),
    )
    // Changes of format are in the files, with the name of who made them; no reader tells them as a class of their own yet.
    expect([...promised].filter((name) => !told.has(name))).toEqual(['tracked-format'])
  })
})
