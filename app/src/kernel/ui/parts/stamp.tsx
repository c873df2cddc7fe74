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
  return (
    <svg
      className={classes('seal', arriving && 'arriving')}
      viewBox="0 0 136 56"
      role="img"
      aria-label={t('stamp.label', { post, name, when, no })}
    >
      <g fill="none" stroke="currentColor" transform="rotate(-1.2 68 28)">
        <rect x={1.5} y={1.5} width={133} height={53} rx={3} strokeWidth={2.2} />
        <path d="M5 36.5H131" strokeWidth={0.8} />
        <g fill="currentColor" stroke="none">
          <text x={8} y={24} fontSize={post.length > 5 ? 10 : 12} fontWeight={600}>
            {post}
          </text>
          <text x={129} y={26} fontSize={19} fontWeight={700} textAnchor="end">
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
