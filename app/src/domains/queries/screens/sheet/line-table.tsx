import type { ReactNode } from 'react'
import { Badge, Button, count, DataTable, StampMark, type Column } from '#kernel/ui'
import type { Line } from '../api.ts'
import { useLineColumns } from '../line/columns.tsx'
import { toneOf } from '../line/reasons.tsx'
import { useText } from '../text.ts'
import { SLICE, type SheetLines } from './use-lines.ts'

interface LineTableProps {
  readonly day: string
  readonly lines: SheetLines
  readonly current: string
  /** First row shown, a multiple of SLICE. */
  readonly from: number
  /** On paper all that is loaded is drawn. */
  readonly all: boolean
  readonly onFrom: (from: number) => void
  readonly onOpen: (line: Line) => void
  readonly empty: ReactNode
}

/** A hundred lines at a time; what was stamped keeps its place and shows its seal. */
export function LineTable({ day, lines, current, from, all, onFrom, onOpen, empty }: LineTableProps) {
  const t = useText()
  const columns: Column<Line>[] = [
    ...useLineColumns(['at', 'who', 'system', 'target', 'case', 'why'], day),
    { id: 'state', head: t('col.state'), cell: (line) => <State line={line} lines={lines} />, min: true },
  ]
  const shown = all ? lines.rows : lines.rows.slice(from, from + SLICE)
  const further = from + SLICE < lines.rows.length || lines.more !== null
  return (
    <>
      <DataTable
        caption={t('sheet.list')}
        rows={shown}
        columns={columns}
        rowKey={(line) => line.id}
        current={current === '' ? null : current}
        onOpen={onOpen}
        tone={(line) =>
          lines.given.has(line.id) || !line.reasons.some((reason) => toneOf(reason) === 'amber')
            ? 'plain'
            : 'amber'
        }
        empty={empty}
        tall
        ownKeys
      />
      {(from > 0 || further) && (
        <nav className="row ends no-print" aria-label={t('sheet.slices')}>
          <Button small disabled={from === 0} onClick={() => onFrom(from - SLICE)}>
            {t('sheet.before', { n: String(SLICE) })}
          </Button>
          <span className="small soft">
            {t('sheet.slice', { from: count(from + 1), to: count(from + shown.length) })}
          </span>
          <Button
            small
            disabled={!further}
            busy={lines.fetching}
            onClick={() => {
              if (from + 2 * SLICE > lines.rows.length) lines.more?.()
              onFrom(from + SLICE)
            }}
          >
            {t('sheet.next', { n: String(SLICE) })}
          </Button>
        </nav>
      )}
    </>
  )
}

function State({ line, lines }: { line: Line; lines: SheetLines }) {
  const t = useText()
  const stamp = lines.given.get(line.id)
  const decision = stamp?.decision ?? (line.review?.state === 'decided' ? line.review.decision : null)
  if (decision)
    return (
      <StampMark
        sign={t(`decision.sign.${decision}`)}
        label={t('decision.stamped', { decision: t(`decision.${decision}`) })}
      />
    )
  if (line.review?.state === 'asked') return <Badge>{t('state.asked')}</Badge>
  if (line.review?.state === 'answered') return <Badge tone="amber">{t('state.answered')}</Badge>
  return <span className="unseen">{t('state.open')}</span>
}
