import { DataTable, Empty, useSaid, type Column } from '#kernel/ui'
import type { PreviewReply } from '../api.ts'
import { useText } from '../text.ts'
import { chosenFor, LEFT_OUT, type FieldTerm } from './shape.ts'

/** The first rows as they would be read; targets and whatever is not mapped are masked by the server. */
export function SampleTable({ preview, fields }: { preview: PreviewReply; fields: readonly FieldTerm[] }) {
  const t = useText()
  const say = useSaid()
  const named = (field: string) => {
    const term = fields.find((one) => one.field === field)
    return term ? say(term) : field
  }
  const shown = preview.headers.filter((header) => chosenFor(preview.shape, header) !== LEFT_OUT)
  const columns: Column<PreviewReply['rows'][number]>[] = [
    { id: ' line', head: t('import.fault.line'), cell: (row) => row.line, min: true },
    ...shown.map((header) => {
      const field = preview.shape.columns[header]
      return {
        id: header,
        head: field ? named(field) : <span className="soft">{header}</span>,
        cell: (row: PreviewReply['rows'][number]) => (
          <span className="nowrap">{row.cells[field ?? header]}</span>
        ),
      }
    }),
  ]
  return (
    <DataTable
      caption={t('import.rows')}
      rows={preview.rows}
      columns={columns}
      rowKey={(row) => String(row.line)}
      tall
      empty={<Empty title={t('import.noRows')}>{t('import.noRowsWords')}</Empty>}
    />
  )
}
