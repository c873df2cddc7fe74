import { useState } from 'react'
import {
  Button,
  count,
  DataTable,
  FileDrop,
  Note,
  RadioCards,
  RefusalNote,
  toast,
  useMayEver,
  useSaid,
  type CodedRefusal,
} from '#kernel/ui'
import { api, useText } from './api.ts'

type Table = 'units' | 'persons' | 'posts' | 'accounts' | 'delegations' | 'roster' | 'leave'
interface Report {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly preview: boolean
}

/** Files of the personnel office: preview first, then import; one faulty row and nothing is stored. */
export function ImportTables() {
  const t = useText()
  const mayManage = useMayEver('people.manage')
  const [table, setTable] = useState<Table | ''>('')
  const [file, setFile] = useState<File | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [tried, setTried] = useState(false)
  const send = async (preview: boolean) => {
    setTried(true)
    if (table === '' || !file) return
    setRefusal(null)
    setPart(0)
    const answer = await api('POST /api/people-import/:table', {
      params: { table },
      query: { preview: String(preview) },
      file,
      progress: setPart,
    })
    setPart(null)
    setReport(answer.ok ? answer.value : null)
    if (!answer.ok) return setRefusal(answer.error)
    if (!preview) {
      toast(t('import.done', numbers(answer.value)))
      setFile(null)
    }
  }
  const anew = () => {
    setReport(null)
    setRefusal(null)
  }
  const all: readonly { value: Table; label: string; manage: boolean }[] = [
    { value: 'units', label: t('import.units'), manage: true },
    { value: 'persons', label: t('import.persons'), manage: true },
    { value: 'posts', label: t('import.postsTable'), manage: true },
    { value: 'accounts', label: t('import.accounts'), manage: true },
    { value: 'delegations', label: t('import.delegations'), manage: true },
    { value: 'roster', label: t('import.rosterTable'), manage: false },
    { value: 'leave', label: t('import.leaveTable'), manage: false },
  ]
  return (
    <div className="form">
      <p className="soft">{t('import.note')}</p>
      <RadioCards
        name="table"
        label={t('import.table')}
        value={table}
        error={tried && table === '' ? t('import.needTable') : undefined}
        options={all.filter((one) => mayManage || !one.manage)}
        onChange={(next) => {
          setTable(next)
          anew()
        }}
      />
      <FileDrop
        name="file"
        label={t('import.file')}
        accept=".csv,.txt"
        file={file}
        progress={part}
        error={tried && !file ? t('import.needFile') : undefined}
        onFile={(next) => {
          setFile(next)
          anew()
        }}
      />
      <RefusalNote refusal={refusal} />
      {refusal && <Faults of={refusal.faults} />}
      {report && (
        <Note tone="green">
          {report.preview ? t('import.wouldBe', numbers(report)) : t('import.done', numbers(report))}
        </Note>
      )}
      <div className="row">
        <Button
          look={report?.preview ? 'default' : 'primary'}
          busy={part !== null}
          onClick={() => void send(true)}
        >
          {t('import.preview')}
        </Button>
        {report?.preview && (
          <Button look="primary" busy={part !== null} onClick={() => void send(false)}>
            {t('import.go')}
          </Button>
        )}
      </div>
    </div>
  )
}
const numbers = (report: Report) => ({
  added: count(report.added),
  changed: count(report.changed),
  unchanged: count(report.unchanged),
})

interface Fault {
  readonly line: number
  readonly column: string
  readonly zh: string
  readonly en: string
}
const isFault = (one: unknown): one is Fault =>
  typeof one === 'object' && one !== null && 'line' in one && 'column' in one && 'zh' in one && 'en' in one

/** Where the file is wrong: line and column, never the value itself. */
function Faults({ of }: { of: readonly unknown[] }) {
  const t = useText()
  const say = useSaid()
  const faults = of.filter(isFault)
  if (faults.length === 0) return null
  return (
    <section className="stack tight">
      <h3>{t('import.faults')}</h3>
      <DataTable
        caption={t('import.caption')}
        rows={faults}
        rowKey={(fault) => `${fault.line}:${fault.column}`}
        empty={null}
        columns={[
          { id: 'line', head: t('import.line'), cell: (fault) => fault.line, min: true },
          { id: 'column', head: t('import.column'), cell: (fault) => fault.column, min: true },
          { id: 'what', head: t('import.what'), cell: (fault) => say(fault) },
        ]}
      />
    </section>
  )
}
