import { useEffect, useState, type ReactNode } from 'react'
import { useApi, Load, Note, useSaid, type CodedRefusal, type Me, type Said } from '#kernel/ui'
import { CodeForm } from './code-form.tsx'
import { DemoPeople } from './demo-people.tsx'
import { Entrance } from './entrance.tsx'
import { useEntranceText } from './entrance-text.ts'
import { FirstPage } from './first-page.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { takeReturn } from './oidc-return.ts'
import { sessionApi } from './session.ts'
import { TakeOver } from './take-over.tsx'

/** Where a sign-in stands. Every way in can end at `elsewhere`, when the account is live at another workplace. */
export type Step =
  | { readonly at: 'start' }
  | { readonly at: 'code'; readonly ticket: string }
  | { readonly at: 'elsewhere'; readonly refusal: CodedRefusal }

interface SignInProps {
  readonly sealed: Me | null
  /** What ended the session, when the server said so. */
  readonly why: Said | null
  readonly onIn: () => void
  /** How the demo is loaded on a new installation: known to the wiring. */
  readonly demo: ReactNode
  /** What the demo proposes to try as this person: known to the wiring. */
  readonly hint: (person: string) => ReactNode
}

export default function SignIn({ sealed, why, onIn, demo, hint }: SignInProps) {
  const t = useEntranceText()
  const say = useSaid()
  const welcome = useApi(sessionApi, 'GET /api/welcome')
  const [returned] = useState(takeReturn)
  const [step, setStep] = useState<Step>(
    returned?.code === 'SESSION_ELSEWHERE' ? { at: 'elsewhere', refusal: returned } : { at: 'start' },
  )
  const [byPassphrase, setByPassphrase] = useState(false)
  useEffect(() => {
    document.title = `${t('signIn.title')}｜Subrosa`
  }, [t])
  const refused = (refusal: CodedRefusal): boolean => {
    if (refusal.code !== 'SESSION_ELSEWHERE') return false
    setStep({ at: 'elsewhere', refusal })
    return true
  }
  const agency = welcome.data?.agency
  if (welcome.data && !welcome.data.setUp) return <FirstPage demo={demo} />
  const byPick = agency?.demo === true && !byPassphrase
  return (
    <Entrance
      agency={agency ? say({ zh: agency.nameZh, en: agency.nameEn }) : null}
      wide={byPick && step.at === 'start'}
    >
      <section className="stack wide">
        {sealed && (
          <Note tone="amber" title={t('sealed.title')}>
            <p>{why ? say(why) : t('sealed.why', { name: sealed.name })}</p>
            <p>{t('sealed.same')}</p>
            <p className="small">{t('sealed.other')}</p>
          </Note>
        )}
        {step.at === 'code' && (
          <CodeForm
            ticket={step.ticket}
            onIn={onIn}
            onRefused={refused}
            onBack={() => setStep({ at: 'start' })}
          />
        )}
        {step.at === 'elsewhere' && (
          <TakeOver refusal={step.refusal} onIn={onIn} onBack={() => setStep({ at: 'start' })} />
        )}
        {step.at === 'start' && (
          <Load of={welcome}>
            {(data) =>
              byPick ? (
                <DemoPeople
                  first={sealed?.person ?? null}
                  hint={hint}
                  onIn={onIn}
                  onRefused={refused}
                  onPassphrase={() => setByPassphrase(true)}
                />
              ) : (
                <PassphraseForm
                  refused={returned}
                  oidc={data.oidc}
                  onIn={onIn}
                  onRefused={refused}
                  onCode={(ticket) => setStep({ at: 'code', ticket })}
                />
              )
            }
          </Load>
        )}
      </section>
    </Entrance>
  )
}
