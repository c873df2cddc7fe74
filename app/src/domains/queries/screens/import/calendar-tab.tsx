import { addDays, rocDay, type Day } from '#kernel/ground'
import { Button, classes, count, Empty, Go, Load, useApi, useQueryState, useSaid } from '#kernel/ui'
import { api, type CalendarRow } from '../api.ts'
import { today } from '../period.tsx'
import { useText } from '../text.ts'
import { bySystem, daysBetween, weekday } from './calendar.ts'

const SPAN = 14
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** System × day: in, still to come, or overdue. */
export function CalendarTab() {
  const t = useText()
  const [last, setLast] = useQueryState('to', today())
  const to = last as Day
  const from = addDays(to, 1 - SPAN)
  const calendar = useApi(api, 'GET /api/queries/calendar', { query: { from, to } })
  return (
    <div className="stack">
      <div className="row ends">
        <Legend />
        <span className="row no-print">
          <Button small icon="left" onClick={() => setLast(addDays(to, -SPAN))}>
            {t('import.earlier')}
          </Button>
          <Button small icon="right" disabled={to >= today()} onClick={() => setLast(addDays(to, SPAN))}>
            {t('import.later')}
          </Button>
        </span>
      </div>
      <Load of={calendar}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('import.calendarEmptyTitle')}>{t('import.calendarEmpty')}</Empty>
          ) : (
            <Grid rows={rows} days={daysBetween(from, to)} />
          )
        }
      </Load>
    </div>
  )
}

function Grid({ rows, days }: { rows: readonly CalendarRow[]; days: readonly Day[] }) {
  const t = useText()
  const say = useSaid()
  return (
    <div className="table-wrap" role="region" aria-label={t('import.tab.calendar')} tabIndex={0}>
      <table className="table q-calendar">
        <caption className="unseen">{t('import.tab.calendar')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.system')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={classes([0, 6].includes(weekday(day)) && 'q-weekend')}>
                <span className="nowrap">{rocDay(day).slice(4)}</span>
                <span className="q-weekday">{t(`weekday.${weekdays[weekday(day)] ?? 'sun'}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bySystem(rows).map(({ system, days: cells }) => (
            <tr key={system.id}>
              <th scope="row" className="nowrap">
                {say(system)}
              </th>
              {days.map((day) => (
                <td key={day} className={classes('q-day', cells.get(day)?.state ?? 'not-due')}>
                  <Cell cell={cells.get(day)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell }: { cell: CalendarRow | undefined }) {
  const t = useText()
  if (!cell || cell.state === 'not-due')
    return (
      <span className="soft" aria-label={t('import.cell.not-due')}>
        ·
      </span>
    )
  if (cell.state !== 'received') return <>{t(`import.cell.${cell.state}`)}</>
  const [first] = cell.imports
  if (!first) return <>{count(cell.lines)}</>
  return (
    <Go to={`/queries/import/${first}`}>
      <span className="unseen">{t('import.cell.received')} </span>
      {count(cell.lines)}
    </Go>
  )
}

function Legend() {
  const t = useText()
  return (
    <ul className="row small q-legend">
      {(['received', 'due', 'missing', 'not-due'] as const).map((state) => (
        <li key={state} className="row">
          <span className={classes('q-swatch', state)} aria-hidden="true" />
          {t(`import.legend.${state}`)}
        </li>
      ))}
    </ul>
  )
}
