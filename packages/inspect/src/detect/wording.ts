import type { Candidate, Evidence } from '../words/detector.ts'
import type { Anchored } from './anchors.ts'
import type { NormalText } from './normal-text.ts'
import { found, inFolded } from './pattern.ts'

/** Words that name a thing by themselves, each with its weight; the strongest first where one begins like another. */
export type Wording = readonly (readonly [words: string, weight: number])[]

/** One pattern over all words; blanks may stand inside (機 密 is how stamps are written). */
export const wordingPattern = (wording: Wording): Anchored =>
  inFolded(
    new RegExp(
      wording
        .flatMap(([words]) => words.split(' '))
        .sort((a, b) => b.length - a.length)
        .map((word) => Array.from(word).join('[ ]{0,2}'))
        .join('|'),
      'g',
    ),
  )

/** Every place where one of the words stands; the value is the word, so that equal marks are equal words. */
export function* worded(
  text: NormalText,
  pattern: Anchored,
  wording: Wording,
  more: (start: number, end: number) => Iterable<Evidence> = () => [],
): Generator<Candidate> {
  for (const match of found(pattern, text)) {
    const word = match[0].replaceAll(' ', '')
    const weight = wording.find(([words]) => words.split(' ').includes(word))?.[1] ?? 0
    const end = match.index + match[0].length
    const evidence = [{ code: 'PATTERN', weight, what: word } as const, ...more(match.index, end)]
    yield { start: match.index, end, value: `#${word}`, evidence }
  }
}

/** The word is the law's or the form's own, not the person's: it may be shown. */
export const showWord = (value: string): string => value.slice(1)
/** A person is spoken of: somebody's role, number or birth beside the word. */
export const PERSON =
  /姓名|身[分份]證|當事人|被告|嫌疑人|嫌犯|受刑人|病患|病人|患者|個案|先生|女士|小姐|[男女][,，]|出生|其子|其女|該員|該名|該民|本人/
