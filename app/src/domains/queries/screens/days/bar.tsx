import { count } from '#kernel/ui'
import type { DayRow } from '../api.ts'
import { useText } from '../text.ts'

export type Buckets = NonNullable<DayRow['buckets']>
type Part = 'matched' | 'mismatch' | 'unregistered' | 'entriesMatched' | 'entriesMismatch' | 'phantom'

const log: readonly Part[] = ['matched', 'mismatch', 'unregistered']
const book: readonly Part[] = ['entriesMatched', 'entriesMismatch', 'phantom']
/** What is rare must still be seen. */
const LEAST = 1.2

/** Where the lines (or the entries) of a day ended, as one bar; its numbers stand in words for whoever does not see it. */
export function BucketBar({ of, side }: { of: Buckets; side: 'log' | 'book' }) {
  const t = useText()
  const parts = (side === 'log' ? log : book).map((part) => ({ part, n: of[part] }))
  const total = parts.reduce((sum, { n }) => sum + n, 0)
  const label = parts.map(({ part, n }) => `${t(`bucket.${part}`)} ${count(n)}`).join(t('and'))
  const shares = parts.map(({ part, n }) => ({
    part,
    share: n === 0 || total === 0 ? 0 : Math.max(LEAST, (n / total) * 100),
  }))
  const scale =
    100 /
    Math.max(
      1,
      shares.reduce((sum, { share }) => sum + share, 0),
    )
  const placed = shares.reduce<readonly { part: Part; x: number; width: number }[]>(
    (done, { part, share }) => {
      const last = done.at(-1)
      return [...done, { part, x: last ? last.x + last.width : 0, width: share * scale }]
    },
    [],
  )
  return (
    <svg className="q-bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={label}>
      {total === 0 && <rect className="none" width={100} height={6} />}
      {placed.map(({ part, x, width }) =>
        width === 0 ? null : <rect key={part} className={part} x={x} width={width} height={6} />,
      )}
    </svg>
  )
}

export function BarLegend() {
  const t = useText()
  return (
    <ul className="row small q-legend">
      {log.map((part) => (
        <li key={part} className="row">
          <svg className="q-bar-swatch" viewBox="0 0 6 6" aria-hidden="true">
            <rect className={part} width={6} height={6} />
          </svg>
          {t(`bucket.${part}`)}
        </li>
      ))}
    </ul>
  )
}
