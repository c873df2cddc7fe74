import {
  defaultRegistry,
  hiddenClasses,
  kinds,
  personTables,
  showPath,
  type Certificate,
  type Finding,
  type HiddenClass,
  type Report,
  type Span,
  type Unproved,
} from '@subrosa/inspect'
import type { z } from 'zod'
import type { Instant } from '#kernel/ground'
import type { KeptReport } from '../commands/inspect-next.ts'
import type { OutflowContract } from '../contract.ts'
import type { OutflowRoom } from '../room.ts'
import type { CheckRow } from '../store/checks.ts'
import type { FileRow } from '../store/files.ts'
import { openedText } from '../store/sealed.ts'
import { verdicts, type CleaningStyle } from '../words.ts'

type ReplyTo<K extends keyof OutflowContract> = OutflowContract[K] extends {
  readonly reply: infer S extends z.ZodType
}
  ? z.input<S>
  : never
type FileReply = ReplyTo<'GET /api/outflow/files/:file'>
type Words = { readonly zh: string; readonly en: string }

/** Findings beyond these are counted, and go with their detector. */
const LISTED = 2000

const named = (id: string, words: Words | undefined) => ({ id, zh: words?.zh ?? id, en: words?.en ?? id })
const kindWords: Readonly<Record<string, Words>> = kinds
const hiddenWords: Readonly<Record<string, Words>> = hiddenClasses
export const className = (id: string) => named(id, hiddenWords[id])
export const detectorList = (): ReturnType<typeof named>[] =>
  defaultRegistry().detectors.map(({ id, title }) => named(id, title))
const detectorTitles = (): ReadonlyMap<string, Words> =>
  new Map(defaultRegistry().detectors.map(({ id, title }) => [id, title]))

export const checkView = ({ id, at, until, gone, files, open, findings, hidden }: CheckRow) => ({
  id,
  at,
  until,
  gone,
  files,
  open,
  findings,
  hidden,
})

export function fileView(room: OutflowRoom, file: FileRow): FileReply['file'] {
  const { secret, name, kind, cleaned, cleanedAt } = file
  return {
    id: file.id,
    check: file.check,
    name: secret === null || name === null ? null : openedText(room.vault.keys(secret), 'name', name),
    size: file.size,
    digest: file.digest,
    state: file.state,
    kind: kind === null ? null : named(kind, kindWords[kind]),
    verdict: verdictOf(file.verdict),
    findings: file.findings,
    hidden: file.hidden,
    persons: file.persons,
    progress: file.progress,
    cleaned: cleaned === null || cleanedAt === null ? null : { at: cleanedAt, proved: cleaned.proved },
    refused: file.refused,
  }
}
const verdictOf = (text: string | null): Report['verdict'] | null =>
  text !== null && Object.hasOwn(verdicts, text) ? (text as Report['verdict']) : null

export function reportView({ report }: KeptReport): NonNullable<FileReply['report']> {
  const titles = detectorTitles()
  const chars = (detector: string): number =>
    report.findings.reduce(
      (sum, one) => (one.detector === detector ? sum + one.extent.end - one.extent.start : sum),
      0,
    )
  return {
    verdict: report.verdict,
    unread: report.reasons.map(({ part, fault: { code, zh, en } }) => ({
      place: showPath(part),
      code,
      zh,
      en,
    })),
    parts: report.parts.length,
    chars: report.chars,
    spans: report.spans,
    ms: report.ms,
    hidden: Object.entries(report.hiddenTotals).map(([id, { items, chars }]) => ({
      ...className(id),
      items,
      chars,
    })),
    detectors: Object.entries(report.findingTotals).map(([id, items]) => ({
      ...named(id, titles.get(id)),
      items,
      chars: chars(id),
    })),
    findings: report.findings.slice(0, LISTED).map((one, no) => findingView(one, no, titles)),
    findingsTotal: Object.values(report.findingTotals).reduce((all, one) => all + one, 0),
    tables: personTables(report.findings).map(({ part, sheet, persons, columns }) => ({
      place: sheet === '' ? showPath(part) : `${showPath(part)} › ${sheet}`,
      rows: persons,
      persons,
      columns: columns.map(({ column, detector }) => ({
        heading: column,
        ...(titles.get(detector) ?? { zh: detector, en: detector }),
      })),
    })),
    levels: [
      ...new Set(report.findings.filter(({ detector }) => detector === LEVELS).map(({ masked }) => masked)),
    ],
  }
}
/** What a paper says of itself is no secret: its mask shows it whole. */
const LEVELS = 'tw.classification-mark'

const findingView = (one: Finding, no: number, titles: ReadonlyMap<string, Words>) => ({
  no,
  detector: named(one.detector, titles.get(one.detector)),
  place: placeView(one.place),
  sight: one.sight,
  span: one.extent.span,
  start: one.extent.start,
  end: one.extent.end,
  masked: one.masked,
  mark: one.mark,
  score: one.score,
  reasons: one.reasons.map(({ code, weight, zh, en }) => ({ code, weight, zh, en })),
})
const placeView = ({ part, address }: Span['place']) => ({ part: [...part], address })

export function spanView({ id, text, place, sight, heading, line }: Span) {
  const { zh, en } = sight === 'visible' ? { zh: '', en: '' } : className(sight)
  return { id, text, place: placeView(place), sight, why: { zh, en }, heading, line }
}

/** What each check of the proof looked at. */
const checkWords: Readonly<Record<Certificate['checks'][number]['code'], Words>> = {
  OWN_READER: { zh: '重新檢查：選定的內容都不在了', en: 'Inspected again: nothing chosen is left' },
  SECOND_READER: {
    zh: '以另一套程式重讀：選定的值都不在了',
    en: 'Read again by independent code: no chosen value is left',
  },
  BYTE_SEARCH: {
    zh: '逐位元組搜尋解開後的每一部分（UTF-8、UTF-16、Big5）',
    en: 'Every unpacked part searched byte by byte (UTF-8, UTF-16, Big5)',
  },
  SEEN_TEXT: {
    zh: '讀者看到的文字除替換處外不變',
    en: 'What readers see is unchanged but for the replacements',
  },
  PIXELS: { zh: '頁面畫面除塗銷處外不變', en: 'Pages look the same outside the redactions' },
}
const hows: Readonly<Record<Certificate['deeds'][number]['how'], Words>> = {
  removed: { zh: '移除', en: 'removed' },
  replaced: { zh: '替換', en: 'replaced' },
  blacked: { zh: '塗黑', en: 'blacked' },
  rasterised: { zh: '整頁轉為影像', en: 'page turned into a picture' },
}

export function cleaningView(
  certificate: Certificate,
  at: Instant,
  style: CleaningStyle,
): NonNullable<FileReply['cleaning']> {
  const titles = detectorTitles()
  const { after, deeds, checks, remains, faults, proved } = certificate
  return {
    at,
    style,
    proved,
    bytes: after.bytes,
    digest: after.digest,
    deeds: deeds.map(({ part, address, what, how, count }) => ({
      place: placeText(part, address),
      what,
      ...deedWords(what, how),
      how,
      count,
    })),
    checks: checks.map(({ code, held, counts, where }) => ({
      code,
      ...checkWords[code],
      held,
      counts: { ...counts },
      where: [...where],
    })),
    remains: {
      hidden: Object.entries(remains.hidden).map(([id, items]) => ({ ...className(id), items, chars: 0 })),
      findings: Object.entries(remains.findings).map(([id, items]) => ({
        ...named(id, titles.get(id)),
        items,
        chars: 0,
      })),
    },
    faults: faults.map(faultView),
  }
}
const placeText = (part: readonly string[], address: string): string =>
  address === '' ? showPath(part) : `${showPath(part)} › ${address}`
const faultView = ({ part, why: { code, zh, en } }: Unproved) => ({ place: showPath(part), code, zh, en })

function deedWords(what: HiddenClass | 'finding', how: keyof typeof hows): Words {
  const thing = what === 'finding' ? { zh: '選定的值', en: 'Chosen value' } : className(what)
  return { zh: `${thing.zh}：${hows[how].zh}`, en: `${thing.en}: ${hows[how].en}` }
}
