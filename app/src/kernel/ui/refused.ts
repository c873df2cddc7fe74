import type { Reason } from '#kernel/ground'
import type { Said } from './language.ts'

/** The law behind a refusal or a rule, as the door sends it. */
export interface LawSaid extends Said {
  readonly id: string
}
/** A refusal as it comes over the wire: words in both languages, reasons, law. Codes of the kit itself: NO_ANSWER, ODD_ANSWER. */
export interface CodedRefusal extends Said {
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, string | number>>
  readonly reasons: readonly Reason[]
  readonly law: LawSaid | null
  /** Number to quote to the administrator, when the door logged one. */
  readonly incident: string | null
  /** Row faults of an import, when the room sends them. */
  readonly faults: readonly unknown[]
}

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const noAnswer: Said = {
  zh: '目前無法連上伺服器，您填寫的內容仍在畫面上。請確認網路後再試一次。',
  en: 'The server cannot be reached. What you typed is still on the screen; check the network and try again.',
}
const oddAnswer: Said = {
  zh: '伺服器的回覆無法解讀，此次動作未確認完成。請重新整理後查看結果，或通知系統管理者。',
  en: 'The answer of the server could not be read, so the deed is not confirmed. Reload to see the result, or tell the administrator.',
}

/** No answer at all (network, server stopped). */
export const unreachable = (): CodedRefusal => ({ ...bare('NO_ANSWER', 0), ...noAnswer })
/** An answer that is not the contract's. */
export const unreadable = (status: number): CodedRefusal => ({ ...bare('ODD_ANSWER', status), ...oddAnswer })
const bare = (code: string, status: number) => ({
  code,
  status,
  params: {},
  reasons: [],
  law: null,
  incident: null,
  faults: [],
})

/** Reads the door's error body; anything else becomes ODD_ANSWER, so that a screen always has a sentence to show. */
export function readRefusal(status: number, body: unknown): CodedRefusal {
  const b = record(body)
  const code = text(b?.['code'])
  const zh = text(b?.['zh']) ?? text(b?.['message'])
  if (!b || !code || !zh) return unreadable(status)
  const law = record(b['law'])
  return {
    code,
    status,
    zh,
    en: text(b['en']) ?? zh,
    params: scalars(record(b['params'])),
    reasons: list(b['reasons']).flatMap(readReason),
    law: law ? { id: text(law['id']) ?? '', zh: text(law['zh']) ?? '', en: text(law['en']) ?? '' } : null,
    incident: text(b['incident']),
    faults: list(b['faults']),
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function readReason(value: unknown): Reason[] {
  const r = record(value)
  const rule = text(r?.['rule'])
  const zh = text(r?.['zh'])
  if (!r || !rule || !zh) return []
  const facts = record(r['facts'])
  return [
    {
      rule,
      zh,
      en: text(r['en']) ?? zh,
      law: text(r['law']) ?? undefined,
      facts: facts ? factsOf(facts) : undefined,
    },
  ]
}

function scalars(from: Readonly<Record<string, unknown>> | null): Record<string, string | number> {
  const kept: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(from ?? {}))
    if (typeof value === 'string' || typeof value === 'number') kept[key] = value
  return kept
}
function factsOf(from: Readonly<Record<string, unknown>>): Record<string, string | number | boolean | null> {
  const kept: Record<string, string | number | boolean | null> = {}
  for (const [key, value] of Object.entries(from))
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    )
      kept[key] = value
  return kept
}
