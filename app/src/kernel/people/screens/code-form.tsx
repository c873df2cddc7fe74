import { useState } from 'react'
import { Button, Form, FormDeeds, RefusalNote, TextField, useForm, type CodedRefusal } from '#kernel/ui'
import { useEntranceText } from './entrance-text.ts'
import { sessionApi } from './session.ts'

interface CodeFormProps {
  readonly ticket: string
  readonly onIn: () => void
  readonly onRefused: (refusal: CodedRefusal) => boolean
  readonly onBack: () => void
}

export function CodeForm({ ticket, onIn, onRefused, onBack }: CodeFormProps) {
  const t = useEntranceText()
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initial: { code: '' },
    check: (values) => (values.code.trim().length < 6 ? { code: t('code.need') } : {}),
  })
  const send = async (values: { code: string }) => {
    setBusy(true)
    const answer = await sessionApi('POST /api/sign-in/code', {
      body: { ticket, code: values.code.replace(/\s/g, '') },
    })
    setBusy(false)
    if (answer.ok) return onIn()
    if (onRefused(answer.error)) return
    setRefusal(answer.error)
    form.set('code', '')
  }
  return (
    <>
      <h1>{t('code.title')}</h1>
      <RefusalNote refusal={refusal} />
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <TextField
          label={t('code.code')}
          hint={t('code.hint')}
          code
          autoFocus
          autoComplete="one-time-code"
          width="m"
          {...form.field('code')}
        />
        <FormDeeds>
          <Button type="submit" look="primary" busy={busy}>
            {t('code.go')}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {t('code.back')}
          </Button>
        </FormDeeds>
      </Form>
    </>
  )
}
