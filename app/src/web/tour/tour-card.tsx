import { useState } from 'react'
import { Button, catalogue, Go, Icon, toast, useGo, useMe, usePath, useSaid } from '#kernel/ui'
import { demoPeople, signInAs } from '../../kernel/people/screens.ts'
import { useConsole } from '../console-context.ts'
import { DemoSamples } from '../demo/samples.tsx'
import { en } from '../texts/tour/en.ts'
import { zh } from '../texts/tour/zh-TW.ts'
import { steps, tour, type TourStep } from './tour.ts'
import './tour.css'

const useText = catalogue(zh, en)

/** A side card that walks through the day; dismissed once, it stays away. In the demo alone. */
export function TourCard() {
  const t = useText()
  const me = useMe()
  const at = tour.use()
  const path = usePath()
  const [chosen, choose] = useState<{ readonly path: string; readonly open: boolean } | null>(null)
  // Where work is done the card steps back by itself; it would lie over the very keys it speaks of.
  const open = chosen?.path === path ? chosen.open : path === '/'
  const index = steps.findIndex((step) => step.id === at)
  const step = steps[index]
  if (!step) return null
  const mine = me.current?.role === step.role
  const [before, next] = [steps[index - 1], steps[index + 1]]
  if (!open)
    return (
      <button type="button" className="tour tour-small button" onClick={() => choose({ path, open: true })}>
        <Icon name="route" size={18} />
        {t('place', { n: String(index + 1) })}
      </button>
    )
  return (
    <aside className="tour" aria-label={t('title')}>
      <header className="row ends">
        <span className="small soft">{t('place', { n: String(index + 1) })}</span>
        <span>
          <Button
            look="quiet"
            small
            icon="down"
            aria-label={t('fold')}
            onClick={() => choose({ path, open: false })}
          />
          <Button look="quiet" small icon="close" aria-label={t('dismiss')} onClick={() => tour.set('off')} />
        </span>
      </header>
      <h2>{t(`${step.id}.title`)}</h2>
      <p>{t(`${step.id}.words`)}</p>
      <p className="small soft">{t(`${step.id}.look`)}</p>
      {step.id === 'clerk' && mine && <DemoSamples />}
      <div className="row">
        {mine ? (
          <Go to={step.path} className="button primary small">
            {t('go')}
          </Go>
        ) : (
          <SwitchPerson step={step} />
        )}
        {before && (
          <Button small look="quiet" onClick={() => tour.set(before.id)}>
            {t('before')}
          </Button>
        )}
        <Button small look="quiet" onClick={() => tour.set(next ? next.id : 'off')}>
          {next ? t('next') : t('end')}
        </Button>
      </div>
    </aside>
  )
}

function SwitchPerson({ step }: { step: TourStep }) {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const { look } = useConsole()
  const [busy, setBusy] = useState(false)
  const change = async () => {
    setBusy(true)
    const found = await demoPeople()
    const person = found.ok ? found.value.people.find((one) => one.posts[0]?.role === step.role) : undefined
    const answer = person ? await signInAs(person.id) : found
    setBusy(false)
    if (!answer.ok) return toast(say(answer.error))
    if (!person) return toast(t('nobody'))
    await look()
    go(step.path)
  }
  return (
    <Button small look="primary" busy={busy} onClick={() => void change()}>
      {t(`${step.id}.become`)}
    </Button>
  )
}
