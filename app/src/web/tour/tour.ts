import type { Role } from '#kernel/policy'
import { preference } from '#kernel/ui'

/** The day, in five people. `path` is where the step is done. */
export const steps = [
  { id: 'clerk', role: 'records', path: '/queries/import' },
  { id: 'officer', role: 'officer', path: '/queries/explain' },
  { id: 'head', role: 'head', path: '/queries/sheet' },
  { id: 'ethics', role: 'ethics', path: '/findings' },
  { id: 'auditor', role: 'it_auditor', path: '/ledger' },
] as const satisfies readonly { readonly id: string; readonly role: Role; readonly path: string }[]
export type TourStep = (typeof steps)[number]

/** Where the tour stands in this browser; `off` once dismissed. */
export const tour = preference<TourStep['id'] | 'off'>(
  'tour',
  ['clerk', 'officer', 'head', 'ethics', 'auditor', 'off'],
  () => 'clerk',
)
export const startTour = (): void => tour.set('clerk')
