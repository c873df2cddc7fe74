import { useState } from 'react'
import { Button, Dialog, Form, RefusalNote, TextField, useForm, type CodedRefusal } from '#kernel/ui'
import { useText } from './api.ts'

interface ProofProps {
  readonly title: string
  readonly deed: string
  readonly stop?: boolean
  /** Answers the refusal to show, or null when it is done. */
  readonly run: (passphrase: string) => Promise<CodedRefusal | null>
  readonly onClose: () => void
}

/** Whoever changes how he signs in proves once more that it is he. */
export function Proof({ title, deed, stop, run, onClose }: ProofProps) {
  const t = useText()
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initial: { passphrase: '' },
    check: (values) => (values.passphrase === '' ? { passphrase: t('me.needPresent') } : {}),
  })
  const send = async ({ passphrase }: { passphrase: string }) => {
    setBusy(true)
    const refused = await run(passphrase)
    setBusy(false)
    if (refused) setRefusal(refused)
    else onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={refusal} />
        <TextField
          label={t('me.present')}
          hint={t('me.proof')}
          type="password"
          autoComplete="current-password"
          {...form.field('passphrase')}
        />
        <div className="row">
          <Button type="submit" look={stop ? 'stop' : 'primary'} busy={busy}>
            {deed}
          </Button>
          <Button onClick={onClose}>{t('me.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
