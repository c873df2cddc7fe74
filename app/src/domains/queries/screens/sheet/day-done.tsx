import { Button, count, Go, Note, RocTime } from '#kernel/ui'
import { rocDay, type Day } from '#kernel/ground'
import type { Sheet } from '../api.ts'
import { useText } from '../text.ts'

/** The day is done: said in words, with what comes next. */
export function DayDone({
  sheet,
  next,
  onSheet,
}: {
  sheet: Sheet
  next: Sheet | null
  onSheet: (sheet: string) => void
}) {
  const t = useText()
  const { mine } = sheet
  return (
    <Note tone="green" title={t('done.title', { day: rocDay(sheet.day as Day) })}>
      <p>
        {t('done.words', {
          items: count(mine.items),
          approved: count(mine.approved),
          referred: count(mine.referred),
        })}
      </p>
      {sheet.state === 'closed' && sheet.closedAt ? (
        <p className="small">
          {t('done.closed')} <RocTime at={sheet.closedAt} />
        </p>
      ) : (
        <p className="small">{t('done.others')}</p>
      )}
      <p className="row q-done-next">
        {next ? (
          <Button look="primary" onClick={() => onSheet(next.id)}>
            {t('done.next', { day: rocDay(next.day as Day), n: count(next.mine.open) })}
          </Button>
        ) : (
          <Go to="/" className="button">
            {t('toToday')}
          </Go>
        )}
      </p>
    </Note>
  )
}
