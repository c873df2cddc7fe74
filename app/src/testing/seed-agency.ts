import type { Day } from '#kernel/ground'
import type { Doer } from '#kernel/ledger'
import { importPersons, importPosts, importUnits, type Role } from '#kernel/people'
import type { Store } from '#kernel/store'
import { createAgency } from '#kernel/people'

const FROM = '2026-01-02' as Day
export const seeder: Doer = { kind: 'system', job: 'seed' }

/** code → [name, English, parent] */
const units = {
  hq: ['局本部', 'Bureau headquarters', null],
  ethics: ['政風室', 'Ethics office', 'hq'],
  it: ['資訊室', 'IT office', 'hq'],
  precinct: ['中正分局', 'Zhongzheng precinct', 'hq'],
  north: ['北門派出所', 'North Gate station', 'precinct'],
  south: ['南昌派出所', 'Nanchang station', 'precinct'],
} as const
export type SeedUnit = keyof typeof units

/** Invented people: key `role@unit` → [number, name, title, role]. A digit behind the role tells colleagues apart. */
const people = {
  'chief@hq': ['A001', '鄭局長遠', '局長', 'chief'],
  'records@hq': ['A002', '文心怡', '收發員', 'records'],
  'external_auditor@hq': ['X001', '查仲明', '外部稽核', 'external_auditor'],
  'witness@hq': ['X002', '甄見真', '見證人', 'witness'],
  'ethics@ethics': ['E001', '廉守正', '政風主任', 'ethics'],
  'ethics2@ethics': ['E002', '廉若水', '科員', 'ethics'],
  'head@it': ['T001', '資明遠', '資訊室主任', 'head'],
  'it_auditor@it': ['T002', '紀查核', '資安稽核員', 'it_auditor'],
  'admin@it': ['T003', '管仕安', '系統管理師', 'admin'],
  'head@precinct': ['P001', '分局長安', '分局長', 'head'],
  'records@precinct': ['P002', '文可欣', '收發員', 'records'],
  'head@north': ['N001', '所向前', '所長', 'head'],
  'officer@north': ['N002', '林守望', '警員', 'officer'],
  'officer2@north': ['N003', '陳巡邏', '警員', 'officer'],
  'head@south': ['S001', '所以然', '所長', 'head'],
  'officer@south': ['S002', '黃值勤', '警員', 'officer'],
  'officer2@south': ['S003', '吳備勤', '警員', 'officer'],
} as const satisfies Record<`${string}@${SeedUnit}`, readonly [string, string, string, Role]>
export type SeedPerson = keyof typeof people
export const seedPeople = Object.keys(people) as SeedPerson[]
export const personNoOf = (key: SeedPerson): string => people[key][0]

/** The small demo agency of the tests, entered through the room's own import commands. */
export async function seedAgency(store: Store): Promise<void> {
  await store.unit(async (unit) => {
    await createAgency(unit, seeder, { nameZh: '測試市警察局', nameEn: 'Test City Police', demo: true })
    const made = [
      await importUnits(
        unit,
        seeder,
        Object.entries(units).map(([code, [name, nameEn, parentCode]], i) => ({
          line: i + 2,
          code,
          name,
          nameEn,
          parentCode,
          opened: FROM,
          closed: null,
        })),
      ),
      await importPersons(
        unit,
        seeder,
        Object.values(people).map(([personNo, name], i) => ({
          line: i + 2,
          personNo,
          name,
          joined: FROM,
          leftOn: null,
        })),
      ),
      await importPosts(
        unit,
        seeder,
        Object.entries(people).map(([key, [personNo, , title, role]], i) => ({
          line: i + 2,
          personNo,
          unitCode: key.split('@')[1] ?? '',
          title,
          role,
          from: FROM,
          to: null,
        })),
      ),
    ]
    for (const result of made) if (!result.ok) throw new Error(`seed: ${JSON.stringify(result.error)}`)
  })
}
