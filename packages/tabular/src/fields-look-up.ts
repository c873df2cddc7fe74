import {
  caseNo,
  code,
  date,
  flag,
  from,
  heads,
  list,
  moment,
  must,
  text,
  until,
  whole,
} from './field-words.ts'
import type { FieldTable } from './profile.ts'

const keyKind = {
  type: 'choice',
  zh: '查詢條件類別',
  en: 'kind of key',
  words: {
    national_id: heads('身分證 身分證號 身分證字號 身分證統一編號 統一編號 統號 id nid'),
    plate: heads('車號 車牌 車牌號碼 牌照號碼 車籍'),
    name: heads('姓名'),
    household: heads('戶號 戶籍'),
    other: heads('其他'),
  },
  headers: heads('查詢條件類別 查詢條件 條件類別 查詢類別 鍵值類別 keykind keytype querytype'),
} as const
const target = must(
  text(
    '查詢對象',
    'target',
    '查詢對象 對象 被查詢人 查詢鍵值 鍵值 查詢值 身分證統一編號 國民身分證統一編號 身分證字號 身分證號 統一編號 車號 車牌 車牌號碼 牌照號碼 被查姓名 target subject key nationalid idno plate',
  ),
)
const account = must(
  code(
    '使用者代號',
    'account',
    '使用者代號 使用者帳號 使用者 帳號 查詢人 查詢者 查詢人員 員警代號 操作人員 操作員 account user userid username actor operator',
  ),
)
const time = must(
  moment(
    '時間',
    'time',
    '查詢時間 時間 查詢日期時間 查詢日時 日期時間 登記時間 紀錄時間 記錄時間 time timestamp datetime querytime at',
  ),
)

/** The system's own query log. */
export const log = {
  seq: whole('序號', 'sequence number', '序號 流水號 紀錄序號 記錄序號 編號 seq sequence serial no logid'),
  time,
  date,
  account,
  terminal: code(
    '端末代號',
    'terminal',
    '端末代號 端末機 終端機 終端機代號 電腦名稱 工作站 ip ip位址 來源ip terminal workstation host device',
  ),
  session: code('連線代號', 'session', '連線代號 連線序號 工作階段 session sessionid'),
  act: {
    type: 'choice',
    zh: '作業別',
    en: 'act',
    words: {
      Q: heads('查詢 查閱 query view read'),
      P: heads('列印 印 print'),
      E: heads('匯出 下載 轉檔 export download'),
    },
    headers: heads('作業別 作業 動作 功能 交易別 處理別 act action operation'),
  },
  keyKind,
  target,
  purpose: text('查詢事由', 'purpose', '查詢事由 事由 查詢目的 目的 用途 用途代碼 查詢原因 purpose reason'),
  caseNo,
  rows: whole('回傳筆數', 'rows returned', '回傳筆數 筆數 結果筆數 查得筆數 rows count hits resultcount'),
  logoutAt: moment('登出時間', 'logout time', '登出時間 離線時間 結束連線時間 logoutat logout logouttime'),
} as const satisfies FieldTable

/** The log book (查詢紀錄簿). */
export const book = {
  entryNo: code('登記編號', 'entry number', '登記編號 編號 序號 流水號 登記號 entryno no entry'),
  time,
  date,
  account,
  requester: code('交辦人', 'requester', '交辦人 需用人 委託人 申請人 委查人 requester requestedby'),
  system: must(code('系統', 'system', '系統 系統別 系統名稱 查詢系統 資訊系統 system sys')),
  keyKind,
  target,
  purposeCode: code(
    '查詢事由',
    'purpose code',
    '用途代碼 事由代碼 查詢事由 事由 用途 查詢目的 purposecode purpose reason',
  ),
  caseNo,
  noCaseReason: text(
    '無案號原因',
    'reason for no case',
    '無案號原因 無案原因 無案號理由 備註 nocasereason remarks',
  ),
  printed: flag('是否列印', 'printed', '是否列印 列印 有無列印 printed print'),
  onBehalf: flag('是否代查', 'on behalf', '是否代查 代查 onbehalf proxy'),
  documentNo: code('來文文號', 'document number', '來文文號 公文文號 發文文號 委查文號 documentno docno'),
} as const satisfies FieldTable

/** The case list. */
export const cases = {
  caseNo: must(caseNo),
  title: text('案由', 'title', '案由 案件名稱 主旨 案名 title subject'),
  unit: must(code('承辦單位', 'unit', '承辦單位 單位 單位代號 主辦單位 unit unitcode dept')),
  owners: must(
    list('承辦人', 'owners', '承辦人 承辦人員 承辦人代號 主辦人 協辦人 owners owner officer assignee'),
  ),
  opened: must(
    from(
      '立案時間',
      'opened',
      '立案時間 立案日期 立案日 受理日期 收案日期 開案日期 opened openedat opendate',
    ),
  ),
  closed: until('結案時間', 'closed', '結案時間 結案日期 結案日 closed closedat closedate'),
  parties: list('當事人', 'parties', '當事人 關係人 案件當事人 對象 車號 parties party subjects'),
} as const satisfies FieldTable
