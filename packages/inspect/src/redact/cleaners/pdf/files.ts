import { dictOf, latin, nameOf, textOf } from '../../../readers/pdf/values.ts'
import { holdsAny } from '../../replace.ts'
import type { Cleaning } from '../../words.ts'
import type { Task } from './task.ts'
import type { Tell } from './by-class.ts'
import { withoutMetadata } from './jpeg-metadata.ts'
import { changed, packed, ref, type Objects } from './objects.ts'
import { forDicts } from './rebuild.ts'

/** Cleans the files that a document carries along, by the cleaners of their kinds. */
export async function cleanFiles(objects: Objects, cleaning: Cleaning): Promise<number> {
  let count = 0
  const names = new Map<number, string>()
  forDicts(
    objects,
    (spec, number) => {
      const name = objects.get(spec.get('UF')) ?? objects.get(spec.get('F'))
      for (const file of objects.dict(spec.get('EF'))?.values() ?? [])
        if (file.is === 'ref') names.set(file.to, name?.is === 'string' ? textOf(name.bytes) : '')
      if (nameOf(spec.get('Type')) === 'EmbeddedFile' && !names.has(number)) names.set(number, '')
    },
    () => cleaning.tick(),
  )
  for (const [number, name] of names) {
    cleaning.tick()
    const bytes = objects.data(ref(number))
    const dict = dictOf(objects.at(number)?.value)
    if (bytes === null || dict === null) {
      cleaning.fault('REDACT_PDF_STREAM', { what: 'EmbeddedFile' })
      continue
    }
    const clean = await cleaning.inner(name === '' ? `object ${number}` : name, bytes)
    if (clean === null) continue
    // Length and checksum of the file as it was.
    objects.set(number, packed(changed(dict, { Params: null }), clean))
    count += 1
  }
  return count
}

/** Takes what pictures tell about themselves out of them, the pixels untouched. */
export function cleanPictures(objects: Objects, { secrets, hidden, tick }: Task, tell: Tell): void {
  for (const number of objects.numbers) {
    tick()
    const stored = objects.at(number)
    const dict = dictOf(stored?.value)
    if (stored?.raw == null || dict === null || nameOf(objects.get(dict.get('Subtype'))) !== 'Image') continue
    const filter = objects.get(dict.get('Filter'))
    const [last] = filter?.is === 'array' ? filter.items.toReversed() : [filter]
    // A picture packed once more is left to the check of what remains.
    if (nameOf(objects.get(last)) !== 'DCTDecode' || (filter?.is === 'array' && filter.items.length > 1))
      continue
    const plain = withoutMetadata(stored.raw)
    if (plain === null || plain.length === stored.raw.length) continue
    const wished = hidden.has('image-metadata')
    if (!wished && !holdsSecret(stored.raw, secrets)) continue
    objects.set(number, { ...stored, raw: plain })
    tell(number, wished ? 'image-metadata' : 'finding', 1)
  }
}

const holdsSecret = (raw: Uint8Array, secrets: Cleaning['secrets']): boolean =>
  secrets.length > 0 &&
  [
    new TextDecoder().decode(raw),
    new TextDecoder('utf-16le').decode(raw),
    new TextDecoder('utf-16be').decode(raw),
    new TextDecoder('big5').decode(raw),
    latin(raw),
  ].some((text) => holdsAny(text, secrets))
