import { useSaid } from '#kernel/ui'
import type { Finding } from '../api.ts'
import { useText } from '../text.ts'
import { placeWords } from './path.ts'

const signed = (weight: number): string =>
  weight > 0 ? `+${weight.toFixed(2)}` : weight < 0 ? `−${Math.abs(weight).toFixed(2)}` : '0'

/** Why the score is what it is, step by step. */
export function Reasons({ finding }: { finding: Finding }) {
  const t = useText()
  const say = useSaid()
  return (
    <div className="o-reasons">
      <ol>
        {finding.reasons.map((step, i) => (
          <li key={`${step.code}-${i}`}>
            <span>{say(step)}</span>
            <span className="number">{signed(step.weight)}</span>
          </li>
        ))}
        <li className="strong">
          <span>{t('file.find.score')}</span>
          <span className="number">{finding.score.toFixed(2)}</span>
        </li>
      </ol>
      <p className="small soft">{placeWords(finding.place)}</p>
    </div>
  )
}
