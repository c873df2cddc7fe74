import type { Revision } from '../package/revision.ts'
import { CONTENT_TYPES, type Office } from './office.ts'
import { sweep } from './sweep.ts'

const sourceOf = (rels: string): string => rels.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, '$1$2')

/** Parts that can be reached from the package itself. */
function reachable(
  office: Office,
  allowed: (source: string, id: string, target: string) => boolean,
): Set<string> {
  const seen = new Set<string>()
  const queue = ['']
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    for (const { id, target, external } of office.relations.of(source)) {
      const part = external ? undefined : office.part(target)
      if (part === undefined || seen.has(part) || !allowed(source, id, part)) continue
      seen.add(part)
      queue.push(part)
    }
  }
  return seen
}

/**
 * Makes the package whole again: what was held only by something that went goes too, and relations, references and content types of all
 * of that as well.
 */
export async function settle(office: Office): Promise<void> {
  const before = reachable(office, () => true)
  const stays = (source: string, id: string, part: string): boolean =>
    !office.dropped.has(part) && office.unrelated.get(source)?.has(id) !== true
  const after = reachable(office, stays)
  for (const part of before) if (!after.has(part)) office.dropped.add(part)
  for (const rels of office.relationParts) {
    const written = sourceOf(rels)
    const source = written === '' ? '' : office.part(written)
    if (source !== undefined && office.dropped.has(source)) office.parcel.drop(rels)
    else await unrelate(office, rels, source ?? written)
  }
  const types = office.parcel.names.find((name) => CONTENT_TYPES.test(name))
  if (types !== undefined && office.dropped.size > 0)
    await office.revise(types, (revision) => unlist(revision, office.dropped))
  for (const part of office.dropped) office.parcel.drop(part)
}

async function unrelate(office: Office, rels: string, source: string): Promise<void> {
  const gone = new Set(office.unrelated.get(source) ?? [])
  for (const { id, target, external } of office.relations.of(source))
    if (!external && office.dropped.has(office.part(target) ?? '')) gone.add(id)
  if (gone.size === 0) return
  await office.revise(rels, (revision) =>
    revision.scan({
      close(element) {
        if (element.local === 'Relationship' && gone.has(element.get('Id') ?? '')) revision.edits.cut(element)
      },
    }),
  )
  if (source !== '' && office.part(source) !== undefined)
    await office.revise(source, (revision) => sweep(revision, gone))
}

function unlist(revision: Revision, dropped: ReadonlySet<string>): void {
  const names = new Set([...dropped].map((name) => `/${name.toLowerCase()}`))
  revision.scan({
    close(element) {
      if (element.local === 'Override' && names.has((element.get('PartName') ?? '').toLowerCase()))
        revision.edits.cut(element)
    },
  })
}
