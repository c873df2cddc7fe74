import type { ReactNode } from 'react'
import { type Said } from '../language.ts'
import { useKitText } from '../texts.ts'
import { type Tone } from '../parts/small.tsx'
import { Icon } from '../parts/icon.tsx'
import { RocDate } from '../parts/roc.tsx'
import { Facing, type FacingRecord } from './facing.tsx'
import { LawCite, LawSaid, StatusBadge, type GroundStatus } from './law-cite.tsx'

export interface RuleSaid {
  readonly id: string
  /** What the rule says, and what it saw. */
  readonly says: ReactNode
  /** The edition in force on the day of the act. */
  readonly edition?: string | null | undefined
  readonly effectiveFrom?: string | null | undefined
  readonly status?: GroundStatus | null | undefined
  /** Statute of the law kernel: cited in the edition of `onDay` (today when absent), with its paraphrase and status. */
  readonly lawId?: string | null | undefined
  readonly onDay?: string | undefined
  /** Or the citation itself, when the reply brings it. */
  readonly law?:
    | { readonly cite: Said; readonly says?: Said | undefined; readonly status?: GroundStatus | undefined }
    | null
    | undefined
}
interface ExplainProps {
  readonly tone?: Tone
  /** 主旨: the one sentence. */
  readonly gist: ReactNode
  /** 經過: the records side by side, or a story. */
  readonly records?: readonly FacingRecord[]
  readonly story?: ReactNode
  /** 依據 */
  readonly rules?: readonly RuleSaid[]
  /** What would change the conclusion. */
  readonly changes?: readonly ReactNode[]
  /** 辦法: what the reader can do next. */
  readonly next?: ReactNode
}

/** The product's signature: every finding, refusal, score and permission is explained by this panel, in the order of a 公文. */
export function ExplainPanel({
  tone = 'plain',
  gist,
  records = [],
  story,
  rules = [],
  changes = [],
  next,
}: ExplainProps) {
  const t = useKitText()
  return (
    <div className="explain">
      <p className={`explain-gist ${tone}`}>
        <Icon
          name={tone === 'red' ? 'stop' : tone === 'green' ? 'check' : tone === 'amber' ? 'warn' : 'info'}
        />
        <span>{gist}</span>
      </p>
      {(records.length > 0 || story) && (
        <Part title={t('explain.happened')}>
          {records.length > 0 && <Facing records={records} />}
          {story}
        </Part>
      )}
      {rules.length > 0 && (
        <Part title={t('explain.ground')}>
          {rules.map((rule, i) => (
            <Rule key={`${rule.id}-${i}`} rule={rule} />
          ))}
        </Part>
      )}
      {changes.length > 0 && (
        <Part title={t('explain.changes')}>
          <ul className="stack tight">
            {changes.map((change, i) => (
              <li key={i} className="dot">
                {change}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {next && <Part title={t('explain.next')}>{next}</Part>}
    </div>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="explain-part">
    <h3>{title}</h3>
    <div>{children}</div>
  </section>
)

function Rule({ rule }: { rule: RuleSaid }) {
  const t = useKitText()
  return (
    <div className="rule">
      <p>{rule.says}</p>
      <p className="row small soft">
        <span className="fixed">{rule.id}</span>
        {rule.edition && (
          <span>
            {t('explain.edition')} <RocDate day={rule.edition} />
          </span>
        )}
        {rule.effectiveFrom && (
          <span>
            {t('explain.from')} <RocDate day={rule.effectiveFrom} />
          </span>
        )}
        {rule.status && <StatusBadge status={rule.status} />}
      </p>
      {rule.law ? <LawSaid {...rule.law} /> : rule.lawId && <LawCite id={rule.lawId} day={rule.onDay} />}
    </div>
  )
}
