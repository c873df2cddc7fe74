import { useEffect, useState } from 'react'
import { Note, RefusalNote, useDeed, useSaid } from '#kernel/ui'
import { api, type Cleaning, type DeskFile, type Report } from '../api.ts'
import { useText } from '../text.ts'
import { ChoiceBar } from './choice-bar.tsx'
import { firstChoice, wishOf } from './choice.ts'
import { followCleaning } from './follow.ts'
import { FileHead, Unread, Warnings } from './head.tsx'
import { OnPaper, usePrinting } from './on-paper.tsx'
import { Panes } from './panes.tsx'
import { Result } from './result.tsx'

interface OpenedProps {
  readonly file: DeskFile
  readonly report: Report
  readonly cleaning: Cleaning | null
}

/** A file that was inspected: what it carries, what is to go, and the version without it. */
export function Opened({ file, report, cleaning }: OpenedProps) {
  const t = useText()
  const say = useSaid()
  const printing = usePrinting()
  const [choice, setChoice] = useState(() => firstChoice(report))
  const [waited, setWaited] = useState(file.state === 'cleaning')
  const clean = useDeed(api, 'POST /api/outflow/files/:file/clean', { renews: ['/api/outflow'] })
  const making = file.state === 'cleaning' || clean.busy
  if (making && !waited) setWaited(true)
  const words = {
    title: t('file.choose.make'),
    working: t('file.choose.making'),
    proved: t('file.result.proved'),
    unproved: t('file.result.unproved'),
    refused: t('file.result.refused'),
  }
  useEffect(() => {
    if (file.state === 'cleaning') void followCleaning(file.id, file.check, words)
  })
  const carries = report.hidden.length > 0 || report.findingsTotal > 0
  return (
    <div className="stack">
      <FileHead file={file} report={report} />
      <Unread report={report} />
      <Warnings report={report} />
      {making && (
        <div role="status">
          <Note tone="amber" title={t('file.choose.making')}>
            <p>{t('file.choose.mayLeave')}</p>
            <progress className="o-progress" aria-label={t('file.choose.making')} />
          </Note>
        </div>
      )}
      {!making && file.refused && (
        <div role="alert">
          <Note tone="red" title={t('file.result.refused')}>
            {say(file.refused)}
          </Note>
        </div>
      )}
      {!making && cleaning && (
        <Result key={cleaning.at} file={file} report={report} cleaning={cleaning} fresh={waited} />
      )}
      {printing && <OnPaper report={report} />}
      {report.spans > 0 && <Panes file={file.id} report={report} choice={choice} onChoice={setChoice} />}
      {carries ? (
        <ChoiceBar
          report={report}
          choice={choice}
          onChoice={setChoice}
          again={cleaning !== null}
          cleaning={making}
          refusal={clean.refusal}
          onClean={() => void clean.run({ params: { file: file.id }, body: wishOf(choice, report.findings) })}
        />
      ) : (
        <RefusalNote refusal={clean.refusal} />
      )}
    </div>
  )
}
