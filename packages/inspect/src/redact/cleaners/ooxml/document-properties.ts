import type { Office } from './office.ts'

/** The list of sheets, names and slides that the program keeps among the properties: it would still tell what is gone. */
export async function cutTitles(office: Office): Promise<void> {
  for (const part of office.parts) {
    if (office.types.of(part)?.endsWith('extended-properties+xml') !== true) continue
    await office.revise(part, (revision) =>
      revision.scan({
        close(element) {
          if (element.local === 'HeadingPairs' || element.local === 'TitlesOfParts')
            revision.edits.cut(element)
        },
      }),
    )
  }
}
