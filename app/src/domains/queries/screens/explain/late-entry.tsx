import { useState } from 'react'
import { Button, Note, useDeed, useSaid } from '#kernel/ui'
import { lineBuckets, type LineBucket } from '../../words.ts'
import { api, type Line } from '../api.ts'
import { EntryForm } from '../book/entry-form.tsx'
import { useText } from '../text.ts'
import '../book/book.css'

/** 補登: the entry that was missing, written now in answer to the line; the line is reconciled again at once. */
export function LateEntry({ line, onWritten }: { line: Line; onWritten: () => void }) {
  const t = useText()
  const say = useSaid()
  const [open, setOpen] = useState(false)
  const [bucket, setBucket] = useState<LineBucket | null>(null)
  const write = useDeed(api, 'POST /api/queries/entries', {
    renews: ['/api/queries/entries', '/api/queries/lines'],
  })
  if (bucket)
    return (
      <Note
        tone={bucket === 'MATCHED' ? 'green' : 'amber'}
        title={t('late.done', { bucket: say(lineBuckets[bucket]) })}
      >
        {t(bucket === 'MATCHED' ? 'late.next' : 'late.unlike')}
      </Note>
    )
  if (!open)
    return (
      <Note title={t('late.title')}>
        <p>{t('late.words')}</p>
        <p className="q-late-deed">
          <Button icon="book" onClick={() => setOpen(true)}>
            {t('late.deed')}
          </Button>
        </p>
      </Note>
    )
  return (
    <section className="stack">
      <h3>{t('late.title')}</h3>
      <EntryForm
        given={{ at: line.at, system: line.system.id }}
        draft={`late:${line.id}`}
        deed={t('late.deed')}
        busy={write.busy}
        refusal={write.refusal}
        onLeave={() => setOpen(false)}
        onSend={async (body, target) => {
          const answer = await write.run({ body: { ...body, target: target ?? '', forLine: line.id } })
          if (!answer.ok) return false
          setBucket(answer.value.line?.bucket ?? 'MATCHED')
          onWritten()
          return true
        }}
      />
    </section>
  )
}
