import { useState } from 'react'
import {
  Button,
  Dialog,
  Form,
  RefusalNote,
  RocTime,
  TextField,
  toast,
  useForm,
  type CodedRefusal,
} from '#kernel/ui'
import { useText } from './api.ts'
import { useEntranceText } from './entrance-text.ts'
import { NewPassphrase, passphraseFaults } from './new-passphrase.tsx'
import { accessApi } from './session.ts'
import { Way } from './way.tsx'

export function PassphraseChange({ setAt, onDone }: { setAt: string | null; onDone: () => void }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <Way
      title={t('me.passphrase')}
      state={setAt ? <RocTime at={setAt} /> : t('me.passphraseNone')}
      deed={
        <Button small onClick={() => setOpen(true)}>
          {t('me.change')}
        </Button>
      }
    >
      {open && <Change had={setAt !== null} onClose={() => setOpen(false)} onDone={onDone} />}
    </Way>
  )
}

function Change({ had, onClose, onDone }: { had: boolean; onClose: () => void; onDone: () => void }) {
  const t = useText()
  const entrance = useEntranceText()
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initial: { present: '', passphrase: '', again: '' },
    check: (values) => ({
      ...(had && values.present === '' ? { present: t('me.needPresent') } : {}),
      ...passphraseFaults(values, entrance),
    }),
  })
  const send = async (values: { present: string; passphrase: string }) => {
    setBusy(true)
    const answer = await accessApi('POST /api/credentials/passphrase', {
      body: { present: had ? values.present : null, next: values.passphrase },
    })
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.error)
    toast(t('me.changed'))
    onDone()
    onClose()
  }
  return (
    <Dialog title={t('me.change')} onClose={onClose}>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={refusal} />
        {had && (
          <TextField
            label={t('me.present')}
            type="password"
            autoComplete="current-password"
            {...form.field('present')}
          />
        )}
        <NewPassphrase passphrase={form.field('passphrase')} again={form.field('again')} />
        <div className="row">
          <Button type="submit" look="primary" busy={busy}>
            {t('me.change')}
          </Button>
          <Button onClick={onClose}>{t('me.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
