import { Load, useApi, useMayEver } from '#kernel/ui'
import { api, useText } from './api.ts'
import './way.css'

interface Unit {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly closed: string | null
}
interface Post {
  readonly unit: string
  readonly role: string
  readonly personName: string
}

/** The tree of units with who heads each. */
export function Units() {
  const t = useText()
  const mayList = useMayEver('people.list')
  const units = useApi(api, 'GET /api/units')
  const posts = useApi(api, 'GET /api/posts', undefined, { enabled: mayList })
  return (
    <Load of={units}>
      {(data) => {
        const known = new Set(data.units.map((unit) => unit.id))
        const tops = data.units.filter((unit) => unit.parent === null || !known.has(unit.parent))
        return (
          <ul className="sheet unit-tree" aria-label={t('people.unitCaption')}>
            {tops.map((unit) => (
              <Branch key={unit.id} unit={unit} all={data.units} posts={posts.data?.posts ?? []} />
            ))}
          </ul>
        )
      }}
    </Load>
  )
}

function Branch({ unit, all, posts }: { unit: Unit; all: readonly Unit[]; posts: readonly Post[] }) {
  const t = useText()
  const below = all.filter((other) => other.parent === unit.id)
  const here = posts.filter((post) => post.unit === unit.id)
  const heads = here
    .filter((post) => post.role === 'head' || post.role === 'chief')
    .map((post) => post.personName)
  return (
    <li>
      <p className="unit-line">
        <span className="strong">{unit.name}</span>
        <span className="fixed soft">{unit.code}</span>
        {unit.closed ? (
          <span className="soft">{t('people.closed')}</span>
        ) : (
          <span className="soft">
            {t('people.unitHeads')}：{heads.length > 0 ? heads.join('、') : t('people.noHead')}・
            {t('people.unitCount')} {here.length}
          </span>
        )}
      </p>
      {below.length > 0 && (
        <ul>
          {below.map((other) => (
            <Branch key={other.id} unit={other} all={all} posts={posts} />
          ))}
        </ul>
      )}
    </li>
  )
}
