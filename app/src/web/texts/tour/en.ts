import type { Words } from '#kernel/ui'
import type { zh } from './zh-TW.ts'

export const en = {
  title: 'Tour',
  place: 'Tour {n}/5',
  fold: 'Fold the tour',
  dismiss: 'End the tour',
  go: 'Go and do it',
  next: 'Next',
  before: 'Back',
  end: 'Finish',
  nobody: 'Nobody in the demo agency holds this post.',
  clerk: {
    title: 'Morning: the clerk imports the query log',
    words:
      'The records clerk imports what the look-up system exported; every line is held against log book, roster and cases. Download these sample files first, then import them in order.',
    look: 'Notice: gaps and wrong counts are named by line before anything is stored; the same file twice changes nothing.',
    become: 'Sign in as the records clerk',
  },
  officer: {
    title: 'The officer explains an unregistered look-up',
    words: 'One look-up has no entry in the book. The officer explains it with a document before it is due.',
    look: 'Notice: a late entry says that it is late; the original record never changes.',
    become: 'Sign in as a case officer',
  },
  head: {
    title: 'The unit head stamps line by line',
    words: 'One line, one decision: approve, ask, or refer to ethics. J/K to move, 1/2/3 to decide.',
    look: 'Notice: there is no select-all, and a head’s own look-ups are not in his own list.',
    become: 'Sign in as a unit head',
  },
  ethics: {
    title: 'Ethics sees what no stamp explains',
    words:
      'A finding carries its reasons, the rule’s edition and the rows used. The ethics officer closes it and another person checks again.',
    look: 'Notice: every ground shows its edition and whether it has been verified.',
    become: 'Sign in as an ethics officer',
  },
  auditor: {
    title: 'The auditor verifies the day offline',
    words:
      'An auditor need trust nobody: export the evidence, check it on another computer, and any tampering is named.',
    look: 'Notice: the verifier key should come from a witness or the printed daily sheet.',
    become: 'Sign in as the IT auditor',
  },
} as const satisfies Words<typeof zh>
