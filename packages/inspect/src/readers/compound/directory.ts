import { stopPart } from '../../pipeline/stop.ts'
import { Sectors } from './sectors.ts'

/** One storage or stream. */
export interface Node {
  readonly name: string
  readonly type: 'storage' | 'stream'
  readonly size: number
  readonly children: readonly Node[]
  /** Null where its chain of sectors is broken. */
  readonly bytes: Uint8Array | null
}

export interface Compound {
  readonly root: Node
  /** Directory entries that nothing leads to: removed by a program that forgot them, or hidden by one that did not. */
  readonly orphans: readonly Node[]
  /** What lies in sectors and ends of sectors that belong to nothing. */
  readonly stray: Uint8Array
  /** The file ends within a sector. */
  readonly cut: boolean
}

interface Entry {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

const NONE = 0xffffffff
const MOST_ENTRIES = 100_000

/** The directory of an OLE compound file. `bytes` is all of it. Throws where it is no such file or its tables are broken. */
export function openCompound(bytes: Uint8Array): Compound {
  const sectors = new Sectors(bytes)
  const entries = entriesOf(sectors.directory())
  const [root] = entries
  if (root === undefined || root.type !== 5) throw stopPart('ARCHIVE_DAMAGED', { what: 'root entry' })
  sectors.openMini(root.start, root.size)
  const reached = new Set<number>([0])
  const tree = nodeOf(root, childrenOf(root.child, entries, reached, sectors), sectors)
  const orphans: Node[] = []
  for (const [i, entry] of entries.entries()) {
    if (reached.has(i) || (entry.type !== 1 && entry.type !== 2)) continue
    reached.add(i)
    orphans.push(nodeOf(entry, childrenOf(entry.child, entries, reached, sectors), sectors))
  }
  return { root: tree, orphans, stray: sectors.stray(), cut: sectors.cut }
}

function entriesOf(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const decoder = new TextDecoder('utf-16le')
  const count = Math.floor(directory.length / 128)
  if (count > MOST_ENTRIES) throw stopPart('ARCHIVE_DAMAGED', { what: 'directory size' })
  return Array.from({ length: count }, (_, i) => {
    const at = i * 128
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2)
    return {
      name: decoder.decode(directory.subarray(at, at + length)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    }
  })
}

/** Deepest storages within storages: Office has five or six. */
const MAX_DEPTH = 64

/** The children of a storage; siblings form a tree of their own. INVARIANT: no entry is reached twice, so circles end. */
function childrenOf(
  first: number,
  entries: readonly Entry[],
  reached: Set<number>,
  sectors: Sectors,
  depth = 0,
): readonly Node[] {
  if (depth > MAX_DEPTH) throw stopPart('LIMIT_NESTING', { max: MAX_DEPTH })
  const nodes: Node[] = []
  const open = [first]
  while (open.length > 0) {
    const id = open.pop() ?? NONE
    const entry = entries[id]
    if (id === NONE || entry === undefined || reached.has(id)) continue
    reached.add(id)
    open.push(entry.left, entry.right)
    if (entry.type !== 1 && entry.type !== 2) continue
    const children = entry.type === 1 ? childrenOf(entry.child, entries, reached, sectors, depth + 1) : []
    nodes.push(nodeOf(entry, children, sectors))
  }
  return nodes.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function nodeOf(entry: Entry, children: readonly Node[], sectors: Sectors): Node {
  const type = entry.type === 2 ? 'stream' : 'storage'
  const bytes = type === 'stream' ? sectors.stream(entry.start, entry.size) : new Uint8Array()
  return { name: entry.name, type, size: entry.size, children, bytes }
}
