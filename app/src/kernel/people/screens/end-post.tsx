import { useState } from 'react'
import { rocDay, type Day } from '#kernel/ground'
import { Confirm, RefusalNote, RocDateField, toast, useDeed } from '#kernel/ui'
import { api, useText, type Post } from './api.ts'
import { renews } from './renews.ts'

export function EndPost({ post, onClose }: { post: Post; onClose: () => void }) {
  const t = useText()
  const end = useDeed(api, 'POST /api/posts/:id/end', { renews })
  const [to, setTo] = useState<Day | null>(null)
  const [tried, setTried] = useState(false)
  const go = async () => {
    setTried(true)
    if (!to) return
    const ended = await end.run({ params: { id: post.id }, body: { to } })
    if (!ended.ok) return
    toast(t('people.endDone'))
    onClose()
  }
  return (
    <Confirm
      title={t('people.endTitle')}
      deed={t('people.endPost')}
      look="stop"
      busy={end.busy}
      onConfirm={() => void go()}
      onClose={onClose}
      preview={
        <>
          <RefusalNote refusal={end.refusal} />
          <RocDateField
            name="to"
            label={t('people.endDay')}
            value={to}
            onChange={setTo}
            error={tried && !to ? t('people.needDay') : undefined}
          />
          {to && (
            <p>
              {t('people.endPreview', {
                name: post.personName,
                post: `${post.unitName} ${post.title}`,
                to: rocDay(to),
              })}
            </p>
          )}
        </>
      }
    />
  )
}
