import { parseDay } from '#kernel/ground'
import {
  Badge,
  Button,
  Empty,
  Filters,
  Page,
  RocDateField,
  Select,
  useMe,
  usePages,
  useQueryState,
  useSaid,
  type Column,
} from '#kernel/ui'
import { lineBuckets, type LineBucket } from '../../words.ts'
import { api, type Line } from '../api.ts'
import { useLineColumns } from '../line/columns.tsx'
import { yesterday } from '../period.tsx'
import { useText } from '../text.ts'
import { useUnits } from '../units.ts'
import { Register } from './register.tsx'

const isBucket = (text: string): text is LineBucket => Object.hasOwn(lineBuckets, text)
const rules = ['Q01', 'Q03', 'Q05', 'Q06', 'Q07', 'Q08'] as const

/** 查詢明細: all lines of one day within one's reach, filtered, read only. */
export default function Lines() {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const [dayText, setDay] = useQueryState('day', yesterday())
  const [unit, setUnit] = useQueryState('unit')
  const [bucket, setBucket] = useQueryState('bucket')
  const [rule, setRule] = useQueryState('rule')
  const [open, setOpen] = useQueryState('line')
  const parsed = parseDay(dayText)
  const day = parsed.ok ? parsed.value : yesterday()
  const all = useUnits()
  const watches = me.posts.some((post) => post.role === 'ethics' || post.role === 'it_auditor')
  const lines = usePages(api, 'GET /api/queries/lines', {
    query: {
      day,
      limit: 100,
      ...(unit === '' ? {} : { unit }),
      ...(isBucket(bucket) ? { bucket } : {}),
      ...(rule === '' ? {} : { rule }),
    },
  })
  const units = watches ? all : me.posts.map((post) => ({ id: post.unitId, name: say(post.unit) }))
  const columns: Column<Line>[] = [
    ...useLineColumns(['at', 'who', 'unit', 'system', 'target', 'case', 'bucket', 'why'], day),
    { id: 'state', head: t('col.state'), cell: (line) => <State line={line} />, min: true, hide: 's' },
  ]
  return (
    <Page
      title={t('lines.title')}
      purpose={t('lines.purpose')}
      help={<p>{t('lines.help')}</p>}
      deeds={
        <Button icon="print" onClick={() => print()}>
          {t('print')}
        </Button>
      }
    >
      <Register
        title={t('lines.title')}
        day={day}
        columns={columns}
        lines={lines}
        open={open}
        onOpen={setOpen}
        filters={
          <Filters label={t('lines.filters')}>
            <RocDateField
              name="day"
              label={t('col.day')}
              hint={null}
              value={day}
              onChange={(next) => next && setDay(next)}
            />
            <Select
              name="unit"
              label={t('col.unit')}
              value={unit}
              none={t('all')}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setUnit}
            />
            <Select
              name="bucket"
              label={t('col.bucket')}
              value={bucket}
              none={t('all')}
              options={Object.entries(lineBuckets).map(([value, words]) => ({ value, label: say(words) }))}
              onChange={setBucket}
            />
            <Select
              name="rule"
              label={t('col.reasons')}
              value={rule}
              none={t('all')}
              options={rules.map((id) => ({ value: id, label: `${id} ${t(`rule.short.${id}`)}` }))}
              onChange={setRule}
            />
          </Filters>
        }
        empty={<Empty title={t('lines.emptyTitle')}>{t('lines.empty')}</Empty>}
      />
    </Page>
  )
}

function State({ line }: { line: Line }) {
  const t = useText()
  const { review } = line
  if (!review) return null
  if (review.state === 'decided')
    return review.decision ? t(`decision.${review.decision}`) : t('state.decided')
  return <Badge tone={review.state === 'answered' ? 'amber' : 'plain'}>{t(`state.${review.state}`)}</Badge>
}
