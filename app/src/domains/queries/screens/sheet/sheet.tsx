import { useState } from 'react'
import { Button, Empty, Go, Load, Page, renew, queryClient, useApi, useQueryState } from '#kernel/ui'
import { reviewApi, type Sheet } from '../api.ts'
import { useText } from '../text.ts'
import { Desk } from './desk.tsx'
import { inOrder, SheetChoice } from './sheet-choice.tsx'
import './sheet.css'

/** 逐筆核對: the oldest open sheet first, one line after another. */
export default function SheetPage() {
  const t = useText()
  const [asked, choose] = useQueryState('sheet')
  const [printing, setPrinting] = useState(false)
  const sheets = useApi(reviewApi, 'GET /api/review/sheets', { query: { kind: 'queries.day', limit: 200 } })
  const mine = inOrder(sheets.data?.rows ?? [])
  const sheet = mine.find((one) => one.id === asked) ?? mine[0]
  return (
    <Page
      title={t('sheet.title')}
      purpose={t('sheet.purpose')}
      help={<Help />}
      deeds={
        <>
          {mine.length > 1 && sheet && <SheetChoice sheets={mine} at={sheet.id} onChoose={choose} />}
          <Button icon="print" busy={printing} onClick={() => setPrinting(true)}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Load of={sheets}>
        {() =>
          sheet ? (
            <Desk
              key={sheet.id}
              sheet={sheet}
              next={nextOpen(mine, sheet)}
              printing={printing}
              onPrinted={() => setPrinting(false)}
              onSheet={choose}
              onStamped={() => void renew(queryClient, '/api/review/sheets')}
            />
          ) : (
            <NoSheet />
          )
        }
      </Load>
    </Page>
  )
}
const nextOpen = (sheets: readonly Sheet[], now: Sheet): Sheet | null =>
  sheets.find((one) => one.id !== now.id && one.mine.open > 0) ?? null

function NoSheet() {
  const t = useText()
  return (
    <Empty
      title={t('sheet.noneTitle')}
      deed={
        <Go to="/" className="button">
          {t('toToday')}
        </Go>
      }
    >
      {t('sheet.none')}
    </Empty>
  )
}

function Help() {
  const t = useText()
  return (
    <ul>
      <li>{t('sheet.help.one')}</li>
      <li>{t('sheet.help.three')}</li>
      <li>{t('sheet.help.keys')}</li>
      <li>{t('sheet.help.own')}</li>
      <li>{t('sheet.help.limit')}</li>
    </ul>
  )
}
