import { address, Button, count, Dialog, toast } from '#kernel/ui'
import { useText } from './api.ts'

export function ExportEvidence({ size, onClose }: { size: number; onClose: () => void }) {
  const t = useText()
  return (
    <Dialog
      title={t('export.title')}
      onClose={onClose}
      deeds={
        <>
          <Button onClick={onClose}>{t('export.cancel')}</Button>
          <a
            className="button primary"
            href={address('GET /api/ledger/evidence')}
            download
            onClick={() => {
              toast(t('export.started'))
              onClose()
            }}
          >
            {t('export.go')}
          </a>
        </>
      }
    >
      <p>{t('export.what', { n: count(size) })}</p>
      <p>{t('export.masked')}</p>
      <p>{t('export.recorded')}</p>
    </Dialog>
  )
}
