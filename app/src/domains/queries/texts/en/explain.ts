import type { Words } from '#kernel/ui'
import type { explain as zh } from '../zh-TW/explain.ts'

export const explain = {
  explain: {
    title: 'To explain',
    purpose: 'Look-ups of yours that your head or the system asks about; answer in time, with documents.',
    task: 'What is asked',
    question: 'Question',
    due: 'Due',
    state: 'State',
    askedAt: 'Asked',
    states: { open: 'To explain', answered: 'Answered', closed: 'Reviewed', withdrawn: 'Withdrawn' },
    late: 'Overdue',
    bySystem: 'Asked by the system (not registered)',
    byReviewer: 'Asked by your reviewer',
    line: 'The look-up and how it compares',
    answer: 'Explanation',
    words: 'What happened',
    wordsHint: 'Name the duty or case, the situation, and why it was not registered or differs.',
    files: 'Documents',
    filesHint: 'E.g. work record, letter, order; one or several.',
    filesNeeded: 'An unregistered look-up needs at least one document.',
    send: 'Send the explanation',
    sent: 'Sent to your reviewer.',
    sureTitle: 'It cannot be changed afterwards',
    sure: 'Your explanation with {n} documents goes to your reviewer and into the ledger. To add to it, the reviewer has to ask again.',
    given: 'Your explanation',
    withdrawn: 'This was withdrawn; there is nothing to explain.',
    lacks: { text: 'Please write the explanation.', files: 'Please upload at least one document.' },
    emptyTitle: 'Nothing to explain',
    empty:
      'Only look-ups that were not registered, differ or lie outside duty are asked about. Registered at once, they never show here.',
    help: {
      what: 'You see only your own look-ups; the masked target is enough to remember which one it was.',
      file: 'Documents are examined; macros, encryption or abnormal archives are refused with the reason.',
      late: 'An unregistered look-up can be registered late and is compared again at once; it is marked as late and still has to be explained.',
      sealed: 'If you are signed out for being idle, what you typed is kept for you.',
    },
  },
  late: {
    title: 'Late entry',
    words: 'No entry belongs to this look-up. If it was official, register it now; it is marked as late.',
    deed: 'Register late',
    done: 'Registered late; the line now reads: {bucket}',
    next: 'Please go on with the explanation below.',
    unlike:
      'The entry still does not fit this look-up; check time, system and target. Correct it in the log book if need be, then send the explanation below.',
  },
  mine: {
    title: 'My look-ups',
    purpose: 'What the systems recorded under your accounts, compared with what you registered.',
    help: 'If a look-up is not yours, change your passphrase at once and tell the ethics office; a workstation left signed in lets others use your account.',
    filters: 'Period',
    state: 'State',
    states: { open: 'Under review', asked: 'You are asked', answered: 'Explained', decided: 'Reviewed' },
    emptyTitle: 'No look-up of yours in this period',
    empty:
      'Your look-ups are listed once the clerk has imported the logs. Register each of them in the log book.',
  },
  lines: {
    title: 'Register of look-ups',
    purpose: 'All look-ups of a day, by unit, result and reason; to read, not to stamp.',
    help: 'The look-ups within your reach; masked targets cannot be read back. To stamp, go to the line review.',
    filters: 'Filter the look-ups',
    emptyTitle: 'No look-up fits',
    empty:
      'Choose another day or fewer filters; if the log of that day is not in yet, see the import calendar.',
  },
} as const satisfies Words<typeof zh>
