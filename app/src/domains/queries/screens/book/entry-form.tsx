import { useState } from 'react'
import { systemClock } from '#kernel/ground'
import {
  Button,
  Checkbox,
  Form,
  FormDeeds,
  Load,
  RadioCards,
  RefusalNote,
  RocMomentField,
  TextArea,
  TextField,
  useApi,
  useForm,
  useSaid,
  type CodedRefusal,
} from '#kernel/ui'
import { noCaseReasons, purposes, type NoCaseReason, type Purpose } from '../../words.ts'
import { api, type BookEntry } from '../api.ts'
import { today } from '../period.tsx'
import { TargetField } from '../target-field.tsx'
import { useText } from '../text.ts'
import { Requester, Systems } from './entry-parts.tsx'
import { blankEntry, bodyOf, lacking, valuesOf } from './entry-values.ts'

type Body = NonNullable<ReturnType<typeof bodyOf>>
export interface EntryFormProps {
  /** The entry to correct; absent for a new one. */
  readonly correcting?: BookEntry
  /** The look-up that a late entry answers: its time and system are given. */
  readonly given?: { readonly at: string; readonly system: string }
  readonly draft: string
  readonly deed: string
  readonly busy: boolean
  readonly refusal: CodedRefusal | null
  /** `target` is null where a correction leaves it as it is. Answers whether it was taken. */
  readonly onSend: (body: Body, target: string | null, why: string) => Promise<boolean>
  readonly onLeave: () => void
}

/** 登記: who asked for what, in which systems, for which case. A case number or the reason for none is obligatory (M01). */
export function EntryForm({
  correcting,
  given,
  draft,
  deed,
  busy,
  refusal,
  onSend,
  onLeave,
}: EntryFormProps) {
  const t = useText()
  const say = useSaid()
  const systems = useApi(api, 'GET /api/queries/systems')
  const [target, setTarget] = useState('')
  const start = correcting ? valuesOf(correcting) : { ...blankEntry(systemClock()), ...givenOf(given) }
  const form = useForm({
    initial: { ...start, target: '' },
    draft,
    check: (values) =>
      Object.fromEntries(
        lacking(values, target, correcting !== undefined).map((field) => [field, t(`entry.lacks.${field}`)]),
      ),
  })
  const { values } = form
  const send = async () => {
    const body = bodyOf(values)
    if (!body) return
    const typed = target.trim()
    if (!(await onSend(body, typed === '' ? null : typed, values.why.trim()))) return
    form.done()
    setTarget('')
    if (!correcting) form.reset()
  }
  const { why, behalfDocument, caseNo } = {
    why: form.field('why'),
    behalfDocument: form.field('behalfDocument'),
    caseNo: form.field('caseNo'),
  }
  return (
    <Form faults={form.faults} wide onSubmit={() => form.submit(send)} label={deed}>
      <RocMomentField
        name="at"
        label={t('entry.at')}
        value={values.at}
        day={today()}
        onChange={(at) => form.set('at', at)}
        error={form.faults.at}
      />
      <Load of={systems} lines={2}>
        {({ rows }) => (
          <Systems
            of={rows}
            chosen={values.systems}
            error={form.faults.systems}
            onChange={(chosen) => form.set('systems', chosen)}
          />
        )}
      </Load>
      <TargetField
        keyKind={values.keyKind}
        target={target}
        onKind={(kind) => form.set('keyKind', kind)}
        onTarget={setTarget}
        optional={correcting !== undefined}
        {...(correcting ? { hint: t('entry.sameTarget', { mask: correcting.mask }) } : {})}
        {...(form.faults.target ? { error: form.faults.target } : {})}
      />
      <div className="q-purposes">
        <RadioCards
          name="purpose"
          label={t('entry.purpose')}
          value={values.purpose}
          error={form.faults.purpose}
          options={Object.entries(purposes).map(([value, words]) => ({
            value: value as Purpose,
            label: say(words),
          }))}
          onChange={(purpose) => form.set('purpose', purpose)}
        />
      </div>
      <div className="q-case">
        <RadioCards
          name="hasCase"
          label={t('entry.case')}
          hint={t('entry.caseHint')}
          value={values.hasCase}
          error={form.faults.hasCase}
          options={[
            { value: 'yes', label: t('entry.hasCase') },
            { value: 'no', label: t('entry.hasNoCase') },
          ]}
          onChange={(has) => form.set('hasCase', has)}
        />
        {values.hasCase === 'yes' && <TextField {...caseNo} label={t('col.case')} width="m" maxLength={60} />}
        {values.hasCase === 'no' && (
          <RadioCards
            name="noCase"
            label={t('entry.noCase')}
            value={values.noCase}
            error={form.faults.noCase}
            options={Object.entries(noCaseReasons).map(([value, words]) => ({
              value: value as NoCaseReason,
              label: say(words),
            }))}
            onChange={(reason) => form.set('noCase', reason)}
          />
        )}
      </div>
      <Requester value={values.requester} onChange={(person) => form.set('requester', person)} />
      {values.requester && (
        <TextField
          {...behalfDocument}
          label={t('entry.document')}
          hint={t('entry.documentHint')}
          maxLength={60}
          optional
        />
      )}
      <Checkbox
        name="printed"
        label={t('entry.printed')}
        checked={values.printed}
        onChange={(printed) => form.set('printed', printed)}
      />
      {correcting && (
        <TextArea {...why} label={t('entry.why')} hint={t('entry.whyHint')} rows={2} maxLength={500} />
      )}
      <RefusalNote refusal={refusal} />
      <FormDeeds>
        <Button look="primary" type="submit" busy={busy}>
          {deed}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </Button>
      </FormDeeds>
    </Form>
  )
}
const givenOf = (given: EntryFormProps['given']) =>
  given ? { at: given.at as ReturnType<typeof systemClock>, systems: [given.system] } : {}
