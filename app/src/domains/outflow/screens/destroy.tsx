import { useState, type ReactNode } from 'react'
import { Button, Confirm, count, queryClient, RefusalNote, toast, useDeed } from '#kernel/ui'
import { api, type DeskFile } from './api.ts'
import { useText } from './text.ts'

interface DestroyFileProps {
  readonly file: DeskFile
  readonly onDone?: () => void
  readonly onClose: () => void
}
/** Asks before one file is destroyed ahead of its time. */
export function DestroyFile({ file, onDone, onClose }: DestroyFileProps) {
  const t = useText()
  const deed = useDeed(api, 'POST /api/outflow/files/:file/destroy')
  return (
    <Asking
      title={t('desk.destroy.oneTitle')}
      deed={t('desk.destroy.one')}
      doing={deed}
      onConfirm={() => deed.run({ params: { file: file.id } })}
      onDone={() => onDone?.()}
      onClose={onClose}
    >
      <p className="strong o-name">{file.name}</p>
      {file.cleaned?.proved && <p>{t('desk.destroy.take')}</p>}
    </Asking>
  )
}

const NAMED = 8
/** Destroys everything of a check before its time. */
export function DestroyCheck({ check, files }: { check: string; files: readonly DeskFile[] }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const deed = useDeed(api, 'POST /api/outflow/checks/:check/destroy')
  const here = files.filter((file) => file.state !== 'gone')
  if (here.length === 0) return null
  return (
    <>
      <Button look="stop" small onClick={() => setAsking(true)}>
        {t('desk.destroy.all')}
      </Button>
      {asking && (
        <Asking
          title={t('desk.destroy.allTitle')}
          deed={t('desk.destroy.all')}
          doing={deed}
          onConfirm={() => deed.run({ params: { check } })}
          onDone={() => {}}
          onClose={() => setAsking(false)}
        >
          <p>{t('desk.destroy.allPreview', { n: count(here.length) })}</p>
          <ul>
            {here.slice(0, NAMED).map((file) => (
              <li key={file.id} className="o-name">
                {file.name}
              </li>
            ))}
            {here.length > NAMED && (
              <li className="soft">{t('desk.destroy.andMore', { n: count(here.length - NAMED) })}</li>
            )}
          </ul>
          {here.some((file) => file.cleaned?.proved) && <p>{t('desk.destroy.take')}</p>}
        </Asking>
      )}
    </>
  )
}

const TEXT = 'GET /api/outflow/files/:file/text'
/** What is destroyed must not stay in the browser's memory: what is on screen is read again, and every text is dropped. */
async function forgetDestroyed(): Promise<void> {
  const isText = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[2] === TEXT
  await queryClient.invalidateQueries({
    predicate: (query) => !isText(query) && String(query.queryKey[1]).startsWith('/api/outflow/'),
  })
  queryClient.removeQueries({ predicate: isText })
}

interface AskingProps {
  readonly title: string
  readonly deed: string
  readonly doing: Pick<ReturnType<typeof useDeed>, 'busy' | 'refusal' | 'clear'>
  readonly onConfirm: () => Promise<{ readonly ok: boolean }>
  readonly onDone: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}
function Asking({ title, deed, doing, onConfirm, onDone, onClose, children }: AskingProps) {
  const t = useText()
  const close = () => {
    doing.clear()
    onClose()
  }
  return (
    <Confirm
      title={title}
      deed={deed}
      look="stop"
      busy={doing.busy}
      onClose={close}
      onConfirm={() =>
        void onConfirm().then(({ ok }) => {
          if (!ok) return
          toast(t('desk.destroy.done'))
          close()
          void forgetDestroyed().then(onDone)
        })
      }
      preview={
        <div className="stack tight">
          {children}
          <p>{t('desk.destroy.what')}</p>
          <RefusalNote refusal={doing.refusal} />
        </div>
      }
    />
  )
}
