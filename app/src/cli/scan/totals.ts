import { levels, type Level } from '@subrosa/inspect'
import { MARK_DETECTOR } from './documents.ts'
import type { Entry, PassedWhy, ScannedFile, Sum, Totals } from './words.ts'

class Sums {
  readonly #sums = new Map<string, Sum>()
  add(name: string, count: number): void {
    const { count: before, files } = this.#sums.get(name) ?? { count: 0, files: 0 }
    this.#sums.set(name, { count: before + count, files: files + 1 })
  }
  told(): Readonly<Record<string, Sum>> {
    return Object.fromEntries([...this.#sums].toSorted(([, a], [, b]) => b.count - a.count))
  }
}

/** Adds up entries as they come; holds nothing of them. */
export class Totalling {
  readonly #findings = new Sums()
  readonly #hidden = new Sums()
  readonly #notRead = new Sums()
  readonly #kinds = new Sums()
  readonly #passed: Partial<Record<PassedWhy, number>> = {}
  readonly #verdicts = { COMPLETE: 0, PARTIAL: 0, SKIPPED: 0, ENCRYPTED: 0 }
  readonly #levels = Object.fromEntries(levels.map((level) => [level, { marks: 0, documents: 0 }])) as Record<
    Level,
    { marks: number; documents: number }
  >
  readonly #accepted = { findings: 0, hidden: 0 }
  #files = 0
  #found = 0
  #bytes = 0
  #documents = 0
  #persons = 0
  #unlisted = 0

  take(entry: Entry): void {
    if (entry.type === 'passed') {
      this.#passed[entry.why] = (this.#passed[entry.why] ?? 0) + 1
      return
    }
    this.#files += 1
    this.#bytes += entry.size
    this.#documents += entry.documents
    this.#verdicts[entry.verdict] += 1
    this.#kinds.add(entry.kind, 1)
    for (const [detector, count] of Object.entries(entry.findingTotals)) {
      this.#findings.add(detector, count)
      this.#found += count
    }
    for (const { class: name, items } of entry.hidden) this.#hidden.add(name, items)
    for (const { code, count } of entry.notRead) this.#notRead.add(code, count)
    for (const { persons } of entry.persons) this.#persons += persons
    this.#unlisted += entry.unlisted
    this.#accepted.findings += entry.accepted.findings
    this.#accepted.hidden += entry.accepted.hidden
    this.#takeLevels(entry)
  }

  #takeLevels({ findings, marked }: ScannedFile): void {
    for (const { detector, masked } of findings) {
      const level = detector === MARK_DETECTOR ? levels.find((one) => one === masked) : undefined
      if (level !== undefined) this.#levels[level].marks += 1
    }
    for (const { level } of marked) this.#levels[level].documents += 1
  }

  told(): Totals {
    const kinds = Object.entries(this.#kinds.told()).map(([kind, { files }]) => [kind, files] as const)
    return {
      files: this.#files,
      bytes: this.#bytes,
      documents: this.#documents,
      verdicts: { ...this.#verdicts },
      kinds: Object.fromEntries(kinds),
      findings: this.#findings.told(),
      hidden: this.#hidden.told(),
      notRead: this.#notRead.told(),
      passed: { ...this.#passed },
      levels: structuredClone(this.#levels),
      persons: this.#persons,
      unlisted: this.#unlisted,
      accepted: { ...this.#accepted },
    }
  }

  /** For the line of progress, which asks often. */
  get found(): number {
    return this.#found
  }
}
