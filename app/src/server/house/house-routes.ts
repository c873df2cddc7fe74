import { bad, dayOf, ok, refuse } from '#kernel/ground'
import { routes } from '#kernel/contract'
import { parameters, statusMark, type ParameterId } from '#kernel/law'
import { agency, agencyLaw } from '#kernel/people'
import type { Store } from '#kernel/store'
import type { Room } from '#kernel/web'
import { houseContract } from './house-contract.ts'
import type { DemoLoading } from './demo-loading.ts'
import { demoDesk } from './demo-desk.ts'
import { houseRefusals } from './house-refusals.ts'
import { todayOf, type TodaySource } from './today.ts'

const statements = {
  embedded: {
    zh: '內建資料庫：適合評估及小型機關。正式上線請改用 PostgreSQL。',
    en: 'Embedded database: for evaluation and small offices. Use PostgreSQL in production.',
  },
  postgres: { zh: 'PostgreSQL：正式環境。', en: 'PostgreSQL: production.' },
} as const

export interface HouseRoutesNeeds {
  readonly store: Store
  readonly today: readonly TodaySource[]
  readonly demo: DemoLoading
  /** Where the demo lays out its sample files. */
  readonly samples: string
  readonly version: string
}

export function houseRoom({ store, today, demo, samples, version }: HouseRoutesNeeds): Room {
  const table = routes(houseContract, {
    'GET /api/today': async ({ actor, clock }) =>
      ok({ items: await todayOf(today, store.read, actor, clock()) }),
    'GET /api/law/parameters': async ({ clock }) => {
      const day = dayOf(clock())
      const law = (await agencyLaw(store.read)).at(day)
      const rows = (Object.keys(parameters) as ParameterId[]).map((id) => {
        const ruling = law.parameter(id)
        const { value, unit, zh, en, edition, status, source, note, setBy, bounds } = ruling
        return {
          id,
          value,
          unit,
          name: { zh, en },
          edition,
          status,
          mark: statusMark(ruling),
          source,
          note,
          setBy,
          bounds: bounds && { min: bounds.min, max: bounds.max },
        }
      })
      return ok({ day, rows })
    },
    'GET /api/system': async () => ok({ version, database: store.kind, statement: statements[store.kind] }),
    'POST /api/demo': async () => {
      if (demo.state().state === 'absent' && (await agency(store.read))) return bad(refuse('AGENCY_EXISTS'))
      return ok(demo.start())
    },
    'GET /api/demo': async () => ok(demo.state()),
    ...demoDesk(store, samples),
  })
  return { routes: table, refusals: houseRefusals }
}
