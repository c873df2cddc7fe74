import { parseDay } from '#kernel/ground'
import { Go, RadioCards, RocDateField, Select, TextField, useSaid } from '#kernel/ui'
import { importKinds, type ImportKind } from '../../words.ts'
import type { System } from '../api.ts'
import { useText } from '../text.ts'
import { Step } from './step.tsx'
import type { Source } from './wizard.tsx'

const kinds: readonly ImportKind[] = ['log', 'book', 'cases', 'roster', 'leave', 'units', 'persons', 'posts']

interface SourceStepProps {
  readonly source: Source
  readonly systems: readonly System[]
  readonly onSource: (source: Source) => void
}
/** What is brought, and out of which system. */
export function SourceStep({ source, systems, onSource }: SourceStepProps) {
  const t = useText()
  const say = useSaid()
  const day = parseDay(source.day)
  const inUse = systems.filter((system) => !system.retired)
  return (
    <Step n={1} title={t('import.step.source')}>
      <div className="q-kinds">
        <RadioCards
          name="kind"
          label={<span className="unseen">{t('import.kind')}</span>}
          value={source.kind}
          options={kinds.map((kind) => ({
            value: kind,
            label: say(importKinds[kind]),
            hint: t(`import.hint.${kind}`),
          }))}
          onChange={(kind) => onSource({ ...source, kind })}
        />
      </div>
      {source.kind === 'log' && (
        <div className="q-source">
          {inUse.length === 0 ? (
            <p>
              {t('import.noSystems')} <Go to="/queries/systems">{t('import.toSystems')}</Go>
            </p>
          ) : (
            <Select
              name="system"
              label={t('import.system')}
              value={source.system}
              none={t('import.chooseSystem')}
              options={inUse.map((system) => ({ value: system.id, label: say(system) }))}
              onChange={(system) => onSource({ ...source, system })}
            />
          )}
          <TextField
            name="declared"
            label={t('import.declared')}
            hint={t('import.declaredHint')}
            optional
            inputMode="numeric"
            width="s"
            value={source.declared}
            onChange={(text) => onSource({ ...source, declared: text.replace(/\D/g, '').slice(0, 12) })}
          />
          <RocDateField
            name="day"
            label={t('import.day')}
            hint={t('import.dayHint')}
            optional
            value={day.ok ? day.value : null}
            onChange={(next) => onSource({ ...source, day: next ?? '' })}
          />
        </div>
      )}
    </Step>
  )
}
