import { Button, bytes, count, Note, useSaid } from '#kernel/ui'
import { useText } from '../text.ts'
import { leaveOut, tryAgain, type Bringing } from './bring.ts'

/** What is on its way, and what did not arrive and why. */
export function Sending({ of }: { of: readonly Bringing[] }) {
  const t = useText()
  const travelling = of.filter((one) => one.state === 'sending')
  const waiting = of.filter((one) => one.state === 'waiting')
  const refused = of.filter((one) => one.state === 'refused')
  return (
    <>
      {travelling.length + waiting.length > 0 && (
        <section className="sheet stack tight" aria-label={t('desk.sending.title')}>
          <ul className="o-sending">
            {travelling.map((one) => (
              <li key={one.id}>
                <span className="o-name">{one.path}</span>
                <span className="small soft nowrap">{bytes(one.file.size)}</span>
                <progress
                  value={one.part}
                  max={1}
                  aria-label={t('desk.sending.progressOf', { name: one.path })}
                />
              </li>
            ))}
          </ul>
          <p className="row ends small soft">
            <span>
              {waiting.length > 0 && t('desk.sending.waiting', { n: count(waiting.length) })}{' '}
              {t('desk.sending.leave')}
            </span>
            {waiting.length > 0 && (
              <Button small onClick={() => leaveOut(waiting.map((one) => one.id))}>
                {t('desk.sending.stop')}
              </Button>
            )}
          </p>
        </section>
      )}
      {refused.length > 0 && <Refused of={refused} />}
    </>
  )
}

function Refused({ of }: { of: readonly Bringing[] }) {
  const t = useText()
  const again = of.filter((one) => one.again).map(({ id }) => id)
  const say = useSaid()
  return (
    <div role="alert">
      <Note tone="red" title={t('desk.sending.refusedTitle', { n: count(of.length) })}>
        <ul className="o-not-sent">
          {of.map((one) => (
            <li key={one.id}>
              <div>
                <span className="strong o-name">{one.path}</span>
                {one.why && <p>{say(one.why)}</p>}
              </div>
              <span className="row">
                {one.again && (
                  <Button small onClick={() => tryAgain([one.id])}>
                    {t('desk.sending.again')}
                  </Button>
                )}
                <Button
                  small
                  aria-label={t('desk.sending.removeOf', { name: one.path })}
                  onClick={() => leaveOut([one.id])}
                >
                  {t('desk.sending.remove')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
        {again.length > 1 && (
          <Button small onClick={() => tryAgain(again)}>
            {t('desk.sending.againAll', { n: count(again.length) })}
          </Button>
        )}
      </Note>
    </div>
  )
}
