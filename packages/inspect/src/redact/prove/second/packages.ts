import type { Limits } from '../../../words/limits.ts'
import type { SecondReader } from '../ports.ts'
import { unzipped } from '../unzipped.ts'

/** Every entry of a package, and its name. */
export const packages = (limits: Limits): SecondReader => ({
  kinds: ['zip', 'docx', 'xlsx', 'pptx', 'ooxml', 'odt', 'ods', 'odp', 'odf'],
  async text(bytes, inner) {
    const texts: string[] = []
    for (const [name, entry] of unzipped(bytes, limits)) texts.push(name, await inner(name, entry))
    return texts.join('\n\n')
  },
})
