import { addDays } from '#kernel/ground'
import type { Chance } from './chance.ts'
import { personName, placeNames } from './names.ts'
import type { WorldOptions } from './options.ts'
import type { SimLeave, SimPerson, SimRole, SimUnit } from './words.ts'

export const agency = { zh: '青汐市警察局', en: 'Qingxi City Police Bureau' } as const
const ROOT = 'Q00'

export function makeUnits(options: WorldOptions, chance: Chance): SimUnit[] {
  const names = placeNames(options.units, chance)
  return [
    { code: ROOT, name: agency.zh, parent: null, kind: 'root' },
    { code: 'Q01', name: '政風室', parent: ROOT, kind: 'office' },
    { code: 'Q02', name: '資訊科', parent: ROOT, kind: 'office' },
    { code: 'Q03', name: '秘書科', parent: ROOT, kind: 'office' },
    ...names.map((name, i): SimUnit => ({
      code: `Q${i + 11}`,
      name: `${name}派出所`,
      parent: ROOT,
      kind: 'station',
    })),
  ]
}

const STAFF: readonly { unit: string; role: SimRole; title: string }[] = [
  { unit: ROOT, role: 'chief', title: '局長' },
  { unit: ROOT, role: 'external_auditor', title: '外部稽核委員' },
  { unit: 'Q01', role: 'ethics', title: '政風室主任' },
  { unit: 'Q01', role: 'ethics', title: '政風室科員' },
  { unit: 'Q02', role: 'it_auditor', title: '資訊稽核員' },
  { unit: 'Q02', role: 'admin', title: '系統管理師' },
  { unit: 'Q03', role: 'records', title: '文書科員' },
]

export function makePersons(options: WorldOptions, units: readonly SimUnit[], chance: Chance): SimPerson[] {
  const longAgo = addDays(options.firstDay, -800)
  const made: SimPerson[] = []
  const add = (unit: string, role: SimRole, title: string, joined = longAgo): void => {
    const number = String(made.length + 1).padStart(5, '0')
    made.push({
      no: `QX${number}`,
      name: personName(chance),
      unit,
      role,
      title,
      joined,
      account: `qx${number}`,
    })
  }
  for (const one of STAFF) add(one.unit, one.role, one.title)
  for (const unit of units) {
    if (unit.kind !== 'station') continue
    add(unit.code, 'head', '所長')
    for (let i = 0; i < options.officersPerUnit; i++) {
      const isNew = i > 1 && options.days > 2 && chance.hit(options.rates['new-staff-per-person'])
      add(
        unit.code,
        'officer',
        '警員',
        isNew ? addDays(options.firstDay, chance.between(1, options.days - 1)) : longAgo,
      )
    }
  }
  return made
}

/** About one officer in twelve is away on a given day. */
export function makeLeave(options: WorldOptions, persons: readonly SimPerson[], chance: Chance): SimLeave[] {
  const made: SimLeave[] = []
  for (const person of persons) {
    if (person.role !== 'officer' && person.role !== 'head') continue
    const times = chance.poisson(options.days / 30)
    for (let i = 0; i < times; i++) {
      const start = chance.int(options.days)
      const kind = chance.weighted([
        { value: 'annual', weight: 6 },
        { value: 'sick', weight: 2 },
        { value: 'official', weight: 1 },
      ] as const)
      const from = addDays(options.firstDay, start)
      if (made.some((leave) => leave.person === person.no)) continue
      made.push({ person: person.no, from, to: addDays(from, chance.between(0, 3)), kind })
    }
  }
  return made
}
