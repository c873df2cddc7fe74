import { useState } from 'react'
import { rocDay, rocTime, type Day, type Instant } from '#kernel/ground'
import { momentOf, readDay, readTime, type DayFault } from '../roc-day.ts'
import { useKitText } from '../texts.ts'
import { Field, type FieldProps } from './field.tsx'

interface RocDateFieldProps extends FieldProps {
  readonly value: Day | null
  /** Called with the day, or with null while what is typed is no day. */
  readonly onChange: (day: Day | null) => void
}

/** A day typed as 115/11/21 or 1151121. What was typed stays; on leaving it is written out the way papers write it. */
export function RocDateField({ value, onChange, error, ...field }: RocDateFieldProps) {
  const t = useKitText()
  const [typed, setTyped] = useState<string | null>(null)
  const [fault, setFault] = useState<DayFault | null>(null)
  const shown = typed ?? (value ? rocDay(value) : '')
  return (
    <Field
      hint={t('roc.hint')}
      {...field}
      error={error ?? (fault && fault !== 'EMPTY' ? t(`roc.${fault}`) : null)}
    >
      {(ids) => (
        <input
          id={ids.id}
          name={field.name}
          data-field={field.name}
          className="input w-s"
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          onChange={(event) => {
            const read = readDay(event.target.value)
            setTyped(event.target.value)
            onChange(read.ok ? read.value : null)
          }}
          onBlur={() => {
            if (typed === null) return
            const read = readDay(typed)
            setFault(read.ok ? null : read.error)
            if (read.ok) setTyped(null)
          }}
        />
      )}
    </Field>
  )
}

interface RocMomentFieldProps extends FieldProps {
  readonly value: Instant | null
  readonly onChange: (at: Instant | null) => void
  readonly day: Day
}
/** A moment in Taiwan: the day and, beside it, the time typed as 14:05 or 1405. */
export function RocMomentField({ value, onChange, day, error, ...field }: RocMomentFieldProps) {
  const t = useKitText()
  const [typedDay, setDay] = useState(value ? rocTime(value).split(' ')[0] : rocDay(day))
  const [typedTime, setTime] = useState(value ? rocTime(value).split(' ')[1] : '')
  const [fault, setFault] = useState<string | null>(null)
  const tell = (dayText: string, timeText: string) => {
    const [d, time] = [readDay(dayText), readTime(timeText)]
    onChange(d.ok && time.ok ? momentOf(d.value, time.value) : null)
  }
  const check = () => {
    const [d, time] = [readDay(typedDay ?? ''), readTime(typedTime ?? '')]
    setFault(
      !d.ok && d.error !== 'EMPTY'
        ? t(`roc.${d.error}`)
        : !time.ok && time.error !== 'EMPTY'
          ? t('roc.TIME')
          : null,
    )
  }
  return (
    <Field hint={t('roc.momentHint')} {...field} error={error ?? fault}>
      {(ids) => (
        <span className="input-pair">
          <input
            id={ids.id}
            name={field.name}
            data-field={field.name}
            className="input w-s"
            inputMode="numeric"
            autoComplete="off"
            value={typedDay}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            onBlur={check}
            onChange={(event) => {
              setDay(event.target.value)
              tell(event.target.value, typedTime ?? '')
            }}
          />
          <input
            className="input w-s"
            inputMode="numeric"
            autoComplete="off"
            aria-label={t('roc.time')}
            placeholder="14:05"
            value={typedTime}
            aria-invalid={ids.invalid}
            onBlur={check}
            onChange={(event) => {
              setTime(event.target.value)
              tell(typedDay ?? '', event.target.value)
            }}
          />
        </span>
      )}
    </Field>
  )
}
