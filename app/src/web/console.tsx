import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import {
  applyTheme,
  draftsBelongTo,
  forgetDrafts,
  forgetNames,
  forgetWork,
  MeProvider,
  onWire,
  queryClient,
  sessionTouched,
  Skeleton,
  theme,
  useLanguage,
  type Me,
  type Said,
} from '#kernel/ui'
import { FirstDoor, isFirstDoor, leave, readMe, SignIn } from '../kernel/people/screens.ts'
import { ConsoleContext } from './console-context.ts'
import { DemoHint } from './demo/hint.tsx'
import { DemoWay } from './demo/demo-way.tsx'
import { Fault } from './fault.tsx'
import { router } from './router.tsx'

/** Nobody yet known · nobody signed in (perhaps with somebody's sealed screen behind) · somebody at work. */
type Stage =
  | { readonly at: 'looking' }
  | { readonly at: 'out'; readonly sealed: Me | null; readonly why?: Said }
  | { readonly at: 'in'; readonly me: Me }

export function Console() {
  const [stage, setStage] = useState<Stage>({ at: 'looking' })
  const last = useRef<Me | null>(null)
  useAppearance()
  const working = useRef(false)
  const seal = useCallback((why?: Said) => {
    if (!working.current) return
    working.current = false
    // What stood on the screen is no longer anybody's; drafts stay, readable by nobody, for the same person.
    forgetAnswers()
    draftsBelongTo(null)
    setStage((now) => (now.at === 'in' ? { at: 'out', sealed: now.me, ...(why ? { why } : {}) } : now))
  }, [])
  const look = useCallback(async () => {
    const me = await readMe()
    if (!me.ok || !me.value) return setStage({ at: 'out', sealed: last.current })
    if (last.current && last.current.person !== me.value.person) startAtToday()
    last.current = me.value
    draftsBelongTo(me.value.person)
    forgetAnswers()
    working.current = true
    setStage({ at: 'in', me: me.value })
  }, [])
  const signOut = useCallback(async () => {
    working.current = false
    await leave()
    forgetDrafts()
    forgetWork()
    forgetAnswers()
    last.current = null
    startAtToday()
    setStage({ at: 'out', sealed: null })
  }, [])
  useEffect(() => {
    onWire({
      answered({ refusal, background }) {
        if (refusal && endsSession.has(refusal.code)) seal(refusal)
        else if (!refusal && !background) sessionTouched()
      },
    })
    void look()
  }, [look, seal])
  if (isFirstDoor(location.pathname))
    return (
      <Suspense fallback={<Waiting />}>
        <FirstDoor onIn={() => location.replace('/')} />
      </Suspense>
    )
  if (stage.at === 'looking') return <Waiting />
  if (stage.at === 'out')
    return (
      <Suspense fallback={<Waiting />}>
        <SignIn
          sealed={stage.sealed}
          why={stage.why ?? null}
          onIn={() => void look()}
          demo={<DemoWay onReady={() => location.replace('/')} />}
          hint={(person) => <DemoHint person={person} />}
        />
      </Suspense>
    )
  return (
    <MeProvider value={stage.me}>
      <ConsoleContext value={{ look, seal, signOut }}>
        <Fault>
          <RouterProvider router={router} />
        </Fault>
      </ConsoleContext>
    </MeProvider>
  )
}

/** A wrong code or passphrase is a 401 too, but the session lives on. */
const endsSession: ReadonlySet<string> = new Set([
  'SIGN_IN_FIRST',
  'SESSION_OVER',
  'SESSION_IDLE',
  'SESSION_MOVED',
])

function forgetAnswers(): void {
  queryClient.clear()
  forgetNames()
}

/** Another person never lands on the page that the one before had open. */
const startAtToday = () => router.history.replace('/')

const Waiting = () => (
  <div className="page narrow">
    <Skeleton lines={5} />
  </div>
)

function useAppearance(): void {
  const chosen = theme.use()
  const at = useLanguage()
  useEffect(() => {
    document.documentElement.lang = at
  }, [at])
  useEffect(() => {
    applyTheme(chosen)
    const media = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => applyTheme(chosen)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [chosen])
}
