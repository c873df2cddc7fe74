import { useEffect, useState } from 'react'
import { QrCode, useApi } from '#kernel/ui'
import { api, useText } from './api.ts'

/** Printed anew at least this often, so that a sheet carries the log as it stood when it was printed. */
const EVERY_MS = 60_000

/**
 * The newest signed checkpoint, as words and as a QR: a sheet of paper that left the office holds the log to its past
 * (`subrosa-verify --checkpoint`).
 */
export default function PrintedCheckpoint() {
  const t = useText()
  const file = useApi(api, 'GET /api/ledger/log/checkpoint', undefined, { every: EVERY_MS })
  const [note, setNote] = useState('')
  useEffect(() => {
    let live = true
    void file.data?.text().then((text) => live && setNote(text))
    return () => {
      live = false
    }
  }, [file.data])
  if (note === '') return null
  const [, size = '', root = ''] = note.split('\n')
  return (
    <>
      <span>
        {t('paper.checkpoint', { size })}
        <br />
        <span className="fixed long">{root}</span>
        <br />
        {t('paper.how')}
      </span>
      <QrCode text={note} label={t('paper.qr', { size })} />
    </>
  )
}
