import {
  Badge,
  count,
  Empty,
  Go,
  Icon,
  Load,
  Page,
  RocDue,
  useApi,
  useMe,
  useSaid,
  type IconName,
} from '#kernel/ui'
import { TryThis } from '../demo/try-this.tsx'
import { todayApi, type TodayItem } from './api.ts'
import { useTodayText } from './text.ts'
import './today.css'

/** 今日應辦: what you must do, by due date. */
export default function TodayPage() {
  const t = useTodayText()
  const me = useMe()
  const today = useApi(todayApi, 'GET /api/today', undefined, { every: 60_000 })
  return (
    <Page title={t('title')} purpose={t('purpose', { name: me.name })} narrow>
      <Load of={today}>{({ items }) => (items.length === 0 ? <Done /> : <Groups items={items} />)}</Load>
      {me.demo && <TryThis />}
    </Page>
  )
}

const Done = () => {
  const t = useTodayText()
  return <Empty title={t('emptyTitle')}>{t('empty')}</Empty>
}

const order = ['overdue', 'today', 'soon', 'later'] as const
function Groups({ items }: { items: readonly TodayItem[] }) {
  const t = useTodayText()
  return (
    <div className="stack wide">
      {order.map((urgency) => {
        const here = items
          .filter((item) => item.urgency === urgency)
          .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'))
        return here.length === 0 ? null : (
          <section key={urgency} className={`today-group ${urgency}`}>
            <h2>{t(urgency)}</h2>
            <ul className="today-list">
              {here.map((item) => (
                <li key={`${item.kind} ${item.href} ${item.due ?? ''}`}>
                  <Item item={item} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function Item({ item }: { item: TodayItem }) {
  const t = useTodayText()
  const say = useSaid()
  return (
    <Go to={item.href} className="today-item">
      <Icon name={iconOf(item.kind)} />
      <span className="today-title">{say(item.title)}</span>
      {item.count !== null && <span className="today-count">{t('count', { n: count(item.count) })}</span>}
      <span className="today-due">
        {item.urgency === 'overdue' && <Badge tone="red">{t('late')}</Badge>}
        {item.due && (
          <span className="soft small">
            {t('due')} <RocDue at={item.due} />
          </span>
        )}
      </span>
      <Icon name="right" size={18} />
    </Go>
  )
}

const icons: readonly (readonly [string, IconName])[] = [
  ['review.task', 'note'],
  ['review', 'stamp'],
  ['findings', 'flag'],
  ['queries.import', 'import'],
  ['queries', 'lines'],
  ['people', 'people'],
  ['ledger', 'ledger'],
]
const iconOf = (kind: string): IconName => icons.find(([start]) => kind.startsWith(start))?.[1] ?? 'today'
