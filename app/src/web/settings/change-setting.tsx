import { useState } from 'react'
import { rocDay, type Day } from '#kernel/ground'
import {
  Button,
  count,
  Dialog,
  Form,
  Note,
  RefusalNote,
  RocDateField,
  TextField,
  toast,
  useDeed,
  useForm,
  useSaid,
  useToday,
} from '#kernel/ui'
import { useWebText } from '../text.ts'
import { peopleApi, type Setting } from './api.ts'
import { useUnitWords } from './unit-words.ts'

interface Values {
  readonly value: string
  readonly decision: string
  readonly from: Day | null
}

/** One parameter, within its bounds, from a day on, with the decision behind it. */
export function ChangeSetting({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const t = useWebText()
  const say = useSaid()
  const unit = useUnitWords()(setting.unit)
  const today = useToday()
  const change = useDeed(peopleApi, 'POST /api/settings', { renews: ['/api/settings', '/api/law'] })
  const [start] = useState<Values>({
    value: String(setting.value),
    decision: '',
    from: today,
  })
  const { min, max } = setting.bounds
  const wanted = (values: Values) => (/^\d+$/.test(values.value.trim()) ? Number(values.value) : NaN)
  const form = useForm<Values>({
    initial: start,
    check: (values) => ({
      ...(wanted(values) >= min && wanted(values) <= max ? {} : { value: t('settings.needValue') }),
      ...(values.decision.trim() === '' ? { decision: t('settings.needDecision') } : {}),
    }),
  })
  const send = async (values: Values) => {
    const body = {
      parameter: setting.id,
      value: wanted(values),
      decision: values.decision.trim(),
      ...(values.from ? { from: values.from } : {}),
    }
    const set = await change.run({ body })
    if (!set.ok) return
    toast(t('settings.done'))
    onClose()
  }
  const { values } = form
  return (
    <Dialog title={t('settings.change')} onClose={onClose}>
      <p className="strong">{say(setting)}</p>
      <p className="soft small">{say(setting.bounds)}</p>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={change.refusal} />
        <TextField
          label={t('settings.newValue')}
          hint={t('settings.between', { min: count(min), max: count(max), unit })}
          inputMode="numeric"
          width="s"
          {...form.field('value')}
        />
        <TextField
          label={t('settings.decision')}
          hint={t('settings.decisionHint')}
          {...form.field('decision')}
        />
        <RocDateField label={t('settings.from')} {...form.field('from')} />
        {values.from && wanted(values) !== setting.value && !Number.isNaN(wanted(values)) && (
          <Note tone="amber">
            {t('settings.preview', {
              day: rocDay(values.from),
              name: say(setting),
              before: `${count(setting.value)} ${unit}`,
              after: `${count(wanted(values))} ${unit}`,
            })}
          </Note>
        )}
        <div className="row">
          <Button type="submit" look="primary" busy={change.busy}>
            {t('settings.go')}
          </Button>
          <Button onClick={onClose}>{t('settings.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
