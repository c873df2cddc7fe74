import { lazy } from 'react'
import { roomScreens } from '#kernel/ui'

export const screens = roomScreens({
  id: 'people',
  title: { zh: '人員', en: 'People' },
  enter: 'everybody',
  screens: [],
})
export { demoPeople, leave, readMe, signInAs, stayAwake, workIn } from './screens/session.ts'

/** Pages before sign-in, outside the shell. */
export const SignIn = lazy(() => import('./screens/sign-in.tsx'))
export const FirstDoor = lazy(() => import('./screens/first-door.tsx'))
/** Addresses that open with a one-time link, whoever is signed in. */
export const isFirstDoor = (path: string): boolean => path === '/setup' || path === '/invitation'
