import { useState } from 'react'
import {
  Button,
  bytes,
  count,
  Facts,
  Go,
  Load,
  Note,
  Page,
  Paper,
  useApi,
  useGo,
  useMe,
  useParam,
  useSaid,
  useToday,
} from '#kernel/ui'
import { fileStates } from '../../words.ts'
import { api, type DeskFile } from '../api.ts'
import { DestroyFile } from '../destroy.tsx'
import { useText } from '../text.ts'
import { Opened } from './opened.tsx'
import '../desk/desk.css'
import './file.css'
import './text.css'

/** One file: what its reader sees beside what it carries, and the version that may be published. */
export default function FilePage() {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const me = useMe()
  const today = useToday()
  const id = useParam('file')
  const ask = { params: { file: id } }
  const first = useApi(api, 'GET /api/outflow/files/:file', ask)
  const state = first.data?.file.state
  // While a clean version is made, its follower looks instead: the report is large.
  const waits = state === undefined || state === 'waiting' || state === 'reading'
  const live = useApi(api, 'GET /api/outflow/files/:file', ask, { every: waits ? 1_000 : false })
  const file = live.data?.file
  const [doomed, setDoomed] = useState(false)
  return (
    <Page
      title={t('file.title')}
      purpose={t('file.purpose')}
      help={<Help />}
      deeds={
        <>
          <Go to={file ? `/outflow/desk?check=${file.check}` : '/outflow/desk'} className="button">
            {t('file.back')}
          </Go>
          {live.data?.report && (
            <Button icon="print" onClick={() => globalThis.print()}>
              {t('print')}
            </Button>
          )}
          {file && file.state !== 'gone' && (
            <Button look="stop" onClick={() => setDoomed(true)}>
              {t('desk.destroy.one')}
            </Button>
          )}
        </>
      }
    >
      {doomed && file && (
        <DestroyFile
          file={file}
          onDone={() => go(`/outflow/desk?check=${file.check}`)}
          onClose={() => setDoomed(false)}
        />
      )}
      <Load of={live} lines={10}>
        {(data) => (
          <Paper agency={say(me.agency)} title={t('file.title')} day={today} grade={t('grade')}>
            {data.report && data.file.state !== 'gone' ? (
              <Opened key={data.file.id} file={data.file} report={data.report} cleaning={data.cleaning} />
            ) : (
              <NotOpened file={data.file} />
            )}
          </Paper>
        )}
      </Load>
    </Page>
  )
}

/** There is nothing to see yet, or not any more, or at all. */
function NotOpened({ file }: { file: DeskFile }) {
  const t = useText()
  const say = useSaid()
  const facts = (
    <Facts
      of={[
        ...(file.name === null ? [] : [[t('desk.col.name'), file.name] as const]),
        [t('file.size'), bytes(file.size)],
        [t('file.digest'), <span className="fixed long">{file.digest}</span>],
        ...(file.state === 'gone'
          ? ([
              [t('desk.col.findings'), count(file.findings)],
              [t('desk.col.hidden'), count(file.hidden)],
            ] as const)
          : []),
      ]}
    />
  )
  if (file.state === 'gone')
    return (
      <Note title={t('file.gone.title')}>
        <p>{t('file.gone.words')}</p>
        {facts}
      </Note>
    )
  if (file.state === 'lost')
    return (
      <Note tone="red" title={t('file.lost')}>
        {file.refused && <p>{say(file.refused)}</p>}
        {facts}
      </Note>
    )
  return (
    <div className="sheet stack tight" role="status">
      <p className="strong">{say(fileStates[file.state])}</p>
      <p>
        {file.progress
          ? t('file.progress', {
              parts: count(file.progress.parts),
              size: bytes(file.progress.bytes),
              n: count(file.progress.findings),
            })
          : t('file.waits')}
      </p>
      <progress className="o-progress" aria-label={say(fileStates[file.state])} />
      <p className="soft">{t('file.mayLeave')}</p>
    </div>
  )
}

function Help() {
  const t = useText()
  return (
    <ul>
      <li>{t('file.help.panes')}</li>
      <li>{t('file.help.choose')}</li>
      <li>{t('file.help.same')}</li>
      <li>{t('file.help.proof')}</li>
      <li>{t('file.help.keys')}</li>
    </ul>
  )
}
