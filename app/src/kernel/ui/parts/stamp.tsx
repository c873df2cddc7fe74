import { rocTime, type Instant } from '#kernel/ground'
import { useKitText } from '../texts.ts'
import { classes } from './button.tsx'

interface StampProps {
  readonly post: string
  readonly name: string
  readonly at: Instant | string
  /** Number of the act in the ledger; null while it waits for its leaf. */
  readonly ledgerNo?: number | string | null
  /** Just pressed: appears with a short, quiet motion. */
  readonly arriving?: boolean
}

/** 職名章: post, name, ROC date and the number of the act. The words are the record; the drawing is for the eye. */
export function Stamp({ post, name, at, ledgerNo, arriving }: StampProps) {
  const t = useKitText()
  const when = rocTime(at as Instant)
  const no =
    ledgerNo === null || ledgerNo === undefined ? t('stamp.waiting') : t('stamp.no', { no: String(ledgerNo) })
  const nameSize = Math.min(19, 66 / ems(name))
  const title = stacked(post, 116 - ems(name) * nameSize)
  return (
    <svg
      className={classes('seal', arriving && 'arriving')}
      viewBox="-2 -3 140 62"
      role="img"
      aria-label={t('stamp.label', { post, name, when, no })}
    >
      <g fill="none" stroke="currentColor" transform="rotate(-1.2 68 28)">
        <rect x={1.5} y={1.5} width={133} height={53} rx={3} strokeWidth={2.2} />
        <path d="M5 36.5H131" strokeWidth={0.8} />
        <g fill="currentColor" stroke="none">
          {title.lines.map((line, k) => (
            <text key={k} x={8} y={title.top + k * title.size * 1.2} fontSize={title.size} fontWeight={600}>
              {line}
            </text>
          ))}
          <text x={129} y={20 + nameSize * 0.36} fontSize={nameSize} fontWeight={700} textAnchor="end">
            {name}
          </text>
          <text x={8} y={48.5} fontSize={9.5}>
            {when}
          </text>
          <text x={129} y={48.5} fontSize={9.5} textAnchor="end">
            {no}
          </text>
        </g>
      </g>
    </svg>
  )
}

/** The same seal at the size of a table row: one character, named for screen readers. */
export const StampMark = ({ sign, label }: { sign: string; label: string }) => (
  <span className="seal-mini" role="img" aria-label={label} title={label}>
    {sign}
  </span>
)

/** Width of a text in ems: a Han character is one wide, a Latin one about half. */
const ems = (text: string): number =>
  Math.max(
    1,
    [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 1 : 0.56), 0),
  )

/** A long post stands in two or three short lines, as it is cut on a real 職名章. */
function stacked(post: string, room: number): { lines: readonly string[]; size: number; top: number } {
  const chars = [...post]
  for (let count = 1; ; count++) {
    const each = Math.ceil(chars.length / count)
    const lines = Array.from({ length: count }, (_, k) => chars.slice(k * each, (k + 1) * each).join(''))
    const size = Math.min(12, room / Math.max(...lines.map(ems)), 28 / count)
    if (size >= 8.5 || count === 3)
      return { lines, size, top: 20 - ((count - 1) * size * 1.2) / 2 + size * 0.36 }
  }
}
