import { useState } from 'react'
import { Button, RefusalNote, useSaid, type CodedRefusal, type Said } from '#kernel/ui'
import { useWebText } from '../text.ts'
import { demoApi } from './api.ts'

/** 以示範機關試用: loads the invented agency and opens it when it is ready. */
export function DemoWay({ onReady }: { onReady: () => void }) {
  const t = useWebText()
  const say = useSaid()
  const [step, setStep] = useState<Said | null>(null)
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const load = async () => {
    setRefusal(null)
    let answer = await demoApi('POST /api/demo')
    while (answer.ok && answer.value.state === 'loading') {
      setStep(answer.value.step)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const next = await demoApi('GET /api/demo', { background: true })
      answer = next.ok && next.value.state === 'absent' ? answer : (next as typeof answer)
    }
    setStep(null)
    if (!answer.ok) return setRefusal(answer.error)
    if (answer.value.state === 'ready') return onReady()
    setRefusal({
      code: 'DEMO_FAILED',
      status: 500,
      params: {},
      reasons: [],
      law: null,
      incident: null,
      faults: [],
      ...answer.value.step,
    })
  }
  return (
    <div className="stack tight">
      <RefusalNote refusal={refusal} />
      {step ? (
        <p role="status">
          <progress aria-label={t('demo.loading')} /> {say(step)}
          <br />
          <span className="small soft">{t('demo.wait')}</span>
        </p>
      ) : (
        <Button look="primary" onClick={() => void load()}>
          {t('demo.load')}
        </Button>
      )}
    </div>
  )
}
