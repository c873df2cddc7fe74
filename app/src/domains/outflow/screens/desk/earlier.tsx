import { count, DataTable, Empty, RefusalNote, RocTime, Skeleton, type Column, type Pages } from '#kernel/ui'
import type { Check } from '../api.ts'
import { useText } from '../text.ts'
import { useTimeLeft } from '../time-left.ts'

/** Checks of before, as long as anything of them is kept, and what is known of those that are gone. */
export function Earlier({
  checks,
  without,
  onOpen,
}: {
  checks: Pages<Check, unknown>
  /** The check that is shown in the other tab. */
  without: string
  onOpen: (check: Check) => void
}) {
  const t = useText()
  const left = useTimeLeft()
  const columns: Column<Check>[] = [
    { id: 'at', head: t('desk.earlier.at'), cell: (check) => <RocTime at={check.at} />, min: true },
    { id: 'files', head: t('desk.earlier.files'), cell: (check) => count(check.files), end: true, min: true },
    {
      id: 'findings',
      head: t('desk.col.findings'),
      cell: (check) => count(check.findings),
      end: true,
      min: true,
    },
    { id: 'hidden', head: t('desk.col.hidden'), cell: (check) => count(check.hidden), end: true, min: true },
    {
      id: 'until',
      head: t('desk.earlier.until'),
      cell: (check) =>
        check.gone === null ? (
          t('desk.earlier.left', { left: left(check.until) })
        ) : (
          <span className="soft">
            {t('desk.earlier.gone')} <RocTime at={check.gone} />
          </span>
        ),
    },
  ]
  return (
    <>
      <RefusalNote refusal={checks.refusal} />
      {checks.loading ? (
        <Skeleton />
      ) : (
        <DataTable
          caption={t('desk.earlier.list')}
          rows={checks.rows.filter((check) => check.id !== without)}
          columns={columns}
          rowKey={(check) => check.id}
          onOpen={onOpen}
          more={checks.more}
          fetching={checks.fetching}
          empty={<Empty title={t('desk.earlier.emptyTitle')}>{t('desk.earlier.empty')}</Empty>}
        />
      )}
    </>
  )
}
