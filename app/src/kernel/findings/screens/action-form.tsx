import { useState } from 'react'
import type { Day } from '#kernel/ground'
import {
  Button,
  Combo,
  Form,
  FormDeeds,
  RefusalNote,
  RocDateField,
  TextArea,
  toast,
  useDeed,
  useForm,
  usePersonSearch,
  type ComboOption,
} from '#kernel/ui'
import { api, renews, useText, type Finding } from './api.ts'

interface Values {
  readonly text: string
  readonly owner: ComboOption | null
  readonly due: Day | null
}
const blank: Values = { text: '', owner: null, due: null }

export function ActionForm({ finding, onDone }: { finding: Finding; onDone: () => void }) {
  const t = useText()
  const set = useDeed(api, 'POST /api/findings/:finding/actions', { renews })
  const [typed, setTyped] = useState('')
  const people = usePersonSearch(typed)
  const form = useForm<Values>({
    initial: blank,
    draft: `findings.action:${finding.id}`,
    check: (values) => ({
      ...(values.text.trim() === '' ? { text: t('action.needText') } : {}),
      ...(values.owner === null ? { owner: t('action.needOwner') } : {}),
      ...(values.due === null ? { due: t('action.needDue') } : {}),
    }),
  })
  const send = async ({ text, owner, due }: Values) => {
    if (!owner || !due) return
    const made = await set.run({
      params: { finding: finding.id },
      body: { text: text.trim(), owner: owner.value, due },
    })
    if (!made.ok) return
    form.done()
    toast(t('action.done'))
    onDone()
  }
  return (
    <Form faults={form.faults} onSubmit={() => form.submit(send)} label={t('deed.action')}>
      <RefusalNote refusal={set.refusal} />
      <TextArea label={t('action.text')} rows={3} maxLength={4000} {...form.field('text')} />
      <Combo
        label={t('action.owner')}
        hint={t('action.ownerHint')}
        options={people}
        onType={setTyped}
        {...form.field('owner')}
      />
      <RocDateField label={t('action.due')} {...form.field('due')} />
      <FormDeeds>
        <Button type="submit" look="primary" busy={set.busy}>
          {t('deed.action')}
        </Button>
        <Button onClick={onDone}>{t('deed.cancel')}</Button>
      </FormDeeds>
    </Form>
  )
}
