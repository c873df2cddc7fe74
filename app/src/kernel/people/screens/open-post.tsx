import { useState } from 'react'
import type { Day } from '#kernel/ground'
import { roleNames, type Role } from '#kernel/policy'
import {
  Button,
  Dialog,
  Form,
  inWords,
  RefusalNote,
  RocDateField,
  Select,
  TextField,
  toast,
  useApi,
  useDeed,
  useForm,
  useLanguage,
} from '#kernel/ui'
import { api, useText, type PersonDetail } from './api.ts'
import { renews } from './renews.ts'

interface Values {
  readonly unitCode: string
  readonly title: string
  readonly role: Role | ''
  readonly from: Day | null
  readonly to: Day | null
}

export function OpenPost({ person, onClose }: { person: PersonDetail['person']; onClose: () => void }) {
  const t = useText()
  const at = useLanguage()
  const units = useApi(api, 'GET /api/units')
  const open = useDeed(api, 'POST /api/posts', { renews })
  const [blank] = useState<Values>({ unitCode: '', title: '', role: '', from: null, to: null })
  const form = useForm<Values>({
    initial: blank,
    check: (values) => ({
      ...(values.unitCode === '' ? { unitCode: t('people.needUnit') } : {}),
      ...(values.title.trim() === '' ? { title: t('people.needTitle') } : {}),
      ...(values.role === '' ? { role: t('people.needRole') } : {}),
      ...(values.from === null ? { from: t('people.needDay') } : {}),
    }),
  })
  const send = async ({ unitCode, title, role, from, to }: Values) => {
    if (role === '' || !from) return
    const opened = await open.run({
      body: { rows: [{ personNo: person.personNo, unitCode, title: title.trim(), role, from, to }] },
    })
    if (!opened.ok) return
    toast(t('people.addDone'))
    onClose()
  }
  return (
    <Dialog title={`${t('people.addPost')}：${person.name}`} onClose={onClose}>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={open.refusal} />
        <Select
          label={t('people.unit')}
          none=""
          options={(units.data?.units ?? [])
            .filter((unit) => unit.closed === null)
            .map((unit) => ({ value: unit.code, label: unit.name }))}
          {...form.field('unitCode')}
        />
        <TextField label={t('people.postTitle')} {...form.field('title')} />
        <Select
          label={t('people.role')}
          none=""
          options={Object.entries(roleNames).map(([value, said]) => ({
            value: value as Role,
            label: inWords(said, at),
          }))}
          {...form.field('role')}
        />
        <RocDateField label={t('people.from')} {...form.field('from')} />
        <RocDateField label={t('people.to')} optional {...form.field('to')} />
        <div className="row">
          <Button type="submit" look="primary" busy={open.busy}>
            {t('people.addPost')}
          </Button>
          <Button onClick={onClose}>{t('people.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
