import { dayOf, fill, type Clock, type Reason, type Refusal } from '#kernel/ground'
import { isParameterId, isStatuteId, lawBook, type LawOnDay } from '#kernel/law'
import type { RefusalBook } from './refusal-book.ts'

export type Language = 'zh-TW' | 'en'
export interface LawView {
  readonly id: string
  readonly zh: string
  readonly en: string
}
/** Every reply that is not a success has this shape. */
export interface CodedReply {
  readonly code: string
  readonly zh: string
  readonly en: string
  /** `zh` or `en`, as the browser asked. */
  readonly message: string
  readonly params: Refusal['params']
  readonly reasons: readonly (Omit<Reason, 'law'> & { readonly law: LawView | null })[]
  readonly law: LawView | null
}

/** The words of a refusal, with its law as it stood today. An undeclared code becomes INTERNAL: never a bare text. */
export function codedReply(
  book: RefusalBook,
  refusal: Refusal,
  language: Language,
  clock: Clock,
): { status: number; reply: CodedReply } {
  const entry = book.entry(refusal.code)
  if (!entry) {
    const again: Refusal = {
      code: 'INTERNAL',
      params: { incident: `undeclared:${refusal.code}` },
      reasons: [],
    }
    return book.entry('INTERNAL') ? codedReply(book, again, language, clock) : never(refusal.code)
  }
  const day = lawBook().at(dayOf(clock()))
  const [zh, en] = [fill(entry.zh, refusal.params), fill(entry.en, refusal.params)]
  const reasons = refusal.reasons.map(({ law, ...reason }) => ({
    ...reason,
    law: law === undefined ? null : lawView(day, law),
  }))
  const reply = {
    code: refusal.code,
    zh,
    en,
    message: language === 'en' ? en : zh,
    params: refusal.params,
    reasons,
    law: entry.law === null ? null : lawView(day, entry.law),
  }
  return { status: entry.status, reply }
}

/** Statute or parameter in words; anything else is shown as it stands. */
export function lawView(day: LawOnDay, id: string): LawView {
  if (isStatuteId(id)) {
    const cited = day.cite(id)
    if (cited) return { id, zh: cited.citeZh, en: cited.citeEn }
  }
  if (isParameterId(id)) {
    const { zh, en, value } = day.parameter(id)
    return { id, zh: `${zh}：${value}`, en: `${en}: ${value}` }
  }
  return { id, zh: id, en: id }
}

const never = (code: string): never => {
  throw new Error(`no words for refusal ${code}`)
}

/** zh-TW unless the browser prefers English to every kind of Chinese. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const q = rest.find((r) => r.trim().startsWith('q='))
      return { tag, q: q ? Number(q.trim().slice(2)) : 1 }
    })
    .filter(({ tag, q }) => q > 0 && (tag.startsWith('en') || tag.startsWith('zh')))
    .toSorted((a, b) => b.q - a.q)
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh-TW'
}
