import { createTranslator, type _Translator, type AbstractIntlMessages } from 'use-intl/core'
import { preference } from './preference.ts'

export type Language = 'zh-TW' | 'en'
/** Something said in both languages: titles in tables, sentences from the server. */
export interface Said {
  readonly zh: string
  readonly en: string
}
/** The shape an English catalogue `satisfies`: the keys of the Chinese source, any words. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

export const language = preference<Language>('language', ['zh-TW', 'en'], () =>
  navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh-TW' : 'en',
)
export const useLanguage = (): Language => language.use()

/** The sentence in the reader's language. */
export const inWords = (said: Said, at: Language): string => (at === 'en' ? said.en : said.zh)
export function useSaid(): (said: Said) => string {
  const at = useLanguage()
  return (said) => inWords(said, at)
}

/**
 * A room's texts as a hook: `const useText = catalogue(zh, en)`, then `const t = useText()` and `t('list.title', { n })`.
 * Keys and ICU arguments are typed by the Chinese source.
 */
export function catalogue<const Zh extends AbstractIntlMessages>(
  zh: Zh,
  en: Words<Zh>,
): () => _Translator<Zh> {
  const made: Partial<Record<Language, _Translator<Zh>>> = {}
  return () => {
    const at = useLanguage()
    return (made[at] ??= createTranslator<Zh>({
      locale: at,
      timeZone: 'Asia/Taipei',
      // `Words<Zh>` has the same keys; only the literal words, which type the arguments, differ.
      messages: at === 'en' ? (en as unknown as Zh) : zh,
    }))
  }
}

/** Whole numbers with grouping, the same in both languages: 1,000,000. */
export const count = (n: number): string => new Intl.NumberFormat('en').format(n)
