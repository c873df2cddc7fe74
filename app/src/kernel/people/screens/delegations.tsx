import { useState } from 'react'
import { rocDay, type Day } from '#kernel/ground'
import {
  Button,
  Combo,
  Dialog,
  Form,
  RefusalNote,
  RocDateField,
  Select,
  toast,
  useDeed,
  useForm,
  useMayEver,
  usePersonSearch,
  type ComboOption,
} from '#kernel/ui'
import { api, useText, type PersonDetail } from './api.ts'
import { renews } from './renews.ts'

interface DelegationsProps {
  readonly detail: PersonDetail
  readonly delegations: PersonDetail['delegations']
}
/** 代理: who stands in for whom, with dates. */
export function Delegations({ detail, delegations }: DelegationsProps) {
  const t = useText()
  const mayDelegate = useMayEver('people.delegate')
  const [adding, setAdding] = useState(false)
  const end = useDeed(api, 'POST /api/delegations/:id/end', { renews })
  const stop = async (id: string) => {
    const ended = await end.run({ params: { id } })
    if (ended.ok) toast(t('people.delegateEnded'))
  }
  return (
    <section className="stack tight">
      <div className="row ends">
        <h3>{t('people.delegations')}</h3>
        {mayDelegate && detail.posts.some((post) => post.to === null) && (
          <Button small icon="plus" onClick={() => setAdding(true)}>
            {t('people.delegate')}
          </Button>
        )}
      </div>
      <RefusalNote refusal={end.refusal} />
      {delegations.length === 0 ? (
        <p className="soft">{t('people.noDelegations')}</p>
      ) : (
        <ul className="stack tight">
          {delegations.map((one) => (
            <li key={one.id} className="row ends">
              <span>
                {t('people.delegateLine', {
                  holder: one.holderName,
                  post: one.postTitle,
                  to: one.toName,
                  from: rocDay(one.from as Day),
                  until: rocDay(one.to as Day),
                })}
              </span>
              {mayDelegate && (
                <Button small busy={end.busy} onClick={() => void stop(one.id)}>
                  {t('people.delegateEnd')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <Delegate detail={detail} onClose={() => setAdding(false)} />}
    </section>
  )
}

interface Values {
  readonly post: string
  readonly who: ComboOption | null
  readonly from: Day | null
  readonly to: Day | null
}
function Delegate({ detail, onClose }: { detail: PersonDetail; onClose: () => void }) {
  const t = useText()
  const posts = detail.posts.filter((post) => post.to === null)
  const [blank] = useState<Values>({
    post: posts.length === 1 ? (posts[0]?.id ?? '') : '',
    who: null,
    from: null,
    to: null,
  })
  const [typed, setTyped] = useState('')
  const people = usePersonSearch(typed)
  const delegate = useDeed(api, 'POST /api/delegations', { renews })
  const form = useForm<Values>({
    initial: blank,
    check: (values) => ({
      ...(values.post === '' ? { post: t('people.needPost') } : {}),
      ...(values.who === null ? { who: t('people.needWho') } : {}),
      ...(values.from === null ? { from: t('people.needDay') } : {}),
      ...(values.to === null ? { to: t('people.needDay') } : {}),
    }),
  })
  const send = async ({ post, who, from, to }: Values) => {
    if (!who || !from || !to) return
    const made = await delegate.run({ body: { post, toPerson: who.value, from, to } })
    if (!made.ok) return
    toast(t('people.delegateDone'))
    onClose()
  }
  return (
    <Dialog title={t('people.delegate')} onClose={onClose}>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={delegate.refusal} />
        <Select
          label={t('people.delegatePost')}
          none=""
          options={posts.map((post) => ({ value: post.id, label: `${post.unitName} ${post.title}` }))}
          {...form.field('post')}
        />
        <Combo
          label={t('people.delegateWho')}
          options={people.filter((one) => one.value !== detail.person.id)}
          onType={setTyped}
          {...form.field('who')}
        />
        <RocDateField label={t('people.from')} {...form.field('from')} />
        <RocDateField label={t('people.to')} {...form.field('to')} />
        <div className="row">
          <Button type="submit" look="primary" busy={delegate.busy}>
            {t('people.delegate')}
          </Button>
          <Button onClick={onClose}>{t('people.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
