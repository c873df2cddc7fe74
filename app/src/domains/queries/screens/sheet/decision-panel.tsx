import { useRef, useState } from 'react'
import { Button, Keys, RefusalNote, TextArea, useDeed, useForm, useKeys, useSaid } from '#kernel/ui'
import { reviewApi, type GivenStamp, type OpenedLine } from '../api.ts'
import { byWeight } from '../line/reasons.tsx'
import { useText } from '../text.ts'
import { decisions, givenOf, lacksExplanation, needsWords, type Decision } from './decision.ts'

interface DecisionPanelProps {
  readonly opened: OpenedLine
  /** The server has noted that the line is shown. */
  readonly ready: boolean
  /** The stamp to correct; null for a first decision. */
  readonly corrects: string | null
  readonly onStamped: (stamp: GivenStamp) => void
  readonly onLeave: () => void
}

/** One line, one decision: 1 核可, 2 請說明, 3 移政風. Words are asked for where the rule wants them. */
export function DecisionPanel({ opened, ready, corrects, onStamped, onLeave }: DecisionPanelProps) {
  const t = useText()
  const say = useSaid()
  const [chosen, setChosen] = useState<Decision | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const { line } = opened
  const form = useForm({ initial: { words: '' }, draft: `stamp:${line.id}` })
  const stamp = useDeed(reviewApi, 'POST /api/review/items/:item/stamp')
  const correct = useDeed(reviewApi, 'POST /api/review/items/:item/correct')
  const busy = stamp.busy || correct.busy

  const press = async (decision: Decision, words: string) => {
    if (busy || !ready) return
    const body = givenOf(decision, words)
    const params = { item: line.id }
    const answer = corrects
      ? await correct.run({ params, body: { ...body, corrects } })
      : await stamp.run({ params, body })
    if (!answer.ok) return
    form.done()
    onStamped(answer.value)
  }
  const choose = (decision: Decision) => {
    stamp.clear()
    correct.clear()
    if (!needsWords(decision, opened)) return void press(decision, '')
    if (decision === 'ask' && form.values.words === '') form.set('words', suggested)
    setChosen(decision)
    requestAnimationFrame(() => {
      const field = box.current?.querySelector('textarea')
      field?.focus()
      field?.select()
    })
  }
  const send = () =>
    form.values.words.trim() === ''
      ? form.refuse({ words: t(chosen === 'ask' ? 'decide.needQuestion' : 'decide.needReason') })
      : chosen && void press(chosen, form.values.words)
  const leaveWords = () => {
    setChosen(null)
    box.current?.querySelector<HTMLElement>('button')?.focus()
  }

  const [first] = byWeight(line.reasons)
  const suggested = first ? t('decide.suggestion', { reason: say(first) }) : ''
  useKeys(t('decide.title'), [
    { key: '1', says: t('decision.approve'), run: () => choose('approve') },
    { key: '2', says: t('decision.ask'), run: () => choose('ask') },
    { key: '3', says: t('decision.refer'), run: () => choose('refer') },
    { key: 'mod+enter', says: t('decide.press'), inFields: true, run: () => chosen && send() },
    { key: 'escape', says: t('decide.back'), inFields: true, run: () => (chosen ? leaveWords() : onLeave()) },
  ])
  const calm = line.reasons.every((reason) => reason.severity === 'notice')
  return (
    <section
      ref={box}
      className="q-decide no-print"
      aria-label={corrects ? t('decide.correcting') : t('decide.title')}
    >
      <RefusalNote refusal={stamp.refusal ?? correct.refusal} />
      {corrects && <p className="small strong">{t('decide.correctingWords')}</p>}
      {lacksExplanation(opened) && (
        <p className="small q-hold">{t(opened.task ? 'decide.waitsForAnswer' : 'decide.askFirst')}</p>
      )}
      <div className="q-decisions" role="group" aria-label={t('decide.title')}>
        {decisions.map((decision, i) => (
          <Button
            key={decision}
            look={decision === 'approve' && calm && chosen === null ? 'primary' : 'default'}
            aria-pressed={chosen === decision}
            disabled={!ready}
            busy={busy}
            onClick={() => choose(decision)}
          >
            <span className="q-decision-word">{t(`decision.${decision}`)}</span>
            <Keys of={String(i + 1)} />
          </Button>
        ))}
      </div>
      {chosen && (
        <form
          className="q-words"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <TextArea
            {...form.field('words')}
            label={t(
              chosen === 'ask'
                ? 'decide.question'
                : chosen === 'refer'
                  ? 'decide.referReason'
                  : 'decide.reason',
            )}
            hint={t(`decide.hint.${chosen}`)}
            rows={3}
            maxLength={2000}
          />
          <div className="row">
            <Button look="primary" type="submit" busy={busy}>
              {t(`decide.do.${chosen}`)} <Keys of="mod+enter" />
            </Button>
            <Button look="quiet" onClick={leaveWords}>
              {t('decide.back')}
            </Button>
          </div>
        </form>
      )}
      {!chosen && !lacksExplanation(opened) && (
        <p className="small soft">{line.review?.needsReason ? t('decide.needsReason') : t('decide.once')}</p>
      )}
    </section>
  )
}
