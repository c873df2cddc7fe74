import { count, DataTable, Empty, useSaid, type Column } from '#kernel/ui'
import type { RowFault } from '../api.ts'
import { useText } from '../text.ts'

/** What is wrong in a file: line, column, what stands there, what to do. */
export function FaultTable({
  faults,
  total,
  csv,
}: {
  faults: readonly RowFault[]
  total?: number
  csv?: string
}) {
  const t = useText()
  const say = useSaid()
  const columns: Column<RowFault & { readonly key: string }>[] = [
    {
      id: 'line',
      head: t('import.fault.line'),
      cell: (fault) => (fault.line === null ? t('import.fault.file') : count(fault.line)),
      min: true,
    },
    { id: 'column', head: t('import.fault.column'), cell: (fault) => fault.column, min: true },
    {
      id: 'shown',
      head: t('import.fault.shown'),
      cell: (fault) => fault.shown && <span className="fixed">{fault.shown}</span>,
      clip: true,
      hide: 's',
    },
    { id: 'what', head: t('import.fault.what'), cell: (fault) => say(fault) },
  ]
  return (
    <DataTable
      caption={t('import.fault.title')}
      rows={faults.map((fault, i) => ({ ...fault, key: `${i}` }))}
      columns={columns}
      rowKey={(fault) => fault.key}
      {...(total === undefined ? {} : { total })}
      {...(csv === undefined ? {} : { csv })}
      empty={<Empty title={t('import.fault.none')} />}
    />
  )
}
