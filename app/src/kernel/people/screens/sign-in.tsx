import { useEffect, useState } from 'react'
import { useApi, Load, Note, useSaid, type CodedRefusal, type Me } from '#kernel/ui'
import { CodeForm } from './code-form.tsx'
import { DemoPeople } from './demo-people.tsx'
import { Entrance } from './entrance.tsx'
import { useEntranceText } from './entrance-text.ts'
import { FirstPage } from './first-page.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { sessionApi } from './session.ts'
import { TakeOver } from './take-over.tsx'

/** Where a sign-in stands. Every way in can end at `elsewhere`, when the account is live at another workplace. */
export type Step =
  | { readonly at: 'start' }
  | { readonly at: 'code'; readonly ticket: string }
  | { readonly at: 'elsewhere'; readonly refusal: CodedRefusal }

export default function SignIn({ sealed, onIn }: { sealed: Me | null; onIn: () => void }) {
  const t = useEntranceText()
  const say = useSaid()
  const welcome = useApi(sessionApi, 'GET /api/welcome')
  const [step, setStep] = useState<Step>({ at: 'start' })
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
  if (welcome.data && !welcome.data.setUp) return <FirstPage />
  const demo = agency?.demo === true && !byPassphrase
  return (
    <Entrance agency={agency ? say({ zh: agency.nameZh, en: agency.nameEn }) : null} wide={demo && step.at === 'start'}>
      <section className="stack wide">
        {sealed && (
          <Note tone="amber" title={t('sealed.title')}>
            <p>{t('sealed.why', { name: sealed.name })}</p>
            <p>{t('sealed.same')}</p>
            <p className="small">{t('sealed.other')}</p>
          </Note>
        )}
        {step.at === 'code' && <CodeForm ticket={step.ticket} onIn={onIn} onRefused={refused} onBack={() => setStep({ at: 'start' })} />}
        {step.at === 'elsewhere' && <TakeOver refusal={step.refusal} onIn={onIn} onBack={() => setStep({ at: 'start' })} />}
        {step.at === 'start' && (
          <Load of={welcome}>
            {(data) =>
              demo ? (
                <DemoPeople first={sealed?.person ?? null} onIn={onIn} onRefused={refused} onPassphrase={() => setByPassphrase(true)} />
              ) : (
                <PassphraseForm oidc={data.oidc} onIn={onIn} onRefused={refused} onCode={(ticket) => setStep({ at: 'code', ticket })} />
              )
            }
          </Load>
        )}
      </section>
    </Entrance>
  )
}
