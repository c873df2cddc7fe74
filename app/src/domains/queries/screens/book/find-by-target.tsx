import { useState } from 'react'
import { Button, DataTable, Empty, Masked, RefusalNote, useDeed, useGo } from '#kernel/ui'
import { addDays } from '#kernel/ground'
import type { KeyKind } from '../key-kinds.ts'
import { api } from '../api.ts'
import { today } from '../period.tsx'
import { TargetField } from '../target-field.tsx'
import { useText } from '../text.ts'
import { useEntryColumns } from './entry-columns.tsx'

/** Own entries of the last year about one target: it travels in the body, becomes a mark, and is kept nowhere. */
export function FindByTarget() {
  const t = useText()
  const go = useGo()
  const [kind, setKind] = useState<KeyKind>('national_id')
  const [target, setTarget] = useState('')
  const find = useDeed(api, 'POST /api/queries/entries/search')
  const [found, setFound] = useState<Awaited<ReturnType<typeof find.run>> | null>(null)
  const columns = useEntryColumns(true)
  const search = async () => {
    if (target.trim() === '') return
    setFound(await find.run({ body: { target, keyKind: kind, from: addDays(today(), -366), to: today() } }))
  }
  return (
    <details className="q-find no-print">
      <summary>{t('book.find')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void search()
        }}
      >
        <TargetField keyKind={kind} target={target} onKind={setKind} onTarget={setTarget} />
        <div>
          <Button type="submit" icon="search" busy={find.busy}>
            {t('book.findDeed')}
          </Button>
        </div>
        <RefusalNote refusal={find.refusal} />
        {found?.ok && (
          <DataTable
            caption={t('book.found')}
            rows={found.value.rows}
            columns={columns}
            rowKey={(entry) => entry.id}
            onOpen={(entry) => go(`/queries/book?entry=${entry.id}`)}
            ownKeys
            empty={<Empty title={t('book.foundNone')}>{t('book.foundNoneWords')}</Empty>}
          />
        )}
        {found?.ok && found.value.rows[0] && (
          <p className="small soft">
            {t('book.foundMask')} <Masked>{found.value.rows[0].mask}</Masked>
          </p>
        )}
      </form>
    </details>
  )
}
