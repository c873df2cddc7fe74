import { useState } from 'react'
import { addDays, startOfDay, type Day } from '#kernel/ground'
import {
  DataTable,
  Empty,
  Filters,
  inWords,
  Load,
  RocDateField,
  RocTime,
  Section,
  Select,
  useApi,
  useLanguage,
  useToday,
} from '#kernel/ui'
import { leaveNames } from '../words.ts'
import { api, useText } from './api.ts'

/** 勤務與差假 of one day: the facts that the reconciliation looks at. */
export function Roster() {
  const t = useText()
  const at = useLanguage()
  const [day, setDay] = useState<Day | null>(useToday())
  const [unit, setUnit] = useState('')
  const units = useApi(api, 'GET /api/units')
  const span = {
    from: day ? startOfDay(day) : '',
    to: day ? startOfDay(addDays(day, 1)) : '',
    unit: unit || undefined,
  }
  const duties = useApi(api, 'GET /api/roster', { query: span }, { enabled: day !== null })
  const leave = useApi(api, 'GET /api/leave', { query: span }, { enabled: day !== null })
  return (
    <>
      <Filters label={t('people.filters')}>
        <RocDateField name="day" label={t('roster.day')} hint="" value={day} onChange={setDay} />
        <Select
          name="unit"
          label={t('people.unit')}
          value={unit}
          none={t('people.anyUnit')}
          options={(units.data?.units ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onChange={setUnit}
        />
      </Filters>
      <Section title={t('roster.duties')}>
        <Load of={duties}>
          {(data) => (
            <DataTable
              caption={t('roster.dutyCaption')}
              rows={data.duties}
              rowKey={(row) => row.id}
              empty={<Empty title={t('roster.emptyTitle')}>{t('roster.empty')}</Empty>}
              columns={[
                { id: 'person', head: t('roster.person'), cell: (row) => row.personName, min: true },
                {
                  id: 'starts',
                  head: t('roster.starts'),
                  cell: (row) => <RocTime at={row.starts} />,
                  min: true,
                },
                { id: 'ends', head: t('roster.ends'), cell: (row) => <RocTime at={row.ends} />, min: true },
                { id: 'duty', head: t('roster.duty'), cell: (row) => row.duty },
                { id: 'place', head: t('roster.place'), cell: (row) => t(`roster.${row.place}`), hide: 's' },
                {
                  id: 'terminal',
                  head: t('roster.terminal'),
                  cell: (row) => <span className="fixed">{row.terminal ?? ''}</span>,
                  hide: 's',
                },
              ]}
            />
          )}
        </Load>
      </Section>
      <Section title={t('roster.leave')}>
        <Load of={leave}>
          {(data) => (
            <DataTable
              caption={t('roster.leaveCaption')}
              rows={data.leave}
              rowKey={(row) => row.id}
              empty={<Empty title={t('roster.emptyLeaveTitle')}>{t('roster.emptyLeave')}</Empty>}
              columns={[
                { id: 'person', head: t('roster.person'), cell: (row) => row.personName, min: true },
                { id: 'kind', head: t('roster.kind'), cell: (row) => inWords(leaveNames[row.kind], at) },
                {
                  id: 'starts',
                  head: t('roster.starts'),
                  cell: (row) => <RocTime at={row.starts} />,
                  min: true,
                },
                { id: 'ends', head: t('roster.ends'), cell: (row) => <RocTime at={row.ends} />, min: true },
              ]}
            />
          )}
        </Load>
      </Section>
    </>
  )
}
