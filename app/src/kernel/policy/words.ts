import type { Day } from '#kernel/ground'

/** What a person is in a post. A rank gives no right; the role of the post does, together with unit and case. */
export type Role =
  | 'officer' // 承辦人
  | 'head' // 單位主管
  | 'chief' // 首長: bound by every rule that binds a clerk
  | 'ethics' // 政風人員
  | 'it_auditor' // 資訊稽核
  | 'records' // 收發／文書: imports the logs
  | 'admin' // 系統管理者: runs the system, opens nothing sealed
  | 'external_auditor' // 外部稽核
  | 'witness' // 見證人

export const roleNames: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  officer: { zh: '承辦人', en: 'Case officer' },
  head: { zh: '單位主管', en: 'Unit head' },
  chief: { zh: '首長', en: 'Agency chief' },
  ethics: { zh: '政風人員', en: 'Ethics officer' },
  it_auditor: { zh: '資訊稽核', en: 'IT auditor' },
  records: { zh: '收發／文書', en: 'Records clerk' },
  admin: { zh: '系統管理者', en: 'Administrator' },
  external_auditor: { zh: '外部稽核', en: 'External auditor' },
  witness: { zh: '見證人', en: 'Witness' },
}

/** A post held today, one's own or by delegation (代理). */
export interface ActivePost {
  readonly post: string
  readonly title: string
  readonly role: Role
  readonly unit: string
  /** The units above, nearest first; and those below, any order. */
  readonly unitsAbove: readonly string[]
  readonly unitsBelow: readonly string[]
  /** Set when the post is another person's and is held by delegation until `until`. */
  readonly onBehalfOf: string | null
  readonly until: Day | null
}

/** Who asks. Built by the door from the live session; rules receive it as a fact. */
export interface Actor {
  readonly person: string
  readonly name: string
  readonly posts: readonly ActivePost[]
  /** The post the person works in right now (chosen at sign-in or in the top bar); its unit and role stand on the acts. */
  readonly current: ActivePost | null
  readonly session: string | null
}

/** What a right is asked upon. Facts are for the rule's conditions; no personal data in clear. */
export interface Thing {
  readonly kind: string
  readonly id: string
  readonly unit?: string | null
  /** The person whose act is judged here (the querier of a line): he may never judge it. */
  readonly owner?: string | null
  readonly assignee?: string | null
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}
