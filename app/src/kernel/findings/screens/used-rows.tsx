import { DataTable, Named, RocDate, RocTime } from '#kernel/ui'
import { useText, type Finding } from './api.ts'

type Row = Finding['rows'][number]
type Value = Row[string]
interface Numbered {
  readonly row: Row
  readonly i: number
}

/** The rows that the rule used, as they were masked for it. */
export function UsedRows({ rows }: { rows: readonly Row[] }) {
  const t = useText()
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (rows.length === 0) return null
  return (
    <DataTable<Numbered>
      caption={t('detail.happened')}
      rows={rows.map((row, i) => ({ row, i }))}
      rowKey={({ i }) => String(i)}
      empty={null}
      columns={names.map((name) => ({
        id: name,
        head: <FieldName name={name} />,
        cell: ({ row }) => <FieldValue name={name} value={row[name] ?? null} />,
        end: rows.every((one) => typeof one[name] === 'number'),
      }))}
    />
  )
}

const known = [
  'line',
  'at',
  'day',
  'system',
  'account',
  'person',
  'unit',
  'target',
  'act',
  'terminal',
  'purpose',
  'case',
  'caseNo',
  'rows',
  'due',
  'open',
  'item',
  'sheet',
  'task',
  'entry',
  'seq',
  'workplace',
  'other',
  'session',
  'how',
  'mask',
  'bucket',
  'keyKind',
  'reviewer',
  'head',
  'noticed',
  'count',
  'size',
  'code',
  'witness',
  'stamps',
  'unexplained',
  'medianDwellMs',
  'systems',
  'lookup',
  'import',
  'source',
] as const
function FieldName({ name }: { name: string }) {
  const t = useText()
  const found = known.find((one) => one === name)
  return <>{found ? t(`field.${found}`) : name}</>
}

const people = ['person', 'unit', 'owner', 'by', 'head', 'reviewer']
const buckets = ['MATCHED', 'UNREGISTERED', 'MISMATCH', 'PHANTOM'] as const
function FieldValue({ name, value }: { name: string; value: Value | null }) {
  const t = useText()
  const bucket = buckets.find((one) => one === value)
  if (bucket) return <>{t(`bucket.${bucket}`)}</>
  if (value === null || value === undefined || value === '') return <span className="soft">—</span>
  if (typeof value === 'boolean') return <>{value ? '✓' : '✗'}</>
  if (typeof value === 'number') return <>{name === 'medianDwellMs' ? (value / 1000).toFixed(1) : value}</>
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return <RocTime at={value} seconds />
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return <RocDate day={value} />
  if (people.includes(name) && /^[0-9a-hjkmnp-tv-z]{26}$/.test(value)) return <Named id={value} />
  return <span className={/^[\x20-\x7e●]+$/.test(value) ? 'fixed' : undefined}>{value}</span>
}
