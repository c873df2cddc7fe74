import {
  Button,
  Form,
  FormDeeds,
  RadioCards,
  RefusalNote,
  TextArea,
  toast,
  useDeed,
  useForm,
} from '#kernel/ui'
import { api, renews, useText, type Finding } from './api.ts'

interface Values {
  readonly which: 'held' | 'back' | ''
  readonly text: string
}
const blank: Values = { which: '', text: '' }

/** By another person than those who had a hand in it. */
export function RecheckForm({ finding, onDone }: { finding: Finding; onDone: () => void }) {
  const t = useText()
  const recheck = useDeed(api, 'POST /api/findings/:finding/recheck', { renews })
  const form = useForm<Values>({
    initial: blank,
    draft: `findings.recheck:${finding.id}`,
    check: (values) => ({
      ...(values.which === '' ? { which: t('recheck.need') } : {}),
      ...(values.text.trim() === '' ? { text: t('recheck.needText') } : {}),
    }),
  })
  const send = async (values: Values) => {
    const done = await recheck.run({
      params: { finding: finding.id },
      body: { held: values.which === 'held', text: values.text },
    })
    if (!done.ok) return
    form.done()
    toast(t('recheck.done'))
    onDone()
  }
  return (
    <Form faults={form.faults} onSubmit={() => form.submit(send)}>
      <RefusalNote refusal={recheck.refusal} />
      <RadioCards
        label={t('recheck.which')}
        {...form.field('which')}
        options={[
          { value: 'held', label: t('recheck.held'), hint: t('recheck.heldHint') },
          { value: 'back', label: t('recheck.back'), hint: t('recheck.backHint') },
        ]}
      />
      <TextArea label={t('recheck.text')} maxLength={4000} {...form.field('text')} />
      <FormDeeds>
        <Button type="submit" look="primary" busy={recheck.busy}>
          {t('deed.recheck')}
        </Button>
        <Button onClick={onDone}>{t('deed.cancel')}</Button>
      </FormDeeds>
    </Form>
  )
}
