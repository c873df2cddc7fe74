import { Badge, Masked, useSaid, type Column } from '#kernel/ui'
import { lineBuckets } from '../../words.ts'
import type { Line } from '../api.ts'
import { useText } from '../text.ts'
import { ClockTime } from './moment.tsx'
import { ReasonBadges } from './reasons.tsx'

type Name = 'at' | 'who' | 'unit' | 'system' | 'target' | 'case' | 'why' | 'bucket'

/** The columns of every list of look-ups, so that a line looks the same wherever it stands. `day`: the day that goes without saying. */
export function useLineColumns(names: readonly Name[], day?: string): Column<Line>[] {
  const t = useText()
  const say = useSaid()
  const all: Readonly<Record<Name, Omit<Column<Line>, 'id'>>> = {
    at: {
      head: t('col.time'),
      cell: (line) => <ClockTime at={line.at} {...(day === undefined ? { day: '' } : {})} />,
      min: true,
    },
    who: {
      head: t('col.person'),
      cell: (line) => line.person?.name ?? <span className="soft">{t('records.nobodyShort')}</span>,
      min: true,
    },
    unit: { head: t('col.unit'), cell: (line) => line.unit?.name, min: true, hide: 's open' },
    system: { head: t('col.system'), cell: (line) => say(line.system), clip: true, hide: 's open' },
    target: { head: t('col.target'), cell: (line) => <Masked>{line.mask}</Masked>, min: true },
    case: {
      head: t('col.case'),
      // A log may not name the case; then the book does.
      cell: (line) => {
        const caseNo = line.caseNo ?? line.entry?.caseNo
        return caseNo ? (
          <span className="fixed">{caseNo}</span>
        ) : (
          <span className="soft">{t('line.noCase')}</span>
        )
      },
      min: true,
      hide: 's open',
    },
    why: { head: t('col.reasons'), cell: (line) => <ReasonBadges of={line} /> },
    bucket: {
      head: t('col.bucket'),
      cell: (line) => (
        <Badge tone={line.bucket === 'MATCHED' ? 'plain' : 'amber'}>{say(lineBuckets[line.bucket])}</Badge>
      ),
      min: true,
      hide: 's',
    },
  }
  return names.map((name) => ({ id: name, ...all[name] }))
}
