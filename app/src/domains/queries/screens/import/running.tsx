import { Button, Note, RefusalNote, useDeed, useWorks } from '#kernel/ui'
import { api } from '../api.ts'
import { useText } from '../text.ts'
import { importOfWork } from './bring.ts'

/** The import under way: may be left, is found again in the bell, may be called off. */
export function Running({ work }: { work: string }) {
  const t = useText()
  const now = useWorks().find((one) => one.id === work)
  const cancel = useDeed(api, 'POST /api/queries/imports/:import/cancel')
  const id = importOfWork(work)
  return (
    <div className="stack measure">
      <Note title={now?.title ?? t('import.sending')}>
        <div className="stack tight" role="status">
          <p>{now?.words}</p>
          {now?.part == null ? (
            <progress aria-label={t('import.progress')} />
          ) : (
            <progress value={now.part} max={1} aria-label={t('import.progress')} />
          )}
        </div>
      </Note>
      <p className="soft">{t('import.mayLeave')}</p>
      <RefusalNote refusal={cancel.refusal} />
      {id && (
        <div>
          <Button look="stop" busy={cancel.busy} onClick={() => void cancel.run({ params: { import: id } })}>
            {t('import.cancel')}
          </Button>
        </div>
      )}
    </div>
  )
}
