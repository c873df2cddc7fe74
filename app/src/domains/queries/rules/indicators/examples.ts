import type { EntryFacts, LineFacts } from './words.ts'

/** Epoch seconds of 2026-11-20 in Taiwan at the given time. */
export const at = (hours: number, minutes = 0): number =>
  Date.UTC(2026, 10, 20) / 1000 - 8 * 3600 + hours * 3600 + minutes * 60

const system = { zh: '戶役政系統', en: 'household register' }

/** An ordinary look-up of an ordinary day: registered, on duty, within one's own case. No indicator hits it. */
export const ordinary: LineFacts = {
  at: at(10),
  system,
  mask: 'A12****789',
  account: 'P001',
  accountKnown: true,
  terminal: 'PC-03',
  bucket: 'MATCHED',
  differences: [],
  edits: 0,
  entry: { at: at(9, 58), written: at(9, 59), late: false, noCase: null },
  caseNo: '115-1042',
  caseLevel: 5,
  closedDays: null,
  openedAfterHours: null,
  rosterOf: 'person',
  duties: [{ starts: at(8), ends: at(18), duty: '值班', place: 'indoor', terminal: null }],
  mobile: new Set(),
  leave: [],
  left: null,
}
export const line = (more: Partial<LineFacts>): LineFacts => ({ ...ordinary, ...more })

export const ordinaryEntry: EntryFacts = {
  at: at(10),
  bucket: 'MATCHED',
  mask: 'A12****789',
  systems: [system],
}
export const exampleSystem = system
