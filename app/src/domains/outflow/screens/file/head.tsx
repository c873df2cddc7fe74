import { bytes, count, Facts, Note, RocTime, useSaid } from '#kernel/ui'
import type { DeskFile, Report } from '../api.ts'
import { CleanedBadge, VerdictBadge } from '../badges.tsx'
import { useText } from '../text.ts'

/** Which file it is, how far it was read, and what that came to. */
export function FileHead({ file, report }: { file: DeskFile; report: Report }) {
  const t = useText()
  const say = useSaid()
  const read = report.verdict === 'COMPLETE' || report.verdict === 'PARTIAL'
  const figures = [
    ['findings', report.findingsTotal],
    ['hidden', file.hidden],
    ['classes', report.hidden.length],
    ['persons', file.persons],
    ['unread', report.unread.length],
  ] as const
  return (
    <section className="sheet o-head" aria-label={t('file.about')}>
      <p className="row">
        <strong className="o-name o-file-name">{file.name}</strong>
        {file.kind && <span className="soft">{say(file.kind)}</span>}
        <VerdictBadge verdict={report.verdict} />
        {file.cleaned && <CleanedBadge cleaned={file.cleaned} />}
      </p>
      <dl className="o-figures">
        {figures.map(([name, n]) => (
          <div key={name} className={name === 'unread' && n > 0 ? 'o-bad' : undefined}>
            <dt>{t(`file.figure.${name}`)}</dt>
            <dd>{read || name === 'unread' ? count(n) : '—'}</dd>
          </div>
        ))}
      </dl>
      <details className="o-about">
        <summary>{t('file.about')}</summary>
        <Facts
          of={[
            [t('file.size'), bytes(file.size)],
            [t('file.parts'), count(report.parts)],
            [t('file.chars'), count(report.chars)],
            [t('file.took'), t('file.ms', { n: count(report.ms) })],
            [t('file.digest'), <span className="fixed long">{file.digest}</span>],
            ...(file.cleaned ? [[t('file.cleanedAt'), <RocTime at={file.cleaned.at} />] as const] : []),
          ]}
        />
      </details>
    </section>
  )
}

const NAMED = 6
/** What was not read stands open on the page: nothing unread may pass for clean. */
export function Unread({ report }: { report: Report }) {
  const t = useText()
  const say = useSaid()
  const { unread, verdict } = report
  if (verdict === 'COMPLETE' && unread.length === 0) return null
  const line = (one: Report['unread'][number], i: number) => (
    <li key={`${one.place}-${one.code}-${i}`}>
      {one.place && <span className="strong o-name">{one.place}</span>}
      <p>{say(one)}</p>
    </li>
  )
  return (
    <Note
      tone={verdict === 'PARTIAL' ? 'amber' : 'red'}
      title={
        verdict === 'PARTIAL' ? t('file.unread.partial', { n: count(unread.length) }) : t('file.unread.whole')
      }
    >
      <ul className="stack tight o-unread">{unread.slice(0, NAMED).map(line)}</ul>
      {unread.length > NAMED && (
        <details className="o-about">
          <summary>{t('file.unread.rest', { n: count(unread.length - NAMED) })}</summary>
          <ul className="stack tight o-unread">{unread.slice(NAMED).map(line)}</ul>
        </details>
      )}
    </Note>
  )
}

/** Confidential marks and lists of persons: what most often should not have left the house. */
export function Warnings({ report }: { report: Report }) {
  const t = useText()
  const say = useSaid()
  return (
    <>
      {report.levels.length > 0 && (
        <div className="note folder">
          <p className="note-title">{t('file.levels.title', { levels: report.levels.join(t('and')) })}</p>
          <p>{t('file.levels.words')}</p>
        </div>
      )}
      {report.tables.length > 0 && (
        <Note tone="amber" title={t('file.tables.title')}>
          <ul className="stack tight">
            {report.tables.map((table, i) => (
              <li key={`${table.place}-${i}`}>
                <span className="strong">{t('file.tables.persons', { n: count(table.persons) })}</span>{' '}
                <span className="o-name">{table.place}</span>
                <p className="small">
                  {t('file.tables.columns')}{' '}
                  {table.columns
                    .map((column) =>
                      column.heading === '' || column.heading === say(column)
                        ? say(column)
                        : `${column.heading}（${say(column)}）`,
                    )
                    .join(t('and'))}
                </p>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}
