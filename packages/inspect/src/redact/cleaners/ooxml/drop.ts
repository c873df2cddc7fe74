import type { HiddenClass } from '../../../words/hidden.ts'
import type { Office } from './office.ts'
import { drops, links, macroFree } from './rules.ts'
import { CONTENT_TYPES } from './office.ts'

/** Drops the parts that are all of a class that was asked for. */
export function dropParts(office: Office): void {
  for (const part of office.parts) {
    const why = byType(office, part) ?? byUse(office, part)
    if (why !== undefined) office.drop(part, why)
  }
}

function byType(office: Office, part: string): HiddenClass | undefined {
  const type = office.types.of(part)
  if (type === null) return undefined
  return drops.find((rule) => rule.type.test(type))?.what.find((one) => office.asked(one))
}

/** Told by who refers to the part, as the reader does. */
function byUse(office: Office, part: string): HiddenClass | undefined {
  const users = office.relations.to(part)
  const of = (what: HiddenClass): HiddenClass | undefined => (office.asked(what) ? what : undefined)
  if (users.length === 0) return of('orphan-part')
  if (users.some(({ type }) => type === 'customXml')) return of('custom-xml')
  if (users.every(({ type }) => type === 'thumbnail')) return of('thumbnail')
  if (users.some(({ type }) => type === 'package' || type === 'oleObject'))
    return of(users.some(({ from }) => /chart/i.test(from)) ? 'chart-workbook' : 'embedded-object')
  return undefined
}

/** Takes out relations that leave the package. */
export function dropLinks(office: Office): void {
  for (const source of ['', ...office.parts])
    for (const { id, type, external } of office.relations.of(source)) {
      const what = links[type] ?? 'author-path'
      if (!external || !office.asked(what)) continue
      office.unrelate(source, id)
      office.deed(source, what)
    }
}

/** A document without macros must not say that it has some, or programs refuse it. */
export async function dropMacros(office: Office): Promise<void> {
  const types = office.parcel.names.find((name) => CONTENT_TYPES.test(name))
  if (types === undefined || !office.asked('macro')) return
  await office.revise(types, (revision) =>
    revision.scan({
      close(element) {
        const type = element.attribute('ContentType')
        const plain = macroFree[type?.value.toLowerCase() ?? '']
        if (type !== undefined && plain !== undefined) revision.edits.set(type, plain)
      },
    }),
  )
}
