import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { count, useSaid } from '#kernel/ui'
import type { Report } from '../api.ts'
import { useText } from '../text.ts'
import { groupsOf } from './groups.ts'
import { placeWords } from './path.ts'

/** Drawn only while the page goes to the printer. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}

/** On paper the text of the file does not appear: masked findings and figures only. */
export function OnPaper({ report }: { report: Report }) {
  const t = useText()
  const say = useSaid()
  return (
    <div className="o-on-paper">
      {report.hidden.length > 0 && (
        <>
          <h2>{t('file.carried.title')}</h2>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('file.paper.class')}</th>
                <th scope="col" className="end">
                  {t('file.paper.items')}
                </th>
                <th scope="col" className="end">
                  {t('file.chars')}
                </th>
              </tr>
            </thead>
            <tbody>
              {report.hidden.map((tally) => (
                <tr key={tally.id}>
                  <th scope="row">{say(tally)}</th>
                  <td className="end">{count(tally.items)}</td>
                  <td className="end">{count(tally.chars)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {groupsOf(report).map(({ detector, findings }) => (
        <section key={detector.id}>
          <h2>
            {say(detector)} {count(detector.items)}
          </h2>
          <table className="table">
            <tbody>
              {findings.map((one) => (
                <tr key={one.no}>
                  <th scope="row" className="masked">
                    {one.masked}
                  </th>
                  <td>
                    {placeWords(one.place)}
                    {one.sight !== 'visible' && ` ${t('file.find.hidden')}`}
                  </td>
                  <td className="end">{one.score.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {detector.items > findings.length && (
            <p>{t('file.find.unlisted', { n: count(detector.items - findings.length) })}</p>
          )}
        </section>
      ))}
    </div>
  )
}
