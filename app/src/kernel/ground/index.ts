export { type Brand } from './brand.ts'
export { bad, ok, type Result } from './result.ts'
export {
  addDays,
  dayOf,
  epochMs,
  epochSeconds,
  instant,
  later,
  parseDay,
  parseInstant,
  startOfDay,
  systemClock,
  type Clock,
  type Day,
  type Instant,
} from './instant.ts'
export { rocDay, rocLong, rocTime, rocYear } from './roc.ts'
export { newId, type Id } from './ids.ts'
export {
  fill,
  refusals,
  refuse,
  type Reason,
  type Refusal,
  type RefusalEntry,
  type RefusalTable,
} from './refusal.ts'
export { type Notice } from './notice.ts'
export { withoutHidden } from './hidden-characters.ts'
