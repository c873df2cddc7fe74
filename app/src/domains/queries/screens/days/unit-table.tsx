import { Badge, count, DataTable, Empty, Go, Unseen, useApi, useMayEver, type Column } from '#kernel/ui'
import { reviewApi, type DayDetail } from '../api.ts'
import { isShortRule } from '../line/reasons.tsx'
import { useText } from '../text.ts'
import { BucketBar } from './bar.tsx'

type UnitRow = DayDetail['units'][number]

/** How each unit's lines ended, by rule, and whether its sheet is closed. */
export function UnitTable({ day, units }: { day: string; units: readonly UnitRow[] }) {
  const t = useText()
  const may = useMayEver('review.sheet.read')
  const sheets = useApi(
    reviewApi,
    'GET /api/review/sheets',
    { query: { kind: 'queries.day', from: day, to: day, limit: 200 } },
    { enabled: may },
  )
  const rules = [...new Set(units.flatMap((row) => Object.keys(row.byRule)))].sort((a, b) =>
    a.localeCompare(b),
  )
  const columns: Column<UnitRow>[] = [
    { id: 'unit', head: t('col.unit'), cell: (row) => row.unit?.name ?? t('days.noUnit'), min: true },
    {
      id: 'bar',
      head: t('days.result'),
      cell: (row) => <BucketBar of={row.buckets} side="log" />,
      hide: 's',
    },
    ...(['lines', 'mismatch', 'unregistered', 'phantom'] as const).map((part) => ({
      id: part,
      head: t(`bucket.${part}`),
      cell: (row: UnitRow) => count(row.buckets[part]),
      end: true,
      min: true,
    })),
    ...rules.map((rule) => ({
      id: rule,
      head: (
        <span title={rule}>
          {rule} {isShortRule(rule) && t(`rule.short.${rule}`)}
        </span>
      ),
      cell: (row: UnitRow) => (row.byRule[rule] ? count(row.byRule[rule]) : <span className="soft">·</span>),
      end: true,
      min: true,
      hide: 'm' as const,
    })),
    {
      id: 'sheet',
      head: t('days.sheet'),
      cell: (row) => {
        const sheet = sheets.data?.rows.find((one) => one.id === row.sheet)
        if (!sheet) return row.sheet && !may ? t('days.hasSheet') : null
        return (
          <Badge tone={sheet.overdue ? 'red' : 'plain'}>
            {sheet.state === 'closed'
              ? t('sheet.done')
              : sheet.overdue
                ? t('sheet.overdue')
                : t('sheet.leftShort', { n: count(sheet.progress.open) })}
          </Badge>
        )
      },
      min: true,
    },
    {
      id: 'lines-link',
      head: <Unseen>{t('days.toLines')}</Unseen>,
      cell: (row) =>
        may && row.unit && <Go to={`/queries/lines?day=${day}&unit=${row.unit.id}`}>{t('days.toLines')}</Go>,
      min: true,
      hide: 's',
    },
  ]
  return (
    <DataTable
      caption={t('days.units')}
      rows={units}
      columns={columns}
      rowKey={(row) => row.unit?.id ?? ''}
      empty={<Empty title={t('days.noUnits')}>{t('days.empty')}</Empty>}
    />
  )
}
