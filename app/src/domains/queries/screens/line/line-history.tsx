import { address, bytes, Icon, Note, RocDue, RocTime, Stamp, Timeline, type Moment } from '#kernel/ui'
import type { OpenedLine } from '../api.ts'
import { useText } from '../text.ts'

type GivenStamp = OpenedLine['stamps'][number]

/** Every decision on the line, the corrected ones too: an act is never taken back, only followed by another. */
export function LineHistory({ stamps }: Pick<OpenedLine, 'stamps'>) {
  const t = useText()
  if (stamps.length === 0) return null
  return (
    <section>
      <h3 className="q-history-title">{t('history.title')}</h3>
      <Timeline
        label={t('history.title')}
        moments={stamps.map((stamp): Moment => ({
          id: stamp.id,
          when: <RocTime at={stamp.at} />,
          what: <Given stamp={stamp} />,
          tone: stamp.correctedBy ? 'plain' : 'rose',
        }))}
      />
    </section>
  )
}

function Given({ stamp }: { stamp: GivenStamp }) {
  const t = useText()
  return (
    <div className={stamp.correctedBy ? 'q-given corrected' : 'q-given'}>
      <Stamp post={stamp.title} name={stamp.name} at={stamp.at} ledgerNo={stamp.act} />
      <div>
        <p className="strong">
          {t(`decision.${stamp.decision}`)}
          {stamp.corrects && <span className="soft small"> {t('history.corrects')}</span>}
          {stamp.correctedBy && <span className="soft small"> {t('history.corrected')}</span>}
        </p>
        {(stamp.question ?? stamp.reason) && <p>{stamp.question ?? stamp.reason}</p>}
      </div>
    </div>
  )
}

/** What the querier was asked, and what he answered: the reviewer reads it first. */
export function Explanation({ task }: { task: NonNullable<OpenedLine['task']> }) {
  const t = useText()
  const answered = task.text !== null
  return (
    <Note tone={answered ? 'plain' : 'amber'} title={answered ? t('history.answered') : t('history.asked')}>
      <p className="soft small">
        {t('history.question')} {task.question}
      </p>
      {answered ? (
        <p>{task.text}</p>
      ) : (
        <p>
          {t('history.waits')} <RocDue at={task.due} />
        </p>
      )}
      {task.attachments.length > 0 && (
        <ul className="row">
          {task.attachments.map((file) => (
            <li key={file.id}>
              <a
                className="button small"
                href={address('GET /api/review/attachments/:attachment', { params: { attachment: file.id } })}
                download
              >
                <Icon name="note" size={16} />
                {file.name} <span className="soft">{bytes(file.size)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Note>
  )
}
