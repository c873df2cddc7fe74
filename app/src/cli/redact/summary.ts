import type { Certificate, Check, Deed } from '@subrosa/inspect'
import { padded } from '../columns.ts'
import { oneLine } from '../scan/language.ts'
import { detectorName, faultName, hiddenName } from '../scan/names.ts'
import type { Language } from '../scan/words.ts'
import type { RedactPlan } from './plan.ts'

type Words = Readonly<Record<Language, string>>
const HOW: Readonly<Record<Deed['how'], Words>> = {
  removed: { zh: '移除', en: 'removed' },
  replaced: { zh: '取代', en: 'replaced' },
  blacked: { zh: '塗黑', en: 'blacked out' },
  rasterised: { zh: '轉為影像', en: 'made a picture' },
}
const CHECKS: Readonly<Record<Check['code'], Words>> = {
  OWN_READER: { zh: '以本系統重讀，所選內容已不存在', en: 'Read again: nothing of what was chosen is left' },
  SECOND_READER: { zh: '以另一套程式重讀', en: 'Read by an independent library' },
  BYTE_SEARCH: { zh: '逐位元組搜尋各編碼', en: 'Every byte searched in every encoding' },
  SEEN_TEXT: { zh: '看得見的文字除取代處外不變', en: 'What people see is the same but for the replacements' },
  PIXELS: { zh: '頁面影像除遮蔽處外不變', en: 'Pages look the same outside the boxes' },
}
const TEXTS = {
  proved: { zh: '✓ 已清除並驗證', en: '✓ Cleaned, and proved' },
  unproved: { zh: '✗ 未能證明已清除', en: '✗ Not proved to be clean' },
  notWritten: {
    zh: '未寫出檔案。請依下列原因處理；要取得未驗證的檔案供人工檢視，請加上 --keep-unproved。',
    en: 'No file was written. See the reasons below; --keep-unproved writes the file for a person to look at.',
  },
  done: { zh: '處理', en: 'Done' },
  nothing: {
    zh: '檔案沒有所選的內容，未作更動',
    en: 'The file holds nothing of what was chosen; nothing was changed',
  },
  checks: { zh: '驗證', en: 'Checks' },
  faults: { zh: '未能做到或證明', en: 'Not done, or not proved' },
  remains: { zh: '未要求移除、仍在檔案內', en: 'Not asked for, and still in the file' },
} as const satisfies Record<string, Words>

/** What was done, proved and left, for people; no text of the document. */
export function summary(certificate: Certificate, plan: RedactPlan, written: boolean): readonly string[] {
  const { language } = plan
  const say = (name: keyof typeof TEXTS): string => TEXTS[name][language]
  const section = (name: keyof typeof TEXTS, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', say(name), ...lines.map((line) => `  ${line}`)]
  const { proved, faults, checks, remains } = certificate
  const done = doneLines(certificate.deeds, language)
  return [
    `${proved ? say('proved') : say('unproved')}${written ? `  ${oneLine(plan.out)}` : ''}`,
    ...(written ? [] : [say('notWritten')]),
    ...section('done', done.length === 0 && faults.length === 0 ? [say('nothing')] : done),
    ...section(
      'checks',
      checks.map(({ code, held, where }) => {
        const places = held || where.length === 0 ? '' : `  ${where.slice(0, 3).map(oneLine).join('; ')}`
        return `${held ? '✓' : '✗'} ${CHECKS[code][language]}${places}`
      }),
    ),
    ...section(
      'faults',
      faults.map(
        ({ part, why }) =>
          `${why.code}  ${oneLine(language === 'zh' ? why.zh : why.en)}  ${part.map(oneLine).join(' › ')}`,
      ),
    ),
    ...section(
      'remains',
      padded([
        ...Object.entries(remains.findings).map(([id, count]) => [detectorName(id, language), String(count)]),
        ...Object.entries(remains.hidden).map(([name, count]) => [hiddenName(name, language), String(count)]),
        ...Object.entries(remains.unread).map(([code, count]) => [faultName(code, language), String(count)]),
      ]),
    ),
  ]
}

function doneLines(deeds: readonly Deed[], language: Language): readonly string[] {
  const counts = new Map<string, number>()
  for (const { what, how, count } of deeds) {
    const name =
      what === 'finding' ? { zh: '所選的值', en: 'chosen values' }[language] : hiddenName(what, language)
    const key = `${name}\0${HOW[how][language]}`
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  return padded([...counts].map(([key, count]) => [...key.split('\0'), String(count)]))
}
