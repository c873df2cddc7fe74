import { is, type Condition, type Deed } from '#kernel/policy'

/** Nobody gives himself rights: the administrator's own posts and credentials are another administrator's business. */
const ownRights: Condition = {
  id: 'own-rights',
  zh: '不得異動自己的職務或權限，請由另一位系統管理者辦理。',
  en: 'Nobody changes his own posts or rights; another administrator does.',
  holds: (actor, _post, thing) => thing.owner != null && thing.owner === actor.person,
}
const staff = is.role('officer', 'head', 'chief', 'ethics', 'it_auditor', 'records', 'admin')
const LAW = 'dscs.1-1-4'

/** What may be done in this room, and by whom. */
export const peopleDeeds = {
  list: {
    id: 'people.list',
    zh: '查閱職員名錄',
    en: 'Read the directory',
    law: LAW,
    allow: [{ id: 'staff', all: [staff] }],
    deny: [],
  },
  read: {
    id: 'people.read',
    zh: '查閱人員職務與差勤',
    en: 'Read a person’s posts, roster and leave',
    law: 'pdpa.15',
    allow: [
      { id: 'keeper', all: [is.role('admin', 'records', 'ethics', 'it_auditor')] },
      { id: 'head', all: [is.role('head', 'chief'), is.unitOrBelow] },
      { id: 'self', all: [is.owner] },
    ],
    deny: [],
  },
  manage: {
    id: 'people.manage',
    zh: '維護單位、人員、職務與帳號',
    en: 'Keep units, people, posts and accounts',
    law: LAW,
    allow: [{ id: 'admin', all: [is.role('admin')] }],
    deny: [ownRights],
  },
  roster: {
    id: 'people.roster.keep',
    zh: '維護勤務與差假',
    en: 'Keep roster and leave',
    law: LAW,
    allow: [{ id: 'records', all: [is.role('records', 'admin')] }],
    deny: [],
  },
  delegate: {
    id: 'people.delegate',
    zh: '指定職務代理人',
    en: 'Name a stand-in',
    law: LAW,
    allow: [
      { id: 'holder', all: [staff, is.owner] },
      { id: 'above', all: [is.role('head', 'chief'), is.unitAbove] },
      { id: 'admin', all: [is.role('admin')] },
    ],
    deny: [],
  },
  invite: {
    id: 'people.invite',
    zh: '核發啟用連結',
    en: 'Issue an invitation',
    law: LAW,
    allow: [{ id: 'admin', all: [is.role('admin')] }],
    deny: [ownRights],
  },
  settings: {
    id: 'people.settings',
    zh: '調整機關參數',
    en: 'Set the agency’s parameters',
    law: LAW,
    allow: [{ id: 'keeper', all: [is.role('admin', 'ethics', 'chief')] }],
    deny: [],
  },
} as const satisfies Record<string, Deed>
