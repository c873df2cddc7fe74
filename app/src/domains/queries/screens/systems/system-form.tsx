import {
  Button,
  Checkbox,
  Form,
  FormDeeds,
  RadioCards,
  RefusalNote,
  Select,
  TextField,
  toast,
  useDeed,
  useForm,
  useSaid,
  type ComboOption,
} from '#kernel/ui'
import { sensitivities, sequencePolicies, type Sensitivity, type SequencePolicy } from '../../words.ts'
import { api, type System } from '../api.ts'
import { ChooseMany } from '../chips.tsx'
import { useText } from '../text.ts'
import { useUnits } from '../units.ts'

interface Values {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly dataOwner: string
  readonly sensitivity: Sensitivity
  readonly sequence: SequencePolicy
  readonly daily: boolean
  /** '' = by the parameter of the law book. */
  readonly dueHour: string
  readonly units: readonly ComboOption[]
  readonly retired: boolean
}
const hours = Array.from({ length: 13 }, (_, hour) => String(hour))
const start = (of: System | undefined): Values => ({
  id: of?.id ?? '',
  zh: of?.zh ?? '',
  en: of?.en ?? '',
  dataOwner: of?.dataOwner ?? '',
  sensitivity: of?.sensitivity ?? 'sensitive',
  sequence: of?.sequence ?? 'continuous',
  daily: of?.daily ?? true,
  dueHour: of?.dueHour == null ? '' : String(of.dueHour),
  units: (of?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
  retired: of?.retired ?? false,
})

export function SystemForm({
  of,
  onDone,
  onLeave,
}: {
  of?: System
  onDone: (id: string) => void
  onLeave: () => void
}) {
  const t = useText()
  const say = useSaid()
  const units = useUnits()
  const form = useForm<Values>({
    initial: start(of),
    draft: `system:${of?.id ?? ''}`,
    check: (values) => ({
      ...(/^[a-z][a-z0-9-]{1,31}$/.test(values.id) ? {} : { id: t('systems.lacks.id') }),
      ...(values.zh.trim() === '' ? { zh: t('systems.lacks.zh') } : {}),
      ...(values.en.trim() === '' ? { en: t('systems.lacks.en') } : {}),
      ...(values.dataOwner.trim() === '' ? { dataOwner: t('systems.lacks.owner') } : {}),
    }),
  })
  const add = useDeed(api, 'POST /api/queries/systems', { renews: ['/api/queries/systems'] })
  const change = useDeed(api, 'PUT /api/queries/systems/:system', { renews: ['/api/queries/systems'] })
  const { values } = form
  const send = async () => {
    const { id, zh, en, dataOwner, sensitivity, sequence, daily, retired } = values
    const body = {
      zh: zh.trim(),
      en: en.trim(),
      dataOwner: dataOwner.trim(),
      sensitivity,
      sequence,
      daily,
      retired,
      dueHour: daily && values.dueHour !== '' ? Number(values.dueHour) : null,
      units: values.units.map((unit) => unit.value),
    }
    const answer = of
      ? await change.run({ params: { system: of.id }, body })
      : await add.run({ body: { ...body, id } })
    if (!answer.ok) return
    form.done()
    toast(t('systems.saved'))
    onDone(answer.value.id)
  }
  return (
    <Form
      faults={form.faults}
      wide
      onSubmit={() => form.submit(send)}
      label={of ? t('systems.one') : t('systems.add')}
    >
      {!of && (
        <TextField
          {...form.field('id')}
          label={t('systems.id')}
          hint={t('systems.idHint')}
          width="m"
          maxLength={32}
        />
      )}
      <div className="grid-2">
        <TextField {...form.field('zh')} label={t('systems.zh')} maxLength={60} />
        <TextField {...form.field('en')} label={t('systems.en')} maxLength={100} />
      </div>
      <TextField
        {...form.field('dataOwner')}
        label={t('systems.owner')}
        hint={t('systems.ownerHint')}
        maxLength={60}
      />
      <div className="q-three">
        <RadioCards
          name="sensitivity"
          label={t('systems.sensitivity')}
          value={values.sensitivity}
          options={Object.entries(sensitivities).map(([value, words]) => ({
            value: value as Sensitivity,
            label: say(words),
          }))}
          onChange={(value) => form.set('sensitivity', value)}
        />
      </div>
      <Select
        name="sequence"
        label={t('systems.sequence')}
        hint={t('systems.sequenceHint')}
        value={values.sequence}
        options={Object.entries(sequencePolicies).map(([value, words]) => ({
          value: value as SequencePolicy,
          label: say(words),
        }))}
        onChange={(value) => form.set('sequence', value)}
      />
      <Checkbox
        name="daily"
        label={t('systems.daily')}
        checked={values.daily}
        onChange={(daily) => form.set('daily', daily)}
      />
      {values.daily && (
        <Select
          name="dueHour"
          label={t('systems.dueHour')}
          value={values.dueHour}
          none={t('systems.byRule')}
          options={hours.map((hour) => ({ value: hour, label: t('systems.byHour', { hour }) }))}
          onChange={(hour) => form.set('dueHour', hour)}
        />
      )}
      <ChooseMany
        name="units"
        label={t('systems.units')}
        hint={t('systems.unitsHint')}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={values.units}
        onChange={(chosen) => form.set('units', chosen)}
      />
      {of && (
        <Checkbox
          name="retired"
          label={t('systems.retire')}
          checked={values.retired}
          onChange={(retired) => form.set('retired', retired)}
        />
      )}
      <RefusalNote refusal={add.refusal ?? change.refusal} />
      <FormDeeds>
        <Button look="primary" type="submit" busy={add.busy || change.busy}>
          {t(of ? 'systems.save' : 'systems.add')}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          {t('systems.leave')}
        </Button>
      </FormDeeds>
    </Form>
  )
}
