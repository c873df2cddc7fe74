import { deskParameters } from './parameters-desk.ts'
import { matchParameters } from './parameters-match.ts'
import { reviewParameters } from './parameters-review.ts'
import { sourceParameters } from './parameters-source.ts'
import { criminal } from './statutes-criminal.ts'
import { pdpa } from './statutes-pdpa.ts'
import { practice } from './statutes-practice.ts'
import { service } from './statutes-service.ts'

export { calendar, type CalendarYear } from './holidays.ts'
export { corrections } from './corrections.ts'
export { laws } from './laws.ts'
export { measures } from './measures.ts'

export const statutes = { ...criminal, ...service, ...pdpa, ...practice } as const
export const parameters = {
  ...matchParameters,
  ...sourceParameters,
  ...reviewParameters,
  ...deskParameters,
} as const

export type StatuteId = keyof typeof statutes
export type ParameterId = keyof typeof parameters
