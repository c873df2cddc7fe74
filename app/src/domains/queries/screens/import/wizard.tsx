import { useEffect, useRef, useState } from 'react'
import { Load, Note, RefusalNote, useApi, useGo, useSaid, useWorks, type CodedRefusal } from '#kernel/ui'
import { importPhases } from '../../words.ts'
import { api } from '../api.ts'
import { useText } from '../text.ts'
import { bring, type Bringing } from './bring.ts'
import { FileStep } from './file-step.tsx'
import { Running } from './running.tsx'
import { SourceStep } from './source-step.tsx'
import { MappingStep } from './mapping-step.tsx'

export type Source = Omit<Bringing, 'file'>
const start: Source = { kind: 'log', system: '', declared: '', day: '' }

/** Four steps on one page: what it is, which file, how it is read, in. */
export function Wizard() {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const [source, setSource] = useState<Source>(start)
  const [file, setFile] = useState<File | null>(null)
  const [work, setWork] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const here = useHere()
  const terms = useApi(api, 'GET /api/queries/terms')
  const systems = useApi(api, 'GET /api/queries/systems')
  const others = useWorks().filter(
    (one) => one.id.startsWith('import:') && one.state === 'running' && one.id !== work,
  )
  const needsSystem = source.kind === 'log' && source.system === ''

  const begin = async (chosen: File) => {
    const id = `import:${Date.now()}`
    setWork(id)
    setRefusal(null)
    const answer = await bring(
      id,
      { ...source, file: chosen },
      {
        title: t('import.work', { file: chosen.name }),
        sending: t('import.sending'),
        row: (row) => t('import.workRow', { phase: say(importPhases[row.phase]), n: String(row.read) }),
        refused: t('import.workRefused'),
      },
    )
    if (!here()) return
    setWork(null)
    const refused = answer.ok ? null : answer.error.params['import']
    if (answer.ok) go(`/queries/import/${answer.value.id}`)
    else if (typeof refused === 'string') go(`/queries/import/${refused}`)
    else setRefusal(answer.error)
  }
  if (work) return <Running work={work} />
  return (
    <div className="q-steps">
      {others.map((other) => (
        <Note key={other.id} tone="amber" title={other.title}>
          {other.words}
        </Note>
      ))}
      <Load of={systems}>
        {({ rows }) => (
          <SourceStep
            source={source}
            systems={rows}
            onSource={(next) => {
              setSource(next)
              setRefusal(null)
            }}
          />
        )}
      </Load>
      <FileStep waits={needsSystem} file={file} onFile={setFile} />
      <RefusalNote refusal={refusal} />
      {file && !needsSystem && terms.data && (
        <MappingStep
          key={`${source.kind}-${source.system}-${file.name}-${file.lastModified}`}
          source={source}
          file={file}
          terms={terms.data}
          onBring={() => void begin(file)}
        />
      )}
    </div>
  )
}

/** Whether the screen still stands when an answer comes. */
function useHere(): () => boolean {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return () => here.current
}
