import { rocDay, type Day } from '#kernel/ground'
import { Badge, DataTable, Load, Page, Section, Unseen, useApi, useMe, useSaid } from '#kernel/ui'
import { useText } from './api.ts'
import { Authenticator } from './authenticator.tsx'
import { Passkeys } from './passkeys.tsx'
import { PassphraseChange } from './passphrase-change.tsx'
import { RoleName } from './role.tsx'
import { accessApi } from './session.ts'

/** 我的帳號: my posts, and how I sign in. */
export default function Account() {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const ways = useApi(accessApi, 'GET /api/credentials')
  return (
    <Page title={t('me.title')} purpose={t('me.purpose')} narrow>
      <Section title={t('me.posts')}>
        <DataTable
          caption={t('me.posts')}
          rows={me.posts}
          rowKey={(post) => post.id}
          empty={<p>{t('me.noPosts')}</p>}
          columns={[
            { id: 'title', head: t('me.post'), cell: (post) => post.title },
            { id: 'unit', head: t('me.unit'), cell: (post) => say(post.unit) },
            { id: 'role', head: t('me.role'), cell: (post) => <RoleName role={post.role} /> },
            {
              id: 'since',
              head: <Unseen>{t('me.since')}</Unseen>,
              cell: (post) =>
                post.onBehalfOf &&
                post.until && (
                  <Badge tone="amber">
                    {t('me.onBehalf', { name: post.onBehalfOf, until: rocDay(post.until as Day) })}
                  </Badge>
                ),
            },
          ]}
        />
      </Section>
      <Section title={t('me.access')}>
        <Load of={ways}>
          {(data) => (
            <div className="stack">
              <PassphraseChange setAt={data.passphrase?.setAt ?? null} onDone={ways.again} />
              <Authenticator state={data.totp} hasPassphrase={data.passphrase !== null} onDone={ways.again} />
              <Passkeys keys={data.passkeys} hasPassphrase={data.passphrase !== null} onDone={ways.again} />
            </div>
          )}
        </Load>
      </Section>
    </Page>
  )
}
