import { useEffect, useRef } from 'react'
import { address, bytes, classes, count, Facts, Icon, Note, RocTime, useSaid } from '#kernel/ui'
import { cleaningStyles } from '../../words.ts'
import type { Cleaning, DeskFile, Report, Tally } from '../api.ts'
import { useText } from '../text.ts'
import { Done, Remains } from './outcome.tsx'

interface ResultProps {
  readonly file: DeskFile
  readonly report: Report
  readonly cleaning: Cleaning
  /** It was made just now, while somebody waited for it. */
  readonly fresh: boolean
}

/** What was made, whether it may be used, and what proves it. */
export function Result({ file, report, cleaning, fresh }: ResultProps) {
  const t = useText()
  const say = useSaid()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!fresh) return
    title.current?.focus()
    title.current?.scrollIntoView({ block: 'center' })
  }, [fresh])
  const { proved } = cleaning
  return (
    <section
      className={classes('sheet', 'o-result', proved ? 'proved' : 'unproved')}
      aria-labelledby="o-result"
    >
      <h2 id="o-result" ref={title} tabIndex={-1} className="row">
        <Icon name={proved ? 'check' : 'stop'} />
        {proved ? t('file.result.proved') : t('file.result.unproved')}
      </h2>
      <p className="measure">{proved ? t('file.result.provedWords') : t('file.result.unprovedWords')}</p>
      <Downloads file={file} proved={proved} />
      {cleaning.faults.length > 0 && (
        <Note tone="red" title={t('file.result.faults')}>
          <ul className="stack tight">
            {byPlace(cleaning.faults).map(([place, faults]) => (
              <li key={place}>
                <span className="strong o-name">{place}</span>
                {faults.map((fault, i) => (
                  <p key={`${fault.code}-${i}`}>{say(fault)}</p>
                ))}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <h3>{t('file.result.checks')}</h3>
      <ul className="o-checks">
        {cleaning.checks.map((check) => (
          <Proof key={check.code} check={check} hidden={report.hidden} />
        ))}
      </ul>
      <h3>{t('file.result.remains')}</h3>
      <Remains cleaning={cleaning} />
      <details className="o-about" open={!proved}>
        <summary>{t('file.result.done', { n: count(cleaning.deeds.length) })}</summary>
        <Done cleaning={cleaning} />
      </details>
      <Facts
        of={[
          [t('file.result.at'), <RocTime at={cleaning.at} seconds />],
          [t('file.choose.style'), say(cleaningStyles[cleaning.style])],
          [t('file.result.before'), <Digest of={file.digest} size={file.size} />],
          [t('file.result.after'), <Digest of={cleaning.digest} size={cleaning.bytes} />],
        ]}
      />
    </section>
  )
}

type Fault = Cleaning['faults'][number]
function byPlace(faults: readonly Fault[]): readonly [string, readonly Fault[]][] {
  const places = [...new Set(faults.map(({ place }) => place))]
  return places.map((place) => [place, faults.filter((fault) => fault.place === place)])
}

const Digest = ({ of, size }: { of: string; size: number }) => (
  <>
    {bytes(size)} <span className="fixed long small">{of}</span>
  </>
)

/** A file that is not proved may be looked at, never handed on: its button is not the main thing. */
function Downloads({ file, proved }: { file: DeskFile; proved: boolean }) {
  const t = useText()
  const params = { file: file.id }
  const certificate = (as: 'html' | 'json') =>
    address('GET /api/outflow/files/:file/certificate', { params, query: { as } })
  return (
    <p className="row no-print">
      <a
        className={classes('button', proved ? 'primary' : 'stop')}
        href={address('GET /api/outflow/files/:file/cleaned', { params })}
        download
      >
        <Icon name="import" size={18} />
        {proved ? t('file.result.take') : t('file.result.look')}
      </a>
      <a className="button" href={certificate('html')} download>
        {t('file.result.certificate')}
      </a>
      <a className="button quiet" href={certificate('json')} download>
        {t('file.result.json')}
      </a>
    </p>
  )
}

type Check = Cleaning['checks'][number]
function Proof({ check, hidden }: { check: Check; hidden: readonly Tally[] }) {
  const t = useText()
  const say = useSaid()
  const counted = Object.entries(check.counts)
    .map(([name, n]) =>
      isCounted(name) ? t(`file.result.count.${name}`, { n: count(n) }) : `${name} ${count(n)}`,
    )
    .join(t('and'))
  /** A class by its words, a part without the path to the file itself. */
  const spot = (where: string): string => {
    const tally = hidden.find(({ id }) => id === where)
    return tally ? say(tally) : where.replace(/^\s*›\s*/, '')
  }
  return (
    <li className={check.held ? 'held' : 'broken'}>
      <Icon name={check.held ? 'check' : 'cross'} size={18} />
      <div>
        <p>
          <span className="strong">{check.held ? t('file.result.held') : t('file.result.broken')}</span>{' '}
          {say(check)}
        </p>
        {counted && <p className="small soft">{counted}</p>}
        {!check.held && check.where.length > 0 && (
          <p className="small o-name">
            {t('file.result.where', { of: check.where.map(spot).join(t('and')) })}
          </p>
        )}
      </div>
    </li>
  )
}
const counts = [
  'parts',
  'chars',
  'remaining',
  'unread',
  'bytes',
  'values',
  'spans',
  'pages',
  'pixels',
  'left',
  'moved',
  'differing',
] as const
const isCounted = (name: string): name is (typeof counts)[number] =>
  (counts as readonly string[]).includes(name)
