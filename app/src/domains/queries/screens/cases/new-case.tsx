import { useState } from 'react'
import {
  momentOf,
  Button,
  Form,
  FormDeeds,
  RefusalNote,
  RocDateField,
  Select,
  TextField,
  toast,
  useDeed,
  useForm,
  useMayEver,
  useMe,
  type ComboOption,
} from '#kernel/ui'
import { mask, normaliseTarget } from '@subrosa/tabular'
import type { Day } from '#kernel/ground'
import { api } from '../api.ts'
import { ChoosePeople, Chips } from '../chips.tsx'
import type { KeyKind } from '../key-kinds.ts'
import { today } from '../period.tsx'
import { TargetField } from '../target-field.tsx'
import { useText } from '../text.ts'
import { useUnits } from '../units.ts'
import '../book/book.css'

interface Party {
  readonly keyKind: KeyKind
  readonly target: string
}
interface Values {
  readonly caseNo: string
  readonly title: string
  readonly unit: string
  readonly owners: readonly ComboOption[]
  readonly opened: Day | null
  readonly closed: Day | null
}

/** A case opened by hand; most come by import. */
export function NewCase({ onDone, onLeave }: { onDone: (id: string) => void; onLeave: () => void }) {
  const t = useText()
  const me = useMe()
  const clerk = useMayEver('queries.import.bring')
  const units = useUnits()
  const mine = new Set(me.posts.map((post) => post.unitId))
  // Parties in clear stay out of the draft.
  const [parties, setParties] = useState<readonly Party[]>([])
  const form = useForm<Values>({
    initial: {
      caseNo: '',
      title: '',
      unit: me.current?.unitId ?? '',
      owners: [],
      opened: today(),
      closed: null,
    },
    draft: 'case',
    check: (values) => ({
      ...(values.caseNo.trim() === '' ? { caseNo: t('entry.lacks.caseNo') } : {}),
      ...(values.unit === '' ? { unit: t('cases.lacks.unit') } : {}),
      ...(values.owners.length === 0 ? { owners: t('cases.lacks.owners') } : {}),
      ...(values.opened === null ? { opened: t('cases.lacks.opened') } : {}),
    }),
  })
  const make = useDeed(api, 'POST /api/queries/cases', { renews: ['/api/queries/cases'] })
  const { values } = form
  const send = async () => {
    if (values.opened === null) return
    const answer = await make.run({
      body: {
        caseNo: values.caseNo.trim(),
        title: values.title.trim() === '' ? null : values.title.trim(),
        unit: values.unit,
        owners: values.owners.map((owner) => owner.value),
        opened: momentOf(values.opened, 0),
        closed: values.closed === null ? null : momentOf(values.closed, 0),
        parties: parties.map((party) => ({ ...party })),
      },
    })
    if (!answer.ok) return
    form.done()
    toast(t('cases.made'))
    onDone(answer.value.case.id)
  }
  return (
    <Form faults={form.faults} wide onSubmit={() => form.submit(send)} label={t('cases.write')}>
      <TextField {...form.field('caseNo')} label={t('col.case')} width="m" maxLength={60} />
      <TextField {...form.field('title')} label={t('cases.name')} maxLength={200} optional />
      <Select
        name="unit"
        label={t('col.unit')}
        value={values.unit}
        none={t('cases.chooseUnit')}
        options={units
          .filter((unit) => clerk || mine.has(unit.id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        error={form.faults.unit}
        onChange={(unit) => form.set('unit', unit)}
      />
      <ChoosePeople
        name="owners"
        label={t('cases.owners')}
        hint={t('cases.ownersHint')}
        chosen={values.owners}
        error={form.faults.owners}
        onChange={(owners) => form.set('owners', owners)}
      />
      <div className="grid-2">
        <RocDateField
          name="opened"
          label={t('cases.opened')}
          value={values.opened}
          onChange={(day) => form.set('opened', day)}
          error={form.faults.opened}
        />
        <RocDateField
          name="closed"
          label={t('cases.closed')}
          optional
          value={values.closed}
          onChange={(day) => form.set('closed', day)}
        />
      </div>
      <Parties parties={parties} onChange={setParties} />
      <RefusalNote refusal={make.refusal} />
      <FormDeeds>
        <Button look="primary" type="submit" busy={make.busy}>
          {t('cases.save')}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          {t('cases.leave')}
        </Button>
      </FormDeeds>
    </Form>
  )
}

function Parties({
  parties,
  onChange,
}: {
  parties: readonly Party[]
  onChange: (parties: readonly Party[]) => void
}) {
  const t = useText()
  const [kind, setKind] = useState<KeyKind>('national_id')
  const [target, setTarget] = useState('')
  const add = () => {
    if (target.trim() === '') return
    onChange([...parties, { keyKind: kind, target: target.trim() }])
    setTarget('')
  }
  return (
    <div className="stack tight">
      <p className="field-label">{t('cases.parties')}</p>
      <p className="field-hint">{t('cases.partiesHint')}</p>
      <TargetField keyKind={kind} target={target} onKind={setKind} onTarget={setTarget} optional />
      <div>
        <Button small icon="plus" onClick={add}>
          {t('cases.addParty')}
        </Button>
      </div>
      <Chips
        chosen={parties.map((party, i) => ({
          value: String(i),
          label: mask(party.keyKind, normaliseTarget(party.keyKind, party.target)),
        }))}
        onRemove={(value) => onChange(parties.filter((_, i) => String(i) !== value))}
      />
    </div>
  )
}
