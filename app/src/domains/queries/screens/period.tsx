import { addDays, dayOf, parseDay, systemClock, type Day } from '#kernel/ground'
import { RocDateField, useQueryState } from '#kernel/ui'
import { useText } from './text.ts'

export const today = (): Day => dayOf(systemClock())
/** The day whose logs are read this morning. */
export const yesterday = (): Day => addDays(today(), -1)
const dayIn = (text: string, fallback: Day): Day => {
  const day = parseDay(text)
  return day.ok ? day.value : fallback
}

export interface Period {
  readonly from: Day
  readonly to: Day
  setFrom(day: string): void
  setTo(day: string): void
}
/** From and to, both inclusive, kept in the address; at first the last `days` days. */
export function usePeriod(days: number): Period {
  const end = today()
  const [from, setFrom] = useQueryState('from', addDays(end, 1 - days))
  const [to, setTo] = useQueryState('to', end)
  return { from: dayIn(from, addDays(end, 1 - days)), to: dayIn(to, end), setFrom, setTo }
}

export function PeriodFields({ period }: { period: Period }) {
  const t = useText()
  return (
    <>
      <RocDateField
        name="from"
        label={t('period.from')}
        hint={null}
        value={period.from}
        onChange={(day) => day && period.setFrom(day)}
      />
      <RocDateField
        name="to"
        label={t('period.to')}
        hint={null}
        value={period.to}
        onChange={(day) => day && period.setTo(day)}
      />
    </>
  )
}
