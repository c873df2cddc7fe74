import { defaultRegistry, inspectBytes, type Finding } from '@subrosa/inspect'
import { chanceOf } from './chance.ts'
import { Deck, genres, paper, roster, type Label, type Paper } from './papers.ts'
import { prose } from './prose.ts'
import { kinds } from './written.ts'

export interface Cell {
  readonly kind: string
  readonly variant: string
  readonly rare: boolean
  total: number
  found: number
  readonly missed: string[]
}

export interface Measured {
  readonly cells: readonly Cell[]
  /** Findings of a detector that lie on no value of its kind, in the papers and in the prose. */
  readonly wrong: ReadonlyMap<string, readonly string[]>
  readonly right: ReadonlyMap<string, number>
  readonly inProse: ReadonlyMap<string, readonly string[]>
  readonly papers: number
  readonly labels: number
  readonly chars: number
  readonly proseBytes: number
}

const KEY = new Uint8Array(32)
/** A finding is right where it and the value share at least half of what they cover together. */
const SHARE = 0.5

interface Extent {
  readonly start: number
  readonly end: number
}
const extentOf = ({ extent }: Finding): Extent => ({
  start: extent.offset + extent.start,
  end: extent.offset + extent.end,
})
const shared = (a: Extent, b: Extent): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
  (Math.max(a.end, b.end) - Math.min(a.start, b.start))

async function findingsIn(text: string, name: string): Promise<readonly Finding[]> {
  const options = { markKey: KEY, detectors: defaultRegistry(), limits: { listed: 1_000_000 } }
  const { findings, verdict } = await inspectBytes(new TextEncoder().encode(text), name, options)
  if (verdict !== 'COMPLETE') throw new Error(`the paper was not read: ${verdict}`)
  return findings
}

const put = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  map.set(key, [...(map.get(key) ?? []), value])
}

export async function measure(seed: number, count: number, proseBytes: number): Promise<Measured> {
  const cells = new Map<string, Cell>()
  const wrong = new Map<string, string[]>()
  const right = new Map<string, number>()
  let labels = 0
  let chars = 0
  const papers = papersOf(seed, count)
  for (const one of papers) {
    const findings = await findingsIn(one.text, one.genre === '名冊' ? 'a.csv' : 'a.txt')
    chars += one.text.length
    labels += one.labels.length
    const used = new Set<Finding>()
    for (const label of one.labels) {
      const wanted = kinds[label.kind]?.detectors ?? []
      const hit = findings.find(
        (finding) => wanted.includes(finding.detector) && shared(extentOf(finding), label) >= SHARE,
      )
      if (hit !== undefined) used.add(hit)
      count1(cells, label, hit !== undefined, one)
    }
    for (const finding of findings) {
      if (used.has(finding)) right.set(finding.detector, (right.get(finding.detector) ?? 0) + 1)
      else if (!isWithinOwn(finding, one.labels))
        put(wrong, finding.detector, around(one.text, extentOf(finding)))
    }
  }
  const inProse = new Map<string, string[]>()
  const text = prose(chanceOf(seed + 1), proseBytes)
  for (const finding of await findingsIn(text, 'prose.txt'))
    put(inProse, finding.detector, around(text, extentOf(finding)))
  return {
    cells: [...cells.values()],
    wrong,
    right,
    inProse,
    papers: papers.length,
    labels,
    chars,
    proseBytes: Buffer.byteLength(text),
  }
}

function papersOf(seed: number, count: number): readonly Paper[] {
  const chance = chanceOf(seed)
  const deck = new Deck()
  const names = [...Object.keys(genres), '名冊']
  return Array.from({ length: count }, (_, i) => {
    const genre = names[i % names.length] ?? '公文'
    return genre === '名冊' ? roster(chance) : paper(genre, chance, deck)
  })
}

/** A second finding on the same value, by a detector that is allowed it, is no mistake. */
const isWithinOwn = (finding: Finding, labels: readonly Label[]): boolean =>
  labels.some(
    (label) =>
      (kinds[label.kind]?.detectors ?? []).includes(finding.detector) &&
      shared(extentOf(finding), label) > 0.2,
  )

const around = (text: string, { start, end }: Extent): string =>
  `${text.slice(Math.max(0, start - 14), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 8)}`.replace(
    /\s/g,
    '␣',
  )

function count1(cells: Map<string, Cell>, label: Label, found: boolean, { text }: Paper): void {
  const key = `${label.kind} ${label.variant} ${label.rare}`
  const cell = cells.get(key) ?? {
    kind: label.kind,
    variant: label.variant,
    rare: label.rare,
    total: 0,
    found: 0,
    missed: [],
  }
  cell.total += 1
  if (found) cell.found += 1
  else if (cell.missed.length < 5) cell.missed.push(around(text, label))
  cells.set(key, cell)
}
