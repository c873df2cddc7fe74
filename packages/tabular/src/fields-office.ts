import {
  code,
  date,
  end,
  flag,
  from,
  heads,
  list,
  must,
  personNo,
  start,
  text,
  until,
} from './field-words.ts'
import type { FieldTable } from './profile.ts'

/** The duty roster (勤務分配表). */
export const roster = {
  personNo,
  date,
  start: must(start),
  end: must(end),
  duty: text('勤務', 'duty', '勤務 勤務別 勤務項目 班別 勤務名稱 duty shift task'),
  place: {
    type: 'choice',
    zh: '內外勤',
    en: 'indoor or outdoor',
    words: { indoor: heads('內勤 在所 所內 內 值班 備勤 in'), outdoor: heads('外勤 所外 外 巡邏 out') },
    headers: heads('內外勤 勤務地點 地點 勤務處所 內外 place location'),
  },
  terminal: code('端末代號', 'terminal', '端末代號 終端機 電腦名稱 terminal workstation'),
} as const satisfies FieldTable

export const leave = {
  personNo,
  start: must(start),
  end: must(end),
  kind: text('假別', 'kind of leave', '假別 差假別 請假類別 事由 kind leavetype type'),
} as const satisfies FieldTable

export const persons = {
  personNo,
  name: must(text('姓名', 'name', '姓名 名字 員工姓名 name fullname')),
  account: code('使用者代號', 'account', '使用者代號 帳號 登入帳號 account userid username'),
  unit: code('單位', 'unit', '單位 單位代號 所屬單位 服務單位 unit unitcode dept'),
  email: code('電子郵件', 'e-mail', '電子郵件 電子信箱 email mail'),
  joined: from('到職日', 'joined', '到職日 到職日期 任職日期 joined joindate'),
  left: until('離職日', 'left', '離職日 離職日期 退休日期 left leavedate'),
} as const satisfies FieldTable

export const units = {
  unit: must(code('單位代號', 'unit code', '單位代號 單位代碼 代號 unit unitcode code')),
  name: must(text('單位名稱', 'unit name', '單位名稱 名稱 單位 name unitname')),
  parent: code('上級單位', 'parent unit', '上級單位 上級單位代號 隸屬單位 parent parentunit'),
} as const satisfies FieldTable

export const posts = {
  unit: must(code('單位', 'unit', '單位 單位代號 所屬單位 unit unitcode dept')),
  title: must(text('職稱', 'title', '職稱 職務 職務名稱 title post position')),
  personNo,
  duties: list('職掌', 'duties', '職掌 業務 工作項目 duties duty'),
  head: flag('是否主管', 'head of unit', '是否主管 主管 單位主管 head ishead manager'),
  start,
  end,
} as const satisfies FieldTable
