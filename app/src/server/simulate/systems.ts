/** The look-up systems of the world, each with the habits its operator gave its daily export. */
export type SystemId = 'household' | 'vehicle' | 'criminal' | 'photo' | 'border' | 'stolen'
export type TargetKind = 'person' | 'vehicle'

export interface FileHabit {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'big5'
  readonly delimiter: ',' | '\t'
  /** `roc-slash` 115/11/20 09:05:31 · `roc-digits` 1151120 and 090531 in two columns · `iso` 2026-11-20T09:05:31+08:00 · `plain` 2026-11-20 09:05:31 */
  readonly time: 'roc-slash' | 'roc-digits' | 'iso' | 'plain'
  /** Digits of the target as an old terminal prints them: ０１２. */
  readonly fullWidth: boolean
  /** A last line that says how many lines there are. */
  readonly trailer: boolean
  /** Whether the system asks for a case number before it answers, and so logs one. */
  readonly logsCase: boolean
}
export interface System {
  readonly id: SystemId
  readonly zh: string
  readonly en: string
  readonly target: TargetKind
  readonly habit: FileHabit
}

export const systems: readonly System[] = [
  {
    id: 'household',
    zh: '戶役政',
    en: 'Household register',
    target: 'person',
    habit: {
      encoding: 'utf-8-bom',
      delimiter: ',',
      time: 'roc-slash',
      fullWidth: false,
      trailer: true,
      logsCase: true,
    },
  },
  {
    id: 'vehicle',
    zh: '車籍',
    en: 'Vehicle register',
    target: 'vehicle',
    habit: {
      encoding: 'big5',
      delimiter: ',',
      time: 'roc-digits',
      fullWidth: false,
      trailer: true,
      logsCase: false,
    },
  },
  {
    id: 'criminal',
    zh: '刑案',
    en: 'Criminal records',
    target: 'person',
    habit: {
      encoding: 'big5',
      delimiter: '\t',
      time: 'roc-slash',
      fullWidth: false,
      trailer: true,
      logsCase: true,
    },
  },
  {
    id: 'photo',
    zh: '國民身分證相片',
    en: 'Identity card photographs',
    target: 'person',
    habit: {
      encoding: 'utf-8',
      delimiter: '\t',
      time: 'plain',
      fullWidth: false,
      trailer: false,
      logsCase: false,
    },
  },
  {
    id: 'border',
    zh: '入出境',
    en: 'Entry and exit records',
    target: 'person',
    habit: {
      encoding: 'utf-8',
      delimiter: ',',
      time: 'iso',
      fullWidth: false,
      trailer: true,
      logsCase: true,
    },
  },
  {
    id: 'stolen',
    zh: '失車',
    en: 'Stolen vehicles',
    target: 'vehicle',
    habit: {
      encoding: 'big5',
      delimiter: ',',
      time: 'plain',
      fullWidth: true,
      trailer: true,
      logsCase: false,
    },
  },
]
export const systemIds: readonly SystemId[] = systems.map((system) => system.id)
export const systemOf = (id: SystemId): System => {
  const found = systems.find((system) => system.id === id)
  if (!found) throw new Error(`no system ${id}`)
  return found
}
