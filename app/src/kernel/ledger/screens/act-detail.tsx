import { count, Facts, Load, Named, RocTime, useApi, useSaid } from '#kernel/ui'
import { api, useText } from './api.ts'
import { Doer } from './doer.tsx'

/** One act with all its fields and its place in the tree. */
export function ActDetail({ id }: { id: number }) {
  const t = useText()
  const say = useSaid()
  const act = useApi(api, 'GET /api/ledger/acts/:id', { params: { id } })
  return (
    <Load of={act}>
      {(data) => (
        <div className="stack wide">
          <Facts
            of={[
              [t('acts.what'), <span className="strong">{say(data.title)}</span>],
              [t('acts.at'), <RocTime at={data.at} seconds />],
              [t('acts.who'), <Doer of={data.doer} />],
              ...named(data.fields, t),
              [t('acts.on'), <code className="fixed long">{`${data.thing.kind}:${data.thing.id}`}</code>],
              ...(data.edition
                ? [[t('act.edition'), <code className="fixed long">{data.edition}</code>] as const]
                : []),
              [
                t('acts.leaf'),
                data.leaf === null || data.proof === null
                  ? t('act.noProof')
                  : t('act.leaf', { leaf: count(data.leaf), size: count(data.proof.size) }),
              ],
            ]}
          />
          <section className="stack tight">
            <h3>{t('act.fields')}</h3>
            <Facts
              of={data.fields
                .filter((field) => field.name.startsWith('f.'))
                .map(
                  ({ name, value }) =>
                    [<code className="fixed">{name.slice(2)}</code>, <FieldValue value={value} />] as const,
                )}
            />
            <details>
              <summary className="small soft">{t('act.raw')}</summary>
              <Facts
                of={data.fields.map(
                  ({ name, value }) =>
                    [<code className="fixed">{name}</code>, <FieldValue value={value} />] as const,
                )}
              />
            </details>
          </section>
          {data.proof && (
            <details>
              <summary>
                {t('act.proof')}{' '}
                <span className="soft small">
                  {t('act.proofWords', { n: String(data.proof.hashes.length) })}
                </span>
              </summary>
              <ol>
                {data.proof.hashes.map((hash) => (
                  <li key={hash}>
                    <code className="fixed long small">{hash}</code>
                  </li>
                ))}
              </ol>
            </details>
          )}
        </div>
      )}
    </Load>
  )
}

function FieldValue({ value }: { value: string | number | boolean | null }) {
  const t = useText()
  if (value === null || value === '') return <span className="soft">{t('act.none')}</span>
  if (typeof value === 'boolean') return <>{value ? t('act.yes') : t('act.no')}</>
  return <code className="fixed long">{String(value)}</code>
}

type Fields = readonly { readonly name: string; readonly value: string | number | boolean | null }[]
/** In which post and unit it was done, and for whom, as far as the act says. */
const named = (fields: Fields, t: ReturnType<typeof useText>) =>
  (['unit', 'post', 'behalf'] as const).flatMap((name) => {
    const value = fields.find((field) => field.name === name)?.value
    return typeof value === 'string' && value !== ''
      ? [[t(`act.${name}`), <Named id={value} />] as const]
      : []
  })
