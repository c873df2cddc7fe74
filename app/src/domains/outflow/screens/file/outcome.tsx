import { count, useSaid } from '#kernel/ui'
import type { Cleaning, Tally } from '../api.ts'
import { useText } from '../text.ts'

/** What nobody asked to remove, or what would not go: so that a proof never reads as "clean". */
export function Remains({ cleaning }: { cleaning: Cleaning }) {
  const t = useText()
  const say = useSaid()
  const { hidden, findings } = cleaning.remains
  if (hidden.length + findings.length === 0) return <p>{t('file.result.remainsNone')}</p>
  const list = (of: readonly Tally[]) =>
    of.map((tally) => (
      <li key={tally.id} className="dot">
        {t('file.choose.tally', { name: say(tally), n: count(tally.items) })}
      </li>
    ))
  return (
    <div>
      <p className="soft">{t('file.result.remainsWords')}</p>
      <ul className="o-remains">
        {list(hidden)}
        {list(findings)}
      </ul>
    </div>
  )
}

const hows = ['removed', 'replaced', 'blacked', 'rasterised'] as const
const isHow = (how: string): how is (typeof hows)[number] => (hows as readonly string[]).includes(how)
/** Place by place, what was removed and how. */
export function Done({ cleaning }: { cleaning: Cleaning }) {
  const t = useText()
  const say = useSaid()
  if (cleaning.deeds.length === 0) return <p className="soft">{t('file.result.doneNone')}</p>
  return (
    <div className="table-wrap" role="region" aria-label={t('file.result.doneTitle')} tabIndex={0}>
      <table className="table">
        <caption className="unseen">{t('file.result.doneTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('file.result.place')}</th>
            <th scope="col">{t('file.result.what')}</th>
            <th scope="col">{t('file.result.how')}</th>
            <th scope="col" className="end">
              {t('file.result.n')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cleaning.deeds.map((deed, i) => (
            <tr key={i}>
              <th scope="row" className="o-name">
                {deed.place}
              </th>
              <td>{say(deed)}</td>
              <td className="min">{isHow(deed.how) ? t(`file.result.hows.${deed.how}`) : deed.how}</td>
              <td className="end min">{count(deed.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
