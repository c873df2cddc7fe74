import {
  Badge,
  DataTable,
  Empty,
  Go,
  Load,
  Page,
  RefusalNote,
  RocDue,
  RocTime,
  Select,
  Skeleton,
  Split,
  useApi,
  useGo,
  useParam,
  usePages,
  useQueryState,
  type Column,
  type Tone,
} from '#kernel/ui'
import { api, reviewApi, type Task } from '../api.ts'
import { LineBody } from '../line/line-body.tsx'
import { useText } from '../text.ts'
import { Answer } from './answer.tsx'
import { LateEntry } from './late-entry.tsx'
import './explain.css'

const states = ['open', 'answered', 'closed', 'withdrawn'] as const

/** 待我說明: what I am asked, the line it is about, and the place to answer. */
export default function Explain() {
  const t = useText()
  const go = useGo()
  // 今日應辦 leads here with `?task=`.
  const [led] = useQueryState('task')
  const open = useParam('task') || led
  const [asked, setState] = useQueryState('state', 'open')
  const state = states.find((one) => one === asked)
  const tasks = usePages(reviewApi, 'GET /api/review/tasks', {
    query: { limit: 100, ...(state ? { state } : {}) },
  })
  const columns: Column<Task>[] = [
    { id: 'due', head: t('explain.due'), cell: (task) => <RocDue at={task.due} />, min: true },
    { id: 'question', head: t('explain.question'), cell: (task) => task.question, clip: true },
    { id: 'state', head: t('explain.state'), cell: (task) => <State task={task} />, min: true },
    {
      id: 'asked',
      head: t('explain.askedAt'),
      cell: (task) => <RocTime at={task.askedAt} />,
      min: true,
      hide: 's open',
    },
  ]
  return (
    <Page title={t('explain.title')} purpose={t('explain.purpose')} help={<Help />}>
      <Split
        title={t('explain.task')}
        thing={open === '' ? null : <OneTask key={open} id={open} />}
        onClose={() => go('/queries/explain')}
        list={
          <>
            <div className="filters">
              <Select
                name="state"
                label={t('explain.state')}
                value={asked}
                options={[
                  ...states.map((one) => ({ value: one, label: t(`explain.states.${one}`) })),
                  { value: 'all', label: t('all') },
                ]}
                onChange={setState}
              />
            </div>
            <RefusalNote refusal={tasks.refusal} />
            {tasks.loading ? (
              <Skeleton />
            ) : (
              <DataTable
                caption={t('explain.title')}
                rows={tasks.rows}
                columns={columns}
                rowKey={(task) => task.id}
                current={open === '' ? null : open}
                onOpen={(task) => go(`/queries/explain/${task.id}`)}
                tone={(task) => toneOf(task)}
                more={tasks.more}
                fetching={tasks.fetching}
                empty={
                  <Empty
                    title={t('explain.emptyTitle')}
                    deed={
                      <Go to="/queries/mine" className="button">
                        {t('mine.title')}
                      </Go>
                    }
                  >
                    {t('explain.empty')}
                  </Empty>
                }
              />
            )}
          </>
        }
      />
    </Page>
  )
}

const late = (task: Pick<Task, 'state' | 'due'>): boolean =>
  task.state === 'open' && Date.parse(task.due) < Date.now()
const toneOf = (task: Task): Tone => (late(task) ? 'red' : task.state === 'open' ? 'amber' : 'plain')
function State({ task }: { task: Task }) {
  const t = useText()
  return (
    <Badge tone={toneOf(task)}>{late(task) ? t('explain.late') : t(`explain.states.${task.state}`)}</Badge>
  )
}

function OneTask({ id }: { id: string }) {
  const t = useText()
  const task = useApi(reviewApi, 'GET /api/review/tasks/:task', { params: { task: id } })
  const line = useApi(
    api,
    'GET /api/queries/lines/:line',
    { params: { line: task.data?.item ?? '' } },
    { enabled: task.data !== undefined },
  )
  return (
    <Load of={task}>
      {(asked) => (
        <div className="stack wide">
          <div className="q-asked">
            <p className="small soft">
              {t(asked.askedBy === null ? 'explain.bySystem' : 'explain.byReviewer')}{' '}
              <RocTime at={asked.askedAt} />
            </p>
            <p className="q-question">{asked.question}</p>
            <p className="row small">
              {t('explain.due')} <RocDue at={asked.due} />{' '}
              {late(asked) && <Badge tone="red">{t('explain.late')}</Badge>}
            </p>
          </div>
          <Load of={line}>
            {(opened) => (
              <>
                {asked.state === 'open' && opened.entry === null && (
                  <LateEntry line={opened.line} onWritten={line.again} />
                )}
                <Answer task={asked} />
                <details className="q-origin" open={asked.state !== 'open'}>
                  <summary>{t('explain.line')}</summary>
                  <LineBody opened={{ ...opened, task: null }} />
                </details>
              </>
            )}
          </Load>
        </div>
      )}
    </Load>
  )
}

function Help() {
  const t = useText()
  return (
    <ul>
      <li>{t('explain.help.what')}</li>
      <li>{t('explain.help.file')}</li>
      <li>{t('explain.help.late')}</li>
      <li>{t('explain.help.sealed')}</li>
    </ul>
  )
}
