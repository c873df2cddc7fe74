import { useState } from 'react'
import { addDays, type Day } from '#kernel/ground'
import {
  Button,
  Confirm,
  Form,
  FormDeeds,
  Note,
  Page,
  RefusalNote,
  RocDateField,
  TextArea,
  useDeed,
  useForm,
} from '#kernel/ui'
import { api, type Trace } from '../api.ts'
import type { KeyKind } from '../key-kinds.ts'
import { today } from '../period.tsx'
import { TargetField } from '../target-field.tsx'
import { useText } from '../text.ts'
import { Found } from './found.tsx'
import '../book/book.css'

/** 誰查過此人: the ethics office's question, with its reason; asked, recorded, and kept nowhere but on this screen. */
export default function Subject() {
  const t = useText()
  // Neither the target nor the answer is cached, drafted or put into the address.
  const [target, setTarget] = useState('')
  const [kind, setKind] = useState<KeyKind>('national_id')
  const [sure, setSure] = useState(false)
  const [trace, setTrace] = useState<Trace | null>(null)
  const form = useForm<{ from: Day | null; to: Day | null; why: string; target: string }>({
    initial: { from: addDays(today(), -365), to: today(), why: '', target: '' },
    check: ({ from, to, why }) => ({
      ...(target.trim() === '' ? { target: t('entry.lacks.target') } : {}),
      ...(from === null ? { from: t('subject.lacks.day') } : {}),
      ...(to === null ? { to: t('subject.lacks.day') } : {}),
      ...(why.trim() === '' ? { why: t('subject.lacks.why') } : {}),
    }),
  })
  const ask = useDeed(api, 'POST /api/queries/subject')
  const { from, to, why } = form.values
  const go = async () => {
    setSure(false)
    if (from === null || to === null) return
    const answer = await ask.run({ body: { target, keyKind: kind, from, to, why: why.trim() } })
    if (!answer.ok) return
    setTrace(answer.value)
    setTarget('')
    ask.clear()
  }
  if (trace)
    return (
      <Page
        title={t('subject.title')}
        purpose={t('subject.purpose')}
        deeds={
          <>
            <Button icon="print" onClick={() => print()}>
              {t('print')}
            </Button>
            <Button onClick={() => setTrace(null)}>{t('subject.another')}</Button>
          </>
        }
      >
        <Found trace={trace} from={from} to={to} why={why} />
      </Page>
    )
  return (
    <Page title={t('subject.title')} purpose={t('subject.purpose')} help={<p>{t('subject.help')}</p>} narrow>
      <div className="stack wide">
        <Note tone="amber" title={t('subject.gateTitle')}>
          {t('subject.gate')}
        </Note>
        <Form
          faults={form.faults}
          onSubmit={() => form.submit(() => setSure(true))}
          label={t('subject.title')}
        >
          <TargetField
            keyKind={kind}
            target={target}
            onKind={setKind}
            onTarget={setTarget}
            {...(form.faults.target ? { error: form.faults.target } : {})}
          />
          <div className="grid-2">
            <RocDateField
              name="from"
              label={t('period.from')}
              value={from}
              onChange={(day) => form.set('from', day)}
              error={form.faults.from}
            />
            <RocDateField
              name="to"
              label={t('period.to')}
              value={to}
              onChange={(day) => form.set('to', day)}
              error={form.faults.to}
            />
          </div>
          <TextArea
            {...form.field('why')}
            label={t('subject.why')}
            hint={t('subject.whyHint')}
            rows={3}
            maxLength={500}
          />
          <RefusalNote refusal={ask.refusal} />
          <FormDeeds>
            <Button look="primary" type="submit" icon="search" busy={ask.busy}>
              {t('subject.deed')}
            </Button>
          </FormDeeds>
        </Form>
      </div>
      {sure && (
        <Confirm
          title={t('subject.sureTitle')}
          preview={
            <>
              <p>{t('subject.sure')}</p>
              <p className="strong">{why}</p>
            </>
          }
          deed={t('subject.deed')}
          busy={ask.busy}
          onConfirm={() => void go()}
          onClose={() => setSure(false)}
        />
      )}
    </Page>
  )
}
