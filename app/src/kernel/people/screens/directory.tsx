import { useDeferredValue, useState } from 'react'
import {
  Button,
  DataTable,
  Empty,
  Filters,
  Load,
  Select,
  Split,
  TextField,
  useApi,
  useGo,
  useMayEver,
  useQueryState,
  type Column,
} from '#kernel/ui'
import { api, useText, type Person } from './api.ts'
import { PersonPanel } from './person-panel.tsx'

const SIZE = 50

export function Directory({ open }: { open: string }) {
  const t = useText()
  const go = useGo()
  const mayRead = useMayEver('people.read')
  const [text, setText] = useState('')
  const [unit, setUnit] = useQueryState('unit')
  const [page, setPage] = useState(0)
  const typed = useDeferredValue(text.trim())
  const units = useApi(api, 'GET /api/units')
  const people = useApi(api, 'GET /api/people', {
    query: {
      text: typed || undefined,
      unit: unit || undefined,
      below: unit === '' ? undefined : 'true',
      page,
      size: SIZE,
    },
  })
  const columns: Column<Person>[] = [
    { id: 'name', head: t('people.name'), cell: (person) => person.name, min: true },
    {
      id: 'no',
      head: t('people.personNo'),
      cell: (person) => <span className="fixed">{person.personNo}</span>,
      min: true,
      hide: 's',
    },
    {
      id: 'posts',
      head: t('people.posts'),
      cell: (person) => person.posts.map((post) => `${post.unitName} ${post.title}`).join('、'),
    },
  ]
  return (
    <Split
      onClose={() => go('/people')}
      title={people.data?.people.find((person) => person.id === open)?.name ?? t('people.person')}
      thing={open === '' ? null : <PersonPanel key={open} id={open} />}
      list={
        <>
          <Filters label={t('people.filters')}>
            <TextField
              name="text"
              type="search"
              label={t('people.search')}
              value={text}
              onChange={(next) => {
                setText(next)
                setPage(0)
              }}
            />
            <Select
              name="unit"
              label={t('people.unit')}
              value={unit}
              none={t('people.anyUnit')}
              options={(units.data?.units ?? [])
                .filter((one) => one.closed === null)
                .map((one) => ({ value: one.id, label: one.name }))}
              onChange={(next) => {
                setUnit(next)
                setPage(0)
              }}
            />
          </Filters>
          <Load of={people} lines={8}>
            {(data) => (
              <>
                <DataTable
                  caption={t('people.caption')}
                  rows={data.people}
                  columns={columns}
                  rowKey={(person) => person.id}
                  current={open === '' ? null : open}
                  {...(mayRead
                    ? { onOpen: (person: Person) => go(`/people/${person.id}${location.search}`) }
                    : {})}
                  total={data.total}
                  empty={<Empty title={t('people.emptyTitle')}>{t('people.empty')}</Empty>}
                />
                <Pager page={page} pages={Math.ceil(data.total / SIZE)} onPage={setPage} />
              </>
            )}
          </Load>
        </>
      }
    />
  )
}

function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const t = useText()
  if (pages < 2) return null
  return (
    <div className="row no-print">
      <Button
        small
        icon="left"
        aria-label={t('people.before')}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      />
      <span>
        {page + 1}／{pages}
      </span>
      <Button
        small
        icon="right"
        aria-label={t('people.after')}
        disabled={page + 1 >= pages}
        onClick={() => onPage(page + 1)}
      />
    </div>
  )
}
