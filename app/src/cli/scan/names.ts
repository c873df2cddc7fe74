import { detectors, faults, hiddenClasses, kinds, type FileKind } from '@subrosa/inspect'
import type { Language, PassedWhy, ScannedFile } from './words.ts'

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
const titles = new Map(detectors.map(({ id, title }) => [id, title]))

export const detectorName = (id: string, language: Language): string => titles.get(id)?.[language] ?? id
export const hiddenName = (name: string, language: Language): string =>
  own(hiddenClasses, name)?.[language] ?? name
export const kindName = (kind: FileKind, language: Language): string => kinds[kind][language]

/** What a reason says without the numbers of one file. */
export const faultName = (code: string, language: Language): string =>
  (own(faults, code)?.[language] ?? code)
    .replace(/（[^（）]*\{\w+\}[^（）]*）|\s?\([^()]*\{\w+\}[^()]*\)/g, '')
    .replace(/\{\w+\}/g, '…')

const VERDICTS: Readonly<Record<ScannedFile['verdict'], Readonly<Record<Language, string>>>> = {
  COMPLETE: { zh: '完整檢查', en: 'all of it inspected' },
  PARTIAL: { zh: '部分檢查', en: 'partly inspected' },
  SKIPPED: { zh: '未檢查', en: 'not inspected' },
  ENCRYPTED: { zh: '加密，未檢查', en: 'encrypted, not inspected' },
}
export const verdictName = (verdict: ScannedFile['verdict'], language: Language): string =>
  VERDICTS[verdict][language]

const PASSED: Readonly<Record<PassedWhy, Readonly<Record<Language, string>>>> = {
  LINK: {
    zh: '符號連結，不跟隨；其內容未檢查',
    en: 'Symbolic link, not followed; what it points to was not inspected',
  },
  SPECIAL: { zh: '裝置、管線等特殊檔，不開啟', en: 'Device, pipe or socket; never opened' },
  OWN: { zh: '本次掃描自己的檔案', en: 'A file of this scan itself' },
  UNREADABLE: { zh: '無法讀取，請確認權限與媒體', en: 'Cannot be read; check permissions and medium' },
  VANISHED: { zh: '掃描期間消失', en: 'Vanished during the scan' },
  NAME: {
    zh: '檔名不是 UTF-8，無法開啟；請更名後再掃描',
    en: 'The name is not UTF-8 and cannot be opened; rename it and scan again',
  },
}
export const passedName = (why: PassedWhy, language: Language): string => PASSED[why][language]
