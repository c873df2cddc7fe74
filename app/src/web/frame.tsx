import type { ReactNode } from 'react'
import {
  language,
  mayEnter,
  PaperProof,
  placeOf,
  Shell,
  theme,
  toast,
  useApi,
  useMe,
  useSaid,
  type Findable,
  type RailEntry,
} from '#kernel/ui'
import { PrintedCheckpoint } from '../kernel/ledger/screens.ts'
import { stayAwake, workIn } from '../kernel/people/screens.ts'
import { useConsole } from './console-context.ts'
import { rooms } from './rooms.ts'
import { todayApi } from './today/api.ts'
import { TourCard } from './tour/tour-card.tsx'
import { startTour } from './tour/tour.ts'

/** The shell, filled with what this person may enter. */
export function Frame({ children }: { children: ReactNode }) {
  const me = useMe()
  const say = useSaid()
  const { look, seal, signOut } = useConsole()
  const today = useApi(todayApi, 'GET /api/today', undefined, { every: 60_000 })
  const roles = me.posts.map((post) => post.role)
  const open = rooms.flatMap((room) =>
    room.screens.flatMap((screen) =>
      screen.title && mayEnter(screen.enter ?? room.enter, me.deeds, roles)
        ? [{ ...screen, title: screen.title, room: room.title }]
        : [],
    ),
  )
  const waiting = today.data?.items.length
  const rail: RailEntry[] = open
    .filter((screen) => screen.rail !== undefined)
    .sort((a, b) => (a.rail ?? 0) - (b.rail ?? 0))
    .map((screen) => ({
      to: placeOf(screen.path),
      title: screen.title,
      icon: screen.icon ?? 'right',
      count: screen.path === '/' ? waiting : undefined,
    }))
  const findables = findablesOf(
    open.map((screen) => ({ ...screen, to: placeOf(screen.path) })),
    me.demo,
    () => void signOut(),
  )
  const choosePost = async (post: string) => {
    const chosen = await workIn(post)
    if (!chosen.ok) toast(say(chosen.error))
    await look()
  }
  return (
    <Shell
      rail={rail}
      findables={findables}
      onPost={(post) => void choosePost(post)}
      onSignOut={() => void signOut()}
      onTouch={stayAwake}
      onSeal={seal}
      aside={me.demo ? <TourCard /> : null}
    >
      <PaperProof value={<PrintedCheckpoint />}>{children}</PaperProof>
    </Shell>
  )
}

interface OpenScreen {
  readonly to: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly room: { readonly zh: string; readonly en: string }
  readonly icon?: Findable['icon']
  readonly also?: string
}
const action = { zh: '動作', en: 'Action' }
function findablesOf(
  screens: readonly OpenScreen[],
  demo: boolean,
  signOut: () => void,
): readonly Findable[] {
  const places = screens.filter((screen) => !screen.to.includes('$'))
  return [
    ...places.map(
      (screen) =>
        ({
          id: screen.to,
          to: screen.to,
          title: screen.title,
          kind: screen.room,
          icon: screen.icon ?? 'right',
          ...(screen.also ? { also: screen.also } : {}),
        }) satisfies Findable,
    ),
    {
      id: 'zh',
      title: { zh: '改用中文', en: 'Chinese' },
      kind: action,
      icon: 'globe',
      run: () => language.set('zh-TW'),
    },
    {
      id: 'en',
      title: { zh: '改用英文', en: 'English' },
      kind: action,
      icon: 'globe',
      run: () => language.set('en'),
    },
    {
      id: 'dark',
      title: { zh: '深色顯示', en: 'Dark appearance' },
      kind: action,
      icon: 'moon',
      run: () => theme.set('dark'),
    },
    {
      id: 'light',
      title: { zh: '淺色顯示', en: 'Light appearance' },
      kind: action,
      icon: 'sun',
      run: () => theme.set('light'),
    },
    ...(demo
      ? [
          {
            id: 'tour',
            title: { zh: '重新開始導覽', en: 'Start the tour again' },
            kind: action,
            icon: 'route',
            run: startTour,
          } satisfies Findable,
        ]
      : []),
    {
      id: 'print',
      title: { zh: '列印本頁', en: 'Print this page' },
      kind: action,
      icon: 'print',
      run: () => print(),
    },
    { id: 'out', title: { zh: '登出', en: 'Sign out' }, kind: action, icon: 'exit', run: signOut },
  ]
}
