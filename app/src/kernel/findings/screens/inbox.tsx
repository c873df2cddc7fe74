import { Badge, Page, Split, useApi, useGo, useParam } from '#kernel/ui'
import { api, useText } from './api.ts'
import { FindingDetail } from './finding-detail.tsx'
import { FindingList } from './finding-list.tsx'

/** 異常發現: what no stamp explains. */
export default function Inbox() {
  const t = useText()
  const go = useGo()
  const open = useParam('finding')
  const counts = useApi(api, 'GET /api/findings/counts')
  const back = () => go(`/findings${location.search}`)
  return (
    <Page
      title={t('title')}
      purpose={t('purpose')}
      help={
        <ul>
          <li>{t('help.one')}</li>
          <li>{t('help.two')}</li>
          <li>{t('help.three')}</li>
        </ul>
      }
      deeds={
        counts.data && (
          <p className="row" aria-live="polite">
            <Badge tone={counts.data.open > 0 ? 'amber' : 'plain'}>
              {t('counts.open', { n: String(counts.data.open) })}
            </Badge>
            <Badge>{t('counts.in_hand', { n: String(counts.data.in_hand) })}</Badge>
            <Badge>{t('counts.closed', { n: String(counts.data.closed) })}</Badge>
            {counts.data.recheckOverdue > 0 && (
              <Badge tone="red">{t('counts.overdue', { n: String(counts.data.recheckOverdue) })}</Badge>
            )}
          </p>
        )
      }
    >
      <Split
        list={<FindingList open={open} rules={Object.keys(counts.data?.byRule ?? {})} />}
        title={t('list.headline')}
        thing={open === '' ? null : <FindingDetail key={open} id={open} />}
        onClose={back}
      />
    </Page>
  )
}
