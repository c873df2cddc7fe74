import { is, type Deed } from '#kernel/policy'

const anyPost = is.role('officer', 'head', 'chief', 'ethics', 'it_auditor', 'records', 'admin')

/** Everything that may be done at the inspection desk. What lies on it is its owner's alone: rank opens nothing. */
export const outflowDeeds = {
  bring: {
    id: 'outflow.file.bring',
    zh: '送檢檔案',
    en: 'Have a file inspected',
    law: 'pdpa.18',
    allow: [{ id: 'own', all: [anyPost] }],
    deny: [],
  },
  read: {
    id: 'outflow.file.read',
    zh: '檢視檢查結果',
    en: 'See what an inspection found',
    law: 'pdpa.18',
    allow: [{ id: 'own', all: [is.owner] }],
    deny: [],
  },
  clean: {
    id: 'outflow.file.clean',
    zh: '製作可公開版本',
    en: 'Make a publishable version',
    law: 'pdpa.18',
    allow: [{ id: 'own', all: [anyPost, is.owner] }],
    deny: [],
  },
} as const satisfies Readonly<Record<string, Deed>>
