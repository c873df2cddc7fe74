import { useState } from 'react'
import { rocDay, type Day } from '#kernel/ground'
import {
  Button,
  DataTable,
  Facts,
  Load,
  RocDate,
  RocTime,
  Timeline,
  Unseen,
  useApi,
  useMayEver,
  useMe,
} from '#kernel/ui'
import { api, useText, type PersonDetail, type Post } from './api.ts'
import { Delegations } from './delegations.tsx'
import { EndPost } from './end-post.tsx'
import { Invite } from './invite.tsx'
import { OpenPost } from './open-post.tsx'
import { RoleName } from './role.tsx'

/** One person: posts, stand-ins, and what was changed. */
export function PersonPanel({ id }: { id: string }) {
  const person = useApi(api, 'GET /api/people/:id', { params: { id } })
  return <Load of={person}>{(data) => <Opened detail={data} />}</Load>
}

function Opened({ detail }: { detail: PersonDetail }) {
  const t = useText()
  const me = useMe()
  // Nobody changes his own posts: another administrator does.
  const mayManage = useMayEver('people.manage') && detail.person.id !== me.person
  const mayInvite = useMayEver('people.invite') && detail.person.id !== me.person
  const [over, setOver] = useState<Post | 'open' | 'invite' | null>(null)
  const close = () => setOver(null)
  const { person, posts, delegations, changes } = detail
  return (
    <div className="stack wide">
      <Facts
        of={[
          [t('people.personNo'), <span className="fixed">{person.personNo}</span>],
          [
            t('people.since'),
            person.leftOn ? (
              t('people.left', { day: rocDay(person.leftOn as Day) })
            ) : (
              <RocDate day={person.joined} />
            ),
          ],
        ]}
      />
      <section className="stack tight">
        <div className="row ends">
          <h3>{t('people.posts')}</h3>
          <span className="row">
            {mayManage && (
              <Button small icon="plus" onClick={() => setOver('open')}>
                {t('people.addPost')}
              </Button>
            )}
            {mayInvite && (
              <Button small icon="key" onClick={() => setOver('invite')}>
                {t('people.invite')}
              </Button>
            )}
          </span>
        </div>
        <DataTable
          caption={t('people.posts')}
          rows={posts}
          rowKey={(post) => post.id}
          empty={null}
          columns={[
            { id: 'title', head: t('people.postTitle'), cell: (post) => `${post.unitName} ${post.title}` },
            { id: 'role', head: t('people.role'), cell: (post) => <RoleName role={post.role} />, min: true },
            { id: 'span', head: t('people.from'), cell: (post) => <Span of={post} />, min: true },
            {
              id: 'end',
              head: <Unseen>{t('people.endPost')}</Unseen>,
              min: true,
              cell: (post) =>
                mayManage && post.to === null ? (
                  <Button small onClick={() => setOver(post)}>
                    {t('people.endPost')}
                  </Button>
                ) : null,
            },
          ]}
        />
      </section>
      <Delegations detail={detail} delegations={delegations} />
      <section className="stack tight">
        <h3>{t('people.changes')}</h3>
        {changes.length === 0 ? (
          <p className="soft">{t('people.noChanges')}</p>
        ) : (
          <Timeline
            label={t('people.changes')}
            moments={changes.map((change, i) => ({
              id: String(i),
              when: <RocTime at={change.at} />,
              what: t('people.change', {
                field: fieldName(t, change.field),
                before: change.before ?? '—',
                after: change.after ?? '—',
              }),
            }))}
          />
        )}
      </section>
      {over === 'open' && <OpenPost person={person} onClose={close} />}
      {over === 'invite' && <Invite person={person} onClose={close} />}
      {over !== null && typeof over === 'object' && <EndPost post={over} onClose={close} />}
    </div>
  )
}

function Span({ of }: { of: Post }) {
  const t = useText()
  const from = rocDay(of.from as Day)
  return (
    <>{of.to ? t('people.postUntil', { from, to: rocDay(of.to as Day) }) : t('people.postSpan', { from })}</>
  )
}

const fields = ['name', 'personNo', 'leftOn', 'joined', 'title', 'role', 'unit', 'from', 'to'] as const
function fieldName(t: ReturnType<typeof useText>, field: string): string {
  const found = fields.find((one) => one === field || field.endsWith(`.${one}`))
  return found ? t(`field.${found}`) : field
}
