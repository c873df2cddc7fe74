import { useState } from 'react'
import { addDays, type Day } from '#kernel/ground'
import {
  Button,
  Form,
  FormDeeds,
  Note,
  RadioCards,
  RefusalNote,
  RocDateField,
  TextArea,
  toast,
  useDeed,
  useForm,
  useToday,
} from '#kernel/ui'
import { api, renews, useText, type Finding } from './api.ts'

type Outcome = NonNullable<Finding['outcome']>
type Disclosure = NonNullable<Finding['disclosure']>
interface Values {
  readonly outcome: Outcome | ''
  readonly disclosure: Disclosure | ''
  readonly conclusion: string
  readonly recheckDue: Day | null
}
const outcomes = ['explained', 'improper', 'no_fault', 'system'] as const
const disclosures = ['no', 'unknown', 'yes'] as const

/** Two axes that are judged apart: the conduct, and whether anything was disclosed. */
export function CloseForm({ finding, onDone }: { finding: Finding; onDone: () => void }) {
  const t = useText()
  const today = useToday()
  const close = useDeed(api, 'POST /api/findings/:finding/close', { renews })
  const [start] = useState<Values>({ outcome: '', disclosure: '', conclusion: '', recheckDue: null })
  const form = useForm<Values>({
    initial: start,
    draft: `findings.close:${finding.id}`,
    check: (values) => ({
      ...(values.outcome === '' ? { outcome: t('close.needOutcome') } : {}),
      ...(values.disclosure === '' ? { disclosure: t('close.needDisclosure') } : {}),
      ...(values.conclusion.trim() === '' ? { conclusion: t('close.needConclusion') } : {}),
    }),
  })
  const send = async ({ outcome, disclosure, conclusion, recheckDue }: Values) => {
    if (outcome === '' || disclosure === '') return
    const body = { outcome, disclosure, conclusion: conclusion.trim(), ...(recheckDue ? { recheckDue } : {}) }
    const closed = await close.run({ params: { finding: finding.id }, body })
    if (!closed.ok) return
    form.done()
    toast(t('close.done'))
    onDone()
  }
  // A month is a usual distance; whoever closes may choose another.
  const suggest = (outcome: Outcome) => {
    form.set('outcome', outcome)
    if ((outcome === 'improper' || outcome === 'system') && form.values.recheckDue === null)
      form.set('recheckDue', addDays(today, 30))
  }
  return (
    <Form faults={form.faults} onSubmit={() => form.submit(send)} label={t('close.title')}>
      <RefusalNote refusal={close.refusal} />
      <RadioCards
        label={t('close.outcome')}
        {...form.field('outcome')}
        onChange={suggest}
        options={outcomes.map((value) => ({
          value,
          label: t(`outcome.${value}`),
          hint: t(`outcome.${value}Hint`),
        }))}
      />
      <RadioCards
        label={t('close.disclosure')}
        {...form.field('disclosure')}
        options={disclosures.map((value) => ({ value, label: t(`disclosure.${value}`) }))}
      />
      <TextArea
        label={t('close.conclusion')}
        hint={t('close.conclusionHint')}
        maxLength={4000}
        {...form.field('conclusion')}
      />
      <RocDateField
        label={t('close.recheckDue')}
        hint={t('close.recheckHint')}
        {...form.field('recheckDue')}
      />
      <Note tone="amber">{t('close.preview')}</Note>
      <FormDeeds>
        <Button type="submit" look="primary" busy={close.busy}>
          {t('deed.close')}
        </Button>
        <Button onClick={onDone}>{t('deed.cancel')}</Button>
      </FormDeeds>
    </Form>
  )
}
