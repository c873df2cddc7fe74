import { lazy } from 'react'
import { roomScreens } from '#kernel/ui'

export const screens = roomScreens({
  id: 'people',
  title: { zh: '人員', en: 'People' },
  enter: 'everybody',
  screens: [
    {
      path: '/people/{-$person}',
      title: { zh: '人員與職務', en: 'People and posts' },
      icon: 'people',
      rail: 70,
      enter: { deeds: ['people.list'] },
      also: '名錄 單位 勤務 差假 代理 匯入 directory units roster stand-in',
      load: () => import('./screens/people.tsx'),
    },
    {
      path: '/me',
      title: { zh: '我的帳號', en: 'My account' },
      icon: 'person',
      also: '密碼 驗證器 通行金鑰 passphrase TOTP passkey',
      load: () => import('./screens/account.tsx'),
    },
  ],
})
export { demoPeople, leave, readMe, signInAs, stayAwake, workIn } from './screens/session.ts'

/** Pages before sign-in, outside the shell. */
export const SignIn = lazy(() => import('./screens/sign-in.tsx'))
export const FirstDoor = lazy(() => import('./screens/first-door.tsx'))
/** Addresses that open with a one-time link, whoever is signed in. */
export const isFirstDoor = (path: string): boolean => path === '/setup' || path === '/invitation'
