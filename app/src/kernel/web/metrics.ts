type Labels = Readonly<Record<string, string>>

interface Series {
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly name: string
  readonly help: string
  lines(): string[]
}
const text = (labels: Labels): string => {
  const parts = Object.entries(labels).map(([key, value]) => `${key}="${value.replace(/["\\\n]/g, '_')}"`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}

/**
 * Counters, gauges and histograms in Prometheus' text form. Labels are closed words (route patterns, codes), never values of
 * requests: no personal data and no unbounded series.
 */
export class Metrics {
  readonly #series = new Map<string, Series>()

  counter(name: string, help: string): { add(labels?: Labels, by?: number): void } {
    const values = new Map<string, number>()
    this.#declare({
      kind: 'counter',
      name,
      help,
      lines: () => [...values].map(([labels, value]) => `${name}${labels} ${value}`),
    })
    return {
      add: (labels = {}, by = 1) => void values.set(text(labels), (values.get(text(labels)) ?? 0) + by),
    }
  }

  /** Asked at each reading, so that it is never stale. */
  gauge(name: string, help: string, read: () => number): void {
    this.#declare({ kind: 'gauge', name, help, lines: () => [`${name} ${read()}`] })
  }

  /** @param bounds upper bounds in rising order, in the unit that the name ends with */
  histogram(
    name: string,
    help: string,
    bounds: readonly number[],
  ): { observe(value: number, labels?: Labels): void } {
    const rows = new Map<string, { labels: Labels; counts: number[]; sum: number; total: number }>()
    const lines = (): string[] =>
      [...rows.values()].flatMap(({ labels, counts, sum, total }) => [
        ...bounds.map(
          (bound, i) => `${name}_bucket${text({ ...labels, le: String(bound) })} ${counts[i] ?? 0}`,
        ),
        `${name}_bucket${text({ ...labels, le: '+Inf' })} ${total}`,
        `${name}_sum${text(labels)} ${sum}`,
        `${name}_count${text(labels)} ${total}`,
      ])
    this.#declare({ kind: 'histogram', name, help, lines })
    return {
      observe(value, labels = {}) {
        const key = text(labels)
        const row = rows.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, total: 0 }
        bounds.forEach((bound, i) => value <= bound && (row.counts[i] = (row.counts[i] ?? 0) + 1))
        row.sum += value
        row.total += 1
        rows.set(key, row)
      },
    }
  }

  render(): string {
    return [...this.#series.values()]
      .map((s) => `# HELP ${s.name} ${s.help}\n# TYPE ${s.name} ${s.kind}\n${s.lines().join('\n')}\n`)
      .join('')
  }

  #declare(series: Series): void {
    if (this.#series.has(series.name)) throw new Error(`metric ${series.name} is declared twice`)
    this.#series.set(series.name, series)
  }
}
