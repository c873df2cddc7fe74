import { useEffect } from 'react'
import {
  Empty,
  Load,
  Note,
  Page,
  RefusalNote,
  Tabs,
  useApi,
  useMe,
  usePages,
  useGo,
  useQueryState,
} from '#kernel/ui'
import { api } from '../api.ts'
import { useText } from '../text.ts'
import { useNow } from '../time-left.ts'
import { useBringing } from './bring.ts'
import { CheckView } from './check.tsx'
import { DropZone } from './drop-zone.tsx'
import { Earlier } from './earlier.tsx'
import { isUnderWay, takesMore } from './order.ts'
import { Sending } from './sending.tsx'
import { useLaying } from './use-laying.ts'
import './desk.css'

const tabs = ['now', 'earlier'] as const

/** 檢核台: lay files down, see at once which of them needs somebody. */
export default function Desk() {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const now = useNow()
  const [asked] = useQueryState('check')
  const [tab, setTab] = useQueryState('tab', 'now')
  const terms = useApi(api, 'GET /api/outflow/terms')
  const laying = useLaying(terms.data)
  const checks = usePages(api, 'GET /api/outflow/checks', { query: { limit: 50 } })
  const newest = checks.rows.find((check) => check.gone === null)?.id ?? ''
  const open = asked === 'new' ? '' : asked || newest
  const bringing = useBringing(me.person).filter((one) => one.check === open)
  const reading = useCheck(open, bringing.length > 0)
  const check = open === '' ? undefined : reading.data
  const most = terms.data?.mostFiles ?? 0
  const held = (check?.files.length ?? 0) + bringing.length
  const joins = check !== undefined && takesMore(check.check, held, most, now)
  useNoAccidents()
  const show = (id: string) => go(`/outflow/desk?check=${id}`, { replace: true })
  return (
    <Page title={t('desk.title')} purpose={t('desk.purpose')} help={<Help />}>
      <div className="stack">
        <Load of={terms}>
          {(known) => (
            <DropZone
              terms={known}
              room={joins ? most - held : most}
              busy={laying.busy}
              low={(check?.files.length ?? 0) > 0}
              onGathered={(gathered) =>
                void laying.lay(gathered, joins ? open : null).then((id) => id !== null && show(id))
              }
              note={
                check &&
                (joins ? (
                  <>
                    <span className="soft">{t('desk.drop.joins')}</span>
                    <button type="button" className="link-button" onClick={() => show('new')}>
                      {t('desk.drop.fresh')}
                    </button>
                  </>
                ) : (
                  <span className="soft">{t('desk.drop.opens')}</span>
                ))
              }
            />
          )}
        </Load>
        <RefusalNote refusal={laying.refusal} />
        {laying.left.length > 0 && (
          <div role="alert">
            <Note tone="amber">
              {laying.left.map((words) => (
                <p key={words}>{words}</p>
              ))}
            </Note>
          </div>
        )}
        <Sending of={bringing} />
        <div>
          <Tabs
            label={t('desk.title')}
            tabs={tabs.map((id) => ({ id, title: t(`desk.tab.${id}`) }))}
            at={tabs.find((id) => id === tab) ?? 'now'}
            onChange={setTab}
          >
            {tab === 'earlier' ? (
              <Earlier checks={checks} without={open} onOpen={(one) => show(one.id)} />
            ) : open === '' ? (
              !checks.loading && (
                <>
                  <RefusalNote refusal={checks.refusal} />
                  <Empty title={t('desk.check.emptyTitle')}>{t('desk.check.empty')}</Empty>
                </>
              )
            ) : (
              <Load of={reading}>
                {({ check: one, files }) => (
                  <CheckView
                    check={one}
                    files={files}
                    coming={bringing.filter(({ state }) => state !== 'refused').length}
                  />
                )}
              </Load>
            )}
          </Tabs>
        </div>
      </div>
    </Page>
  )
}

/** The check, looked at every second as long as something of it is under way. */
function useCheck(id: string, coming: boolean) {
  const ask = { params: { check: id } }
  const enabled = id !== ''
  const first = useApi(api, 'GET /api/outflow/checks/:check', ask, { enabled })
  const live = coming || (first.data?.files.some(isUnderWay) ?? false)
  return useApi(api, 'GET /api/outflow/checks/:check', ask, { enabled, every: live ? 1_000 : false })
}

/** A file dropped beside the zone must not take the place of the console. */
function useNoAccidents(): void {
  useEffect(() => {
    const stay = (event: globalThis.DragEvent) => event.preventDefault()
    addEventListener('dragover', stay)
    addEventListener('drop', stay)
    return () => {
      removeEventListener('dragover', stay)
      removeEventListener('drop', stay)
    }
  }, [])
}

function Help() {
  const t = useText()
  return (
    <ul>
      <li>{t('desk.help.what')}</li>
      <li>{t('desk.help.unread')}</li>
      <li>{t('desk.help.own')}</li>
      <li>{t('desk.help.keep')}</li>
      <li>{t('desk.help.keys')}</li>
    </ul>
  )
}
