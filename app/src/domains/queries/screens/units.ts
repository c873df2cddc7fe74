import type { peopleContract } from '#kernel/people'
import { client, useApi, useLanguage } from '#kernel/ui'

export interface UnitName {
  readonly id: string
  readonly name: string
}
const api = client<typeof peopleContract>()

/** The units that are open, in the reader's language. */
export function useUnits(): readonly UnitName[] {
  const at = useLanguage()
  const units = useApi(api, 'GET /api/units')
  return (units.data?.units ?? []).flatMap(({ id, name, nameEn, closed }) =>
    closed === null ? [{ id, name: at === 'en' ? (nameEn ?? name) : name }] : [],
  )
}

/** The name of a unit for an id that comes without one. */
export function useUnitName(): (unit: string) => string {
  const units = useUnits()
  return (unit) => units.find((one) => one.id === unit)?.name ?? '…'
}
