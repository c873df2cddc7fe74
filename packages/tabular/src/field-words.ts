import type { FieldSpec } from './profile.ts'

/** Header words as one line: written apart by spaces, best first. */
export const heads = (line: string): readonly string[] => line.split(' ')
export const text = (zh: string, en: string, line: string) =>
  ({ type: 'text', zh, en, headers: heads(line) }) as const
export const code = (zh: string, en: string, line: string) =>
  ({ type: 'code', zh, en, headers: heads(line) }) as const
export const flag = (zh: string, en: string, line: string) =>
  ({ type: 'flag', zh, en, headers: heads(line) }) as const
export const list = (zh: string, en: string, line: string) =>
  ({ type: 'list', zh, en, headers: heads(line) }) as const
export const whole = (zh: string, en: string, line: string) =>
  ({ type: 'number', zh, en, headers: heads(line) }) as const
export const moment = (zh: string, en: string, line: string) =>
  ({ type: 'moment', zh, en, headers: heads(line) }) as const
export const from = (zh: string, en: string, line: string) =>
  ({ type: 'from', zh, en, headers: heads(line) }) as const
export const until = (zh: string, en: string, line: string) =>
  ({ type: 'until', zh, en, headers: heads(line) }) as const
export const must = <T extends FieldSpec>(spec: T) => ({ ...spec, required: true }) as const

export const date = {
  type: 'date',
  zh: '日期',
  en: 'date',
  headers: heads('日期 查詢日期 勤務日期 登記日期 勤務日 date querydate day'),
} as const
export const caseNo = code(
  '案號',
  'case number',
  '案號 案件編號 案件號碼 文號 公文文號 案由編號 caseno casenumber case caseid',
)
export const personNo = must(
  code(
    '人員代號',
    'person number',
    '人員代號 人員編號 員工編號 職員編號 使用者代號 帳號 員警代號 員警編號 personno employeeno staffno account userid',
  ),
)
export const start = from(
  '開始',
  'start',
  '開始 起 起時 開始時間 起始時間 勤務開始 起日 開始日期 起始日期 生效日 start from starttime startdate begin',
)
export const end = until(
  '結束',
  'end',
  '結束 迄 訖 迄時 訖時 結束時間 終止時間 勤務結束 迄日 訖日 結束日期 終止日期 end to until endtime enddate',
)
