import { Badge, bytes, useSaid } from '#kernel/ui'
import { fileStates, verdicts } from '../words.ts'
import type { DeskFile } from './api.ts'
import { isUnderWay, isUnread } from './desk/order.ts'
import { useText } from './text.ts'

/** How far the file was read. Read to the end does not mean clean, so it is never green. */
export function VerdictBadge({ verdict }: { verdict: DeskFile['verdict'] }) {
  const say = useSaid()
  if (verdict === null) return null
  const whole = verdict === 'COMPLETE'
  return (
    <Badge
      tone={whole ? 'plain' : verdict === 'PARTIAL' ? 'amber' : 'red'}
      icon={whole ? 'check' : verdict === 'PARTIAL' ? 'warn' : 'stop'}
    >
      {say(verdicts[verdict])}
    </Badge>
  )
}

/** Where the file is, and while it is read how far. */
export function StateCell({ file }: { file: DeskFile }) {
  const t = useText()
  const say = useSaid()
  return (
    <span className="o-state">
      {file.state === 'lost' ? (
        <Badge tone="red" icon="stop">
          {say(fileStates.lost)}
        </Badge>
      ) : (
        !(file.state === 'read' && isUnread(file)) && (
          <span className={isUnderWay(file) ? 'o-working' : 'soft'}>{say(fileStates[file.state])}</span>
        )
      )}
      {file.progress && isUnderWay(file) && (
        <span className="small soft">
          {t('desk.reading', { size: bytes(file.progress.bytes), n: String(file.progress.findings) })}
        </span>
      )}
      {file.refused && <span className="small o-refused">{say(file.refused)}</span>}
    </span>
  )
}

export function CleanedBadge({ cleaned }: { cleaned: DeskFile['cleaned'] }) {
  const t = useText()
  if (!cleaned) return <span className="soft">{t('desk.cleaned.no')}</span>
  return cleaned.proved ? (
    <Badge tone="green" icon="check">
      {t('desk.cleaned.yes')}
    </Badge>
  ) : (
    <Badge tone="red" icon="stop">
      {t('desk.cleaned.unproved')}
    </Badge>
  )
}
