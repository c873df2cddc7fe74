import { useState } from 'react'
import {
  Button,
  FieldSet,
  Form,
  RefusalNote,
  TextField,
  useForm,
  type CodedRefusal,
  type Faults,
} from '#kernel/ui'
import { Entrance } from './entrance.tsx'
import { useEntranceText } from './entrance-text.ts'
import { NewPassphrase, passphraseFaults } from './new-passphrase.tsx'
import { accessApi } from './session.ts'

const blank = {
  nameZh: '',
  nameEn: '',
  unitCode: '',
  unitName: '',
  personNo: '',
  name: '',
  title: '',
  passphrase: '',
  again: '',
}
type Values = typeof blank

/** 建立正式機關: the agency and its first administrator. */
export function SetUp({ token, onIn }: { token: string; onIn: () => void }) {
  const t = useEntranceText()
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const labels = {
    nameZh: t('setup.nameZh'),
    nameEn: t('setup.nameEn'),
    unitCode: t('setup.unitCode'),
    unitName: t('setup.unitName'),
    personNo: t('setup.personNo'),
    name: t('setup.adminName'),
    title: t('setup.title2'),
  }
  const form = useForm<Values>({
    initial: blank,
    check(values) {
      const faults: Faults<Values> = {}
      for (const [name, label] of Object.entries(labels))
        if (values[name as keyof Values].trim() === '')
          faults[name as keyof Values] = t('setup.need', { what: label })
      return { ...faults, ...passphraseFaults(values, t) }
    },
  })
  const send = async (values: Values) => {
    setBusy(true)
    const answer = await accessApi('POST /api/setup', {
      body: {
        token,
        agency: { nameZh: values.nameZh, nameEn: values.nameEn },
        unit: { code: values.unitCode, name: values.unitName },
        person: { personNo: values.personNo, name: values.name, title: values.title },
        passphrase: values.passphrase,
      },
    })
    setBusy(false)
    if (answer.ok) onIn()
    else setRefusal(answer.error)
  }
  const field = (name: keyof typeof labels) => <TextField label={labels[name]} {...form.field(name)} />
  return (
    <Entrance agency={null}>
      <section className="stack wide">
        <div>
          <h1>{t('setup.title')}</h1>
          <p className="soft">{t('setup.purpose')}</p>
        </div>
        <RefusalNote refusal={refusal} />
        <Form faults={form.faults} onSubmit={() => form.submit(send)}>
          <FieldSet name="agency" label={t('setup.agency')}>
            {field('nameZh')}
            {field('nameEn')}
          </FieldSet>
          <FieldSet name="admin" label={t('setup.admin')}>
            {field('name')}
            {field('personNo')}
            {field('title')}
            {field('unitName')}
            {field('unitCode')}
          </FieldSet>
          <NewPassphrase passphrase={form.field('passphrase')} again={form.field('again')} />
          <Button type="submit" look="primary" busy={busy}>
            {t('setup.go')}
          </Button>
        </Form>
      </section>
    </Entrance>
  )
}
