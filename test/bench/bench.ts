import { cpus, release, totalmem } from 'node:os'

/** One measured figure and what it is held against. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The aim of the issue: at least (rates) or at most (times); null where there is none. */
  readonly aim: { readonly atLeast: number } | { readonly atMost: number } | null
  readonly data: string
}
export interface Bench {
  readonly name: string
  run(world: BenchWorld): Promise<Figure[]>
}
/** Places and servers a bench may use. */
export interface BenchWorld {
  readonly directory: string
  /** A PostgreSQL with fsync on, or null where there are no binaries. */
  readonly postgres: string | null
}

export const perSecond = (count: number, ms: number): number => count / (ms / 1000)

/** Milliseconds that the work took. */
export async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The value below which the given part of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}

export function machine(): string {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}, Node ${process.version}`
}

const short = (value: number): string =>
  value >= 1000
    ? Math.round(value).toLocaleString('en-US')
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(2)

export function row(figure: Figure): string {
  const { aim } = figure
  const aimText = aim === null ? '' : 'atLeast' in aim ? `≥ ${short(aim.atLeast)}` : `≤ ${short(aim.atMost)}`
  const met =
    aim === null
      ? ''
      : ('atLeast' in aim ? figure.value >= aim.atLeast : figure.value <= aim.atMost)
        ? 'met'
        : 'MISSED'
  return `| ${figure.what} | ${short(figure.value)} ${figure.unit} | ${aimText} | ${met} | ${figure.data} |`
}
