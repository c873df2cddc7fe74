import { memorySupply } from '../../source/supplies.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Child, Reader, Reading } from '../../words/reader.ts'
import type { Node } from './directory.ts'
import { openWhole } from './open-whole.ts'
import { wayOf } from './streams.ts'

/** Office files before 2007, objects embedded in documents, macro projects. Text comes out; formatting is not understood, and that is said. */
export const compoundReader: Reader = {
  id: 'compound',
  kinds: ['doc', 'xls', 'ppt', 'compound'],
  async read(reading) {
    const { root, orphans } = openWhole(reading, await reading.source.bytes())
    await readStorage(reading, root)
    await readOrphans(reading, orphans)
  },
}

export async function readStorage(reading: Reading, storage: Node): Promise<void> {
  await reading.source.bytes()
  await readNodes(reading, storage.children, storage.name)
}

/** Entries that no storage holds are read as if one did. */
export const readOrphans = (reading: Reading, orphans: readonly Node[]): Promise<void> =>
  readNodes(reading, orphans, '', 'orphan-part')

async function readNodes(
  reading: Reading,
  nodes: readonly Node[],
  within: string,
  hidden?: HiddenClass,
): Promise<void> {
  for (const node of nodes) {
    reading.tick()
    const name = shown(node.name)
    if (node.bytes === null) {
      reading.unread(name, 'ARCHIVE_DAMAGED', { what: 'sectors' }, node.size)
      continue
    }
    const way = node.type === 'storage' ? storageWay(node) : wayOf(node.name, within, nodes)
    const part = { name, source: memorySupply(node.bytes) }
    await reading.child({ ...part, ...(hidden === undefined ? {} : { hidden }), ...way })
  }
}

/** Storages are objects, macros or pivot caches; what they are is told by their streams. */
function storageWay(node: Node): Pick<Child, 'kind' | 'nests' | 'read'> {
  const macros = /^(Macros|_VBA_PROJECT_CUR|VBA)$/i.test(node.name)
  const pivots = /^_SX_DB_CUR$/.test(node.name)
  return {
    kind: 'compound',
    nests: !macros && !pivots,
    async read(inner) {
      inner.hide(macros ? 'macro' : pivots ? 'pivot-cache' : 'embedded-object')
      await readStorage(inner, node)
    },
  }
}

const shown = (name: string): string =>
  name.replace(/[\u0001-\u001f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
