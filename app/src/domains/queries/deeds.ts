import { is, type Deed } from '#kernel/policy'

const anyPost = is.role('officer', 'head', 'chief', 'ethics', 'it_auditor', 'records', 'admin')
const watch = is.role('ethics', 'it_auditor')
const clerk = is.role('records')

/** Everything that may be done in this room, with all the ways in which it may and every ground that forbids it. */
export const queriesDeeds = {
  systemArrange: {
    id: 'queries.system.arrange',
    zh: '設定查詢系統及欄位對應',
    en: 'Arrange look-up systems and import profiles',
    law: 'manual.69',
    allow: [
      { id: 'clerk', all: [clerk] },
      { id: 'auditor', all: [is.role('it_auditor')] },
      { id: 'admin', all: [is.role('admin')] },
    ],
    deny: [],
  },
  importBring: {
    id: 'queries.import.bring',
    zh: '匯入資料',
    en: 'Bring in files',
    law: 'pdpa.18',
    allow: [{ id: 'clerk', all: [clerk] }],
    deny: [],
  },
  importRead: {
    id: 'queries.import.read',
    zh: '檢視匯入紀錄',
    en: 'See the imports',
    law: 'pdpa.18',
    allow: [
      { id: 'clerk', all: [clerk] },
      { id: 'watch', all: [watch] },
      { id: 'admin', all: [is.role('admin')] },
    ],
    deny: [],
  },
  entryWrite: {
    id: 'queries.entry.write',
    zh: '登記查詢紀錄簿',
    en: 'Write in the log book',
    law: 'pdpa-rules.12',
    allow: [{ id: 'own', all: [anyPost] }],
    deny: [],
  },
  entryCorrect: {
    id: 'queries.entry.correct',
    zh: '更正登記',
    en: 'Correct an entry',
    law: 'pdpa-rules.12',
    allow: [{ id: 'own', all: [anyPost, is.owner] }],
    deny: [],
  },
  entryRead: {
    id: 'queries.entry.read',
    zh: '檢視查詢紀錄簿',
    en: 'Read the log book',
    law: 'pdpa.18',
    allow: [
      { id: 'own', all: [is.owner] },
      { id: 'head', all: [is.role('head', 'chief'), is.unitOrBelow] },
      { id: 'watch', all: [watch] },
    ],
    deny: [],
  },
  caseRead: {
    id: 'queries.case.read',
    zh: '檢視案件',
    en: 'See a case',
    law: 'pdpa.18',
    allow: [
      { id: 'unit', all: [is.role('officer', 'head', 'chief'), is.unitOrBelow] },
      { id: 'clerk', all: [clerk] },
      { id: 'watch', all: [watch] },
    ],
    deny: [],
  },
  caseArrange: {
    id: 'queries.case.arrange',
    zh: '建立案件',
    en: 'Open a case',
    law: 'manual.69',
    allow: [
      { id: 'clerk', all: [clerk] },
      { id: 'head', all: [is.role('head'), is.unitOrBelow] },
    ],
    deny: [],
  },
  dayReconcile: {
    id: 'queries.day.reconcile',
    zh: '重新勾稽',
    en: 'Reconcile a day again',
    law: 'pdpa-rules.12',
    allow: [
      { id: 'clerk', all: [clerk] },
      { id: 'watch', all: [watch] },
    ],
    deny: [],
  },
  dayRead: {
    id: 'queries.day.read',
    zh: '檢視每日勾稽結果',
    en: 'See the result of a day',
    law: 'pdpa.18',
    allow: [
      { id: 'clerk', all: [clerk] },
      { id: 'watch', all: [watch] },
    ],
    deny: [],
  },
  sheetRead: {
    id: 'queries.sheet.read',
    zh: '檢視每日審核表',
    en: 'Read the daily review sheet',
    law: 'pdpa.18',
    allow: [
      { id: 'head', all: [is.role('head', 'chief'), is.unitOrBelow] },
      { id: 'watch', all: [watch] },
    ],
    deny: [],
  },
  lineRead: {
    id: 'queries.line.read',
    zh: '檢視查詢紀錄',
    en: 'Read a line',
    law: 'pdpa.18',
    allow: [
      { id: 'own', all: [is.owner] },
      { id: 'head', all: [is.role('head', 'chief'), is.unitOrBelow] },
      { id: 'watch', all: [watch] },
    ],
    deny: [],
  },
  lineStamp: {
    id: 'queries.line.stamp',
    zh: '逐筆核章',
    en: 'Stamp a line',
    law: 'pdpa-rules.12',
    allow: [
      { id: 'head', all: [is.role('head', 'chief'), is.unitOrBelow] },
      { id: 'ethics', all: [is.role('ethics')] },
    ],
    deny: [is.ownAct],
  },
  lineExplain: {
    id: 'queries.line.explain',
    zh: '說明查詢',
    en: 'Explain a line',
    law: 'pdpa-rules.12',
    allow: [{ id: 'own', all: [is.owner] }],
    deny: [],
  },
  subjectTrace: {
    id: 'queries.subject.trace',
    zh: '追查某人被查詢之紀錄',
    en: 'Trace who looked a person up',
    law: 'pdpa.18',
    allow: [{ id: 'ethics', all: [is.role('ethics')] }],
    deny: [],
  },
} as const satisfies Readonly<Record<string, Deed>>
