import { Button, Note, RefusalNote, Section, Select, Skeleton, useApi, useDeed, useSaid } from '#kernel/ui'
import { api, type Terms } from '../api.ts'
import { useText } from '../text.ts'
import { FaultTable } from './fault-table.tsx'
import { MappingTable } from './mapping-table.tsx'
import { SampleTable } from './sample-table.tsx'
import { isDone, sameShape, undone, type Shape } from './shape.ts'
import { Step } from './step.tsx'
import { usePreview } from './use-preview.ts'
import type { Source } from './wizard.tsx'

const encodings = ['auto', 'utf-8', 'big5', 'utf-16le', 'utf-16be'] as const
const delimiters = ['auto', ',', '\t', ';', '|'] as const
const delimiterName = (delimiter: string) =>
  delimiter === '\t'
    ? 'tab'
    : delimiter === ','
      ? 'comma'
      : delimiter === ';'
        ? 'semicolon'
        : delimiter === '|'
          ? 'bar'
          : 'auto'

interface MappingStepProps {
  readonly source: Source
  readonly file: File
  readonly terms: Terms
  readonly onBring: () => void
}

/** How the file is read: seen before it is brought in, corrected where the guess is wrong, saved for the next time. */
export function MappingStep({ source, file, terms, onBring }: MappingStepProps) {
  const t = useText()
  const say = useSaid()
  const system = source.kind === 'log' ? source.system : ''
  const { preview, shape, refusal, busy, setShape } = usePreview(file, source.kind, system)
  const saved = useApi(api, 'GET /api/queries/profiles', {
    query: { kind: source.kind, ...(system === '' ? {} : { system }) },
  })
  const save = useDeed(api, 'POST /api/queries/profiles', { renews: ['/api/queries/profiles'] })
  const fields = terms.fields.filter((term) => term.kind === source.kind)
  if (refusal && !preview)
    return (
      <Step n={3} title={t('import.step.mapping')}>
        <RefusalNote refusal={refusal} />
        <p className="soft">{t('import.refusedFirst')}</p>
      </Step>
    )
  if (!preview || !shape)
    return (
      <Step n={3} title={t('import.step.mapping')}>
        <Skeleton lines={6} />
      </Step>
    )
  const open = undone(shape, preview.headers, fields)
  const latest = saved.data?.rows.reduce<(typeof saved.data.rows)[number] | null>(
    (found, row) => (found && found.version > row.version ? found : row),
    null,
  )
  const unsaved = !latest || !sameShape(latest.shape, shape)
  const go = async () => {
    const kept = unsaved
      ? await save.run({ body: { kind: source.kind, system: system === '' ? null : system, shape } })
      : null
    if (kept === null || kept.ok) onBring()
  }
  return (
    <>
      <Step n={3} title={t('import.step.mapping')}>
        <Reading shape={shape} encoding={preview.encoding} delimiter={preview.delimiter} onShape={setShape} />
        <MappingTable preview={preview} shape={shape} fields={fields} onShape={setShape} />
        {latest && (
          <p className="small soft q-rest">{t('import.savedAs', { version: String(latest.version) })}</p>
        )}
        <Section title={t('import.rows')} note={t('import.masked')}>
          <div aria-busy={busy}>
            <SampleTable preview={preview} fields={fields} />
          </div>
        </Section>
        {preview.faults.length > 0 && (
          <Section title={t('import.faultsSeen')} note={t('import.faultsSeenWords')}>
            <FaultTable faults={preview.faults} />
          </Section>
        )}
      </Step>
      <Step n={4} title={t('import.step.bring')}>
        <RefusalNote refusal={save.refusal ?? refusal} />
        {isDone(open) ? (
          <>
            <p className="measure">
              {t('import.what', {
                file: file.name,
                kind: say(terms.importKinds.find((one) => one.id === source.kind) ?? { zh: '', en: '' }),
              })}
            </p>
            <div className="row q-rest">
              <Button look="primary" icon="import" busy={busy || save.busy} onClick={() => void go()}>
                {t(unsaved ? 'import.saveAndGo' : 'import.go')}
              </Button>
            </div>
          </>
        ) : (
          <Note tone="amber" title={t('import.notYet')}>
            <ul>
              {open.headers.length > 0 && (
                <li>{t('import.openHeaders', { of: open.headers.join(t('and')) })}</li>
              )}
              {open.absent.length > 0 && <li>{t('import.absent', { of: open.absent.join(t('and')) })}</li>}
              {open.twice.length > 0 && (
                <li>
                  {t('import.openTwice', { of: open.twice.map((field) => nameOf(field)).join(t('and')) })}
                </li>
              )}
              {open.missing.length > 0 && (
                <li>{t('import.openMissing', { of: open.missing.map(say).join(t('and')) })}</li>
              )}
            </ul>
          </Note>
        )}
      </Step>
    </>
  )
  function nameOf(field: string) {
    const term = fields.find((one) => one.field === field)
    return term ? say(term) : field
  }
}

function Reading({
  shape,
  encoding,
  delimiter,
  onShape,
}: {
  shape: Shape
  encoding: string | null
  delimiter: string | null
  onShape: (shape: Shape) => void
}) {
  const t = useText()
  return (
    <div className="filters">
      <Select
        name="encoding"
        label={t('import.encoding')}
        value={shape.encoding}
        options={encodings.map((value) => ({
          value,
          label: value === 'auto' ? t('import.auto', { of: encoding ?? '' }) : value,
        }))}
        onChange={(value) => onShape({ ...shape, encoding: value })}
      />
      <Select
        name="delimiter"
        label={t('import.delimiter')}
        value={shape.delimiter}
        options={delimiters.map((value) => ({
          value,
          label:
            value === 'auto'
              ? t('import.auto', { of: t(`import.delimiters.${delimiterName(delimiter ?? '')}`) })
              : t(`import.delimiters.${delimiterName(value)}`),
        }))}
        onChange={(value) => onShape({ ...shape, delimiter: value })}
      />
    </div>
  )
}
