import { dayOf, parseDay, rocDay, type Day, type Notice } from '#kernel/ground'
import type { NewFinding } from '../words.ts'

const text = (notice: Notice, name: string): string | null => {
  const value = notice.about[name]
  return typeof value === 'string' && value !== '' ? value : null
}
const dayIn = (notice: Notice): Day => {
  const day = parseDay(text(notice, 'day') ?? '')
  return day.ok ? day.value : dayOf(notice.at)
}
const things = (notice: Notice, kinds: Readonly<Record<string, string>>): NewFinding['things'] =>
  Object.entries(kinds).flatMap(([name, kind]) => {
    const id = text(notice, name)
    return id === null ? [] : [{ kind, id }]
  })

/** M38: one account at two workplaces at once. The ethics office alone sees it; a head could be meant. */
export function twoWorkplaces(notice: Notice): NewFinding | null {
  const person = text(notice, 'person')
  const places = [text(notice, 'workplace') ?? '', text(notice, 'other') ?? '']
  if (person === null) return null
  return {
    key: `people.two-workplaces:${person}:${dayIn(notice)}:${places.toSorted().join(':')}`,
    rule: 'people.two-workplaces',
    edition: '1',
    severity: 2,
    unit: text(notice, 'unit'),
    subject: person,
    desk: 'ethics',
    day: dayIn(notice),
    things: things(notice, { person: 'person', session: 'session' }),
    reasons: [
      {
        rule: 'people.two-workplaces',
        zh: '同一帳號同時於兩處電腦使用，違反一人一帳號、不得借用之規定。',
        en: 'One account was used at two workplaces at once; an account belongs to one person and is not lent.',
        law: 'dscs.1-1-8',
        facts: { how: text(notice, 'how') },
      },
    ],
    rows: [
      { at: notice.at, workplace: places[0] ?? null, other: places[1] ?? null, how: text(notice, 'how') },
    ],
  }
}

/** Q33: the day was not stamped in time. It is about the head, so it lies on the desk of the ethics office. */
export function lateSheet(notice: Notice): NewFinding | null {
  const sheet = text(notice, 'sheet')
  if (sheet === null) return null
  const open = Number(notice.about['open'] ?? 0)
  return {
    key: `review.overdue:${sheet}`,
    rule: 'review.overdue',
    edition: '1',
    severity: 2,
    unit: text(notice, 'unit'),
    subject: null,
    desk: 'ethics',
    day: dayIn(notice),
    things: things(notice, { sheet: 'sheet' }),
    reasons: [
      {
        rule: 'review.overdue',
        zh: `${rocDay(dayIn(notice))} 之查詢逾期未核畢，尚有 ${open} 列未核章。`,
        en: `The look-ups of ${dayIn(notice)} were not all decided in time; still open: ${open}.`,
        law: 'pdpa-rules.12',
        facts: { open, level: text(notice, 'level') },
      },
    ],
    rows: [{ sheet, day: dayIn(notice), open, noticed: notice.at }],
  }
}

/** M17: nobody answered in time, so the ethics office is told; the head sees it as well. */
export function lateExplanation(notice: Notice): NewFinding | null {
  const task = text(notice, 'task')
  if (task === null) return null
  return {
    key: `review.explanation-overdue:${task}`,
    rule: 'review.explanation-overdue',
    edition: '1',
    severity: 2,
    unit: text(notice, 'unit'),
    subject: text(notice, 'person'),
    day: dayIn(notice),
    things: things(notice, { task: 'explanation', item: 'line', sheet: 'sheet' }),
    reasons: [
      {
        rule: 'review.explanation-overdue',
        zh: '經請說明之查詢，逾期未提出說明。',
        en: 'An explanation was asked for and was not given in time.',
        law: 'pdpa-rules.12',
      },
    ],
    rows: [{ task, line: text(notice, 'item'), day: dayIn(notice), noticed: notice.at }],
  }
}

/** M03: a system's log for a day did not come. Where it names no unit, it is the ethics office's. */
export function missingImport(notice: Notice): NewFinding | null {
  const system = text(notice, 'system')
  if (system === null) return null
  const unit = text(notice, 'unit')
  return {
    key: `queries.import-missing:${system}:${dayIn(notice)}:${unit ?? ''}`,
    rule: 'queries.import-missing',
    edition: '1',
    severity: 2,
    unit,
    subject: null,
    desk: unit === null ? 'ethics' : 'unit',
    day: dayIn(notice),
    things: things(notice, { system: 'system' }),
    reasons: [
      {
        rule: 'queries.import-missing',
        zh: `${rocDay(dayIn(notice))} 之系統查詢紀錄逾時未匯入，當日查詢無從核對。`,
        en: `The query log of ${dayIn(notice)} was not imported in time, so that day cannot be checked.`,
        law: 'pdpa-rules.12',
      },
    ],
    rows: [{ system, day: dayIn(notice), unit, noticed: notice.at }],
  }
}

/** Acts without this installation's voucher: somebody wrote into the database past the program. */
export function foreignActs(notice: Notice): NewFinding | null {
  const first = Number(notice.about['first'] ?? 0)
  const count = Number(notice.about['count'] ?? 0)
  if (count === 0) return null
  return {
    key: `ledger.foreign-acts:${first}`,
    rule: 'ledger.foreign-acts',
    edition: '1',
    severity: 3,
    unit: null,
    subject: null,
    desk: 'ethics',
    day: dayOf(notice.at),
    things: [{ kind: 'act', id: String(first) }],
    reasons: [
      {
        rule: 'ledger.foreign-acts',
        zh: `資料庫出現 ${count} 筆非由本系統寫入之紀錄，未編入帳本。請保全現場並查明何人得以直接寫入資料庫。`,
        en: `${count} acts in the database were not written by this system; they got no leaf. Preserve the machine and find out who can write to the database.`,
        law: 'pdpa-rules.12',
        facts: { count, first },
      },
    ],
    rows: [{ act: first, count, noticed: notice.at }],
  }
}

/** A witness has cosigned another history than ours: until it is explained, ours is not to be believed. */
export function witnessRefused(notice: Notice): NewFinding | null {
  const witness = text(notice, 'witness')
  const code = text(notice, 'code')
  if (witness === null || code === null) return null
  return {
    key: `ledger.witness-refused:${witness}:${code}`,
    rule: 'ledger.witness-refused',
    edition: '1',
    severity: 3,
    unit: null,
    subject: null,
    desk: 'ethics',
    day: dayOf(notice.at),
    things: things(notice, { witness: 'witness' }),
    reasons: [
      {
        rule: 'ledger.witness-refused',
        zh: `見證人 ${witness} 拒絕連署本帳本之檢查點（${code}）：見證人所知之帳本與目前不符。`,
        en: `Witness ${witness} refused to cosign a checkpoint of this ledger (${code}): the ledger it knows is not the present one.`,
        law: 'pdpa-rules.12',
        facts: { code },
      },
    ],
    rows: [{ witness, code, size: Number(notice.about['size'] ?? 0), noticed: notice.at }],
  }
}

const number = (notice: Notice, name: string): number => Number(notice.about[name] ?? 0)

/** M05, Q34: stamping without looking, once a day; never asking, once a month. It is about a reviewer, so the ethics office alone sees it. */
export function rubberStamp(notice: Notice): NewFinding | null {
  const person = text(notice, 'person')
  const found = text(notice, 'found')
  if (person === null || (found !== 'hasty' && found !== 'never-asked')) return null
  const day = dayIn(notice)
  const [stamps, unexplained, ms] = [
    number(notice, 'stamps'),
    number(notice, 'unexplained'),
    number(notice, 'medianDwellMs'),
  ]
  const seconds = (ms / 1000).toFixed(1)
  const words =
    found === 'hasty'
      ? {
          zh: `單日核章 ${stamps} 筆，每筆檢視時間中位數僅 ${seconds} 秒，疑未逐筆審核。`,
          en: `${stamps} lines were decided in a day with a median look of ${seconds} s each; they were hardly read.`,
        }
      : {
          zh: `觀察期間核章 ${stamps} 筆，其中 ${unexplained} 筆有未獲解釋之徵候，卻從未請說明或移送。`,
          en: `Of ${stamps} lines decided in the period ${unexplained} had unexplained reasons, yet none was asked about or referred.`,
        }
  return {
    key: `review.${found}:${person}:${found === 'hasty' ? day : day.slice(0, 7)}`,
    rule: `review.${found}`,
    edition: '1',
    severity: 2,
    unit: null,
    subject: person,
    desk: 'ethics',
    day,
    things: things(notice, { person: 'person' }),
    reasons: [
      {
        rule: `review.${found}`,
        ...words,
        law: 'pdpa-rules.12',
        facts: { stamps, unexplained, medianDwellMs: ms },
      },
    ],
    rows: [{ day, stamps, unexplained, medianDwellMs: ms }],
  }
}
