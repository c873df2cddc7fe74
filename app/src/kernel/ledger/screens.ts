import { lazy } from 'react'
import { roomScreens } from '#kernel/ui'

/** For the foot of printed sheets. */
export const PrintedCheckpoint = lazy(() => import('./screens/printed-checkpoint.tsx'))

export const screens = roomScreens({
  id: 'ledger',
  title: { zh: '帳本', en: 'Ledger' },
  enter: { deeds: ['ledger.read'] },
  screens: [
    {
      path: '/ledger/{-$act}',
      title: { zh: '帳本', en: 'Ledger' },
      icon: 'ledger',
      rail: 50,
      also: '檢查點 見證 查驗 verify checkpoint witness evidence 證據',
      load: () => import('./screens/ledger.tsx'),
    },
  ],
})
