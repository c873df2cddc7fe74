import { DataTable, Empty, Load, useApi, useGo } from '#kernel/ui'
import { api } from '../api.ts'
import { useEntryColumns } from '../book/entry-columns.tsx'
import { useText } from '../text.ts'

/** 有登記無查詢: entries to which no look-up belongs. */
export function Phantoms({ day }: { day: string }) {
  const t = useText()
  const go = useGo()
  const phantoms = useApi(api, 'GET /api/queries/days/:day/phantoms', { params: { day } })
  const columns = useEntryColumns(true)
  return (
    <Load of={phantoms}>
      {({ rows }) => (
        <DataTable
          caption={t('bucket.phantom')}
          rows={rows}
          columns={columns}
          rowKey={(entry) => entry.id}
          onOpen={(entry) => go(`/queries/book?entry=${entry.id}`)}
          empty={<Empty title={t('days.noPhantoms')}>{t('days.phantomNote')}</Empty>}
        />
      )}
    </Load>
  )
}
