import type { ReactNode } from 'react'
import {
  Button,
  DataTable,
  Empty,
  Filters,
  Page,
  Paper,
  RefusalNote,
  Select,
  Skeleton,
  Split,
  toast,
  useDeed,
  useGo,
  useKeys,
  useMe,
  usePages,
  useQueryState,
  useSaid,
} from '#kernel/ui'
import { api } from '../api.ts'
import { PeriodFields, today, usePeriod } from '../period.tsx'
import { useText } from '../text.ts'
import { useEntryColumns } from './entry-columns.tsx'
import { EntryDetail } from './entry-detail.tsx'
import { EntryForm } from './entry-form.tsx'
import { FindByTarget } from './find-by-target.tsx'
import './book.css'

/** 查詢紀錄簿: the register on the left, one entry or the form for a new one on the right. */
export default function Book() {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const go = useGo()
  const period = usePeriod(14)
  const [whose, setWhose] = useQueryState('whose', 'mine')
  const [open, setOpen] = useQueryState('entry')
  const [writing, setWriting] = useQueryState('write')
  const units = me.posts.filter((post) => post.role === 'head' || post.role === 'chief')
  const watches = me.posts.some((post) => post.role === 'ethics' || post.role === 'it_auditor')
  const scope = whose === 'mine' ? { person: me.person } : whose === 'all' ? {} : { unit: whose }
  const entries = usePages(api, 'GET /api/queries/entries', {
    query: { from: period.from, to: period.to, limit: 100, ...scope },
  })
  const columns = useEntryColumns(whose !== 'mine')
  const begin = () => go(`/queries/book?write=1`)
  const close = () => {
    if (writing) setWriting('')
    else setOpen('')
  }
  useKeys(t('book.title'), [{ key: 'n', says: t('book.write'), run: begin }])
  const thing: ReactNode =
    writing === '1' ? <Write onLeave={close} /> : open !== '' ? <EntryDetail key={open} id={open} /> : null
  return (
    <Page
      title={t('book.title')}
      purpose={t('book.purpose')}
      help={<Help />}
      deeds={
        <>
          <Button icon="print" onClick={() => print()}>
            {t('print')}
          </Button>
          {writing !== '1' && (
            <Button look="primary" icon="plus" onClick={begin}>
              {t('book.write')}
            </Button>
          )}
        </>
      }
    >
      <Split
        title={writing === '1' ? t('book.write') : t('book.entry')}
        thing={thing}
        onClose={close}
        list={
          <>
            <Filters label={t('book.filters')}>
              <PeriodFields period={period} />
              {(units.length > 0 || watches) && (
                <Select
                  name="whose"
                  label={t('book.whose')}
                  value={whose}
                  onChange={setWhose}
                  options={[
                    { value: 'mine', label: t('book.mine') },
                    ...units.map((post) => ({ value: post.unitId, label: say(post.unit) })),
                    ...(watches ? [{ value: 'all', label: t('all') }] : []),
                  ]}
                />
              )}
            </Filters>
            <FindByTarget />
            <RefusalNote refusal={entries.refusal} />
            {entries.loading && <Skeleton />}
            {!entries.loading && !entries.refusal && (
              <Paper
                agency={say(me.agency)}
                title={t('book.title')}
                {...(me.current ? { unit: say(me.current.unit) } : {})}
                day={today()}
                grade={t('grade')}
              >
                <DataTable
                  caption={t('book.title')}
                  rows={entries.rows}
                  columns={columns}
                  rowKey={(entry) => entry.id}
                  current={writing === '1' || open === '' ? null : open}
                  onOpen={(entry) =>
                    go(
                      `/queries/book?${new URLSearchParams({ from: period.from, to: period.to, whose, entry: entry.id }).toString()}`,
                      { replace: open !== '' },
                    )
                  }
                  more={entries.more}
                  fetching={entries.fetching}
                  tone={(entry) =>
                    entry.bucket === 'PHANTOM' || entry.bucket === 'MISMATCH' ? 'amber' : 'plain'
                  }
                  empty={
                    <Empty
                      title={t('book.emptyTitle')}
                      deed={<Button onClick={begin}>{t('book.write')}</Button>}
                    >
                      {t('book.empty')}
                    </Empty>
                  }
                />
              </Paper>
            )}
          </>
        }
      />
    </Page>
  )
}

function Write({ onLeave }: { onLeave: () => void }) {
  const t = useText()
  const write = useDeed(api, 'POST /api/queries/entries', { renews: ['/api/queries/entries', '/api/today'] })
  return (
    <EntryForm
      draft="entry"
      deed={t('entry.save')}
      busy={write.busy}
      refusal={write.refusal}
      onLeave={onLeave}
      onSend={async (body, target) => {
        const answer = await write.run({ body: { ...body, target: target ?? '', forLine: null } })
        if (answer.ok) toast(t('entry.saved'))
        return answer.ok
      }}
    />
  )
}

function Help() {
  const t = useText()
  return (
    <ul>
      <li>{t('book.help.when')}</li>
      <li>{t('book.help.several')}</li>
      <li>{t('book.help.correct')}</li>
      <li>{t('book.help.marks')}</li>
    </ul>
  )
}
