import { Badge, Button, Empty, Filters, Go, Page, usePages, useQueryState, type Column } from '#kernel/ui'
import { api, type Line } from '../api.ts'
import { useLineColumns } from '../line/columns.tsx'
import { PeriodFields, usePeriod } from '../period.tsx'
import { useText } from '../text.ts'
import { Register } from './register.tsx'

/** 我的查詢: what the systems recorded under my accounts, and how it compares with what I registered. */
export default function Mine() {
  const t = useText()
  const period = usePeriod(14)
  const [open, setOpen] = useQueryState('line')
  const lines = usePages(api, 'GET /api/queries/mine', {
    query: { from: period.from, to: period.to, limit: 100 },
  })
  const columns: Column<Line>[] = [
    ...useLineColumns(['at', 'system', 'target', 'case', 'bucket', 'why']),
    { id: 'state', head: t('mine.state'), cell: (line) => <MyState line={line} />, min: true, hide: 's' },
  ]
  return (
    <Page
      title={t('mine.title')}
      purpose={t('mine.purpose')}
      help={<p>{t('mine.help')}</p>}
      deeds={
        <Button icon="print" onClick={() => print()}>
          {t('print')}
        </Button>
      }
    >
      <Register
        title={t('mine.title')}
        day={period.to}
        columns={columns}
        lines={lines}
        open={open}
        onOpen={setOpen}
        filters={
          <Filters label={t('mine.filters')}>
            <PeriodFields period={period} />
          </Filters>
        }
        empty={
          <Empty
            title={t('mine.emptyTitle')}
            deed={
              <Go to="/queries/book?write=1" className="button">
                {t('book.write')}
              </Go>
            }
          >
            {t('mine.empty')}
          </Empty>
        }
      />
    </Page>
  )
}

function MyState({ line }: { line: Line }) {
  const t = useText()
  const state = line.review?.state
  if (state === undefined) return null
  return <Badge tone={state === 'asked' ? 'amber' : 'plain'}>{t(`mine.states.${state}`)}</Badge>
}
