import type { Words } from '#kernel/ui'
import type { sheet as zh } from '../zh-TW/sheet.ts'

export const sheet = {
  sheet: {
    title: 'Line-by-line review',
    purpose:
      'See for each line whether log and log book agree: one line, one decision, one stamp in the ledger.',
    paper: 'Line-by-line review of look-ups',
    help: {
      one: 'One line, one decision: 1 approve, 2 ask, 3 refer to ethics. Nothing selects all, and no two lines are stamped at once.',
      three:
        'Where reasons stand out an approval needs words; an unregistered look-up is approved only after an explanation with a document.',
      keys: 'J and K move, U corrects. A correction is a further stamp; the earlier one stays.',
      own: 'Your own look-ups and those you ordered are not here: the next level up or the ethics office reviews them.',
      limit:
        'Subrosa compares records; it cannot tell whether a look-up was right. Decide by what you know of the duty.',
    },
    choose: 'Unit and day',
    list: 'Lines of this sheet',
    slices: 'Pages',
    slice: 'Lines {from}–{to}',
    before: 'Previous {n}',
    next: 'Next {n}',
    begin: 'Begin',
    left: '{total} lines this day, {left} left',
    leftShort: '{n} left',
    done: 'done',
    overdue: 'Overdue',
    due: 'Due',
    asked: '{n} of them await an explanation',
    flagged: 'Only lines with reasons',
    states: 'State of the lines',
    state: { todo: 'To stamp', asked: 'Asked', decided: 'Stamped' },
    empty: {
      todo: {
        title: 'No line waits here',
        words: 'See under “Asked” who still has to answer, or correct a stamp under “Stamped”.',
      },
      asked: {
        title: 'No explanation is awaited',
        words: 'After 2 “Ask” a line waits here; with the answer it comes back to be stamped.',
      },
      decided: {
        title: 'Nothing stamped yet',
        words: 'Lines approved or referred are listed here and can be corrected with U.',
      },
    },
    key: { next: 'Next line', before: 'Previous line' },
    noneTitle: 'No sheet waits for you',
    none: 'Once the clerk has imported the logs of the day before, the sheet of each unit appears here and under Today.',
  },
  decide: {
    title: 'Decide this line',
    correct: 'Correct',
    correcting: 'Correct the stamp',
    correctingWords: 'Correction: the new stamp is added; the earlier one stays and is marked.',
    once: 'An approval is stamped at once and the next line opens.',
    needsReason: 'Reasons stand out: an approval needs words.',
    needReason: 'Please write the reason.',
    needQuestion: 'Please write what is to be explained.',
    askFirst:
      'This look-up was not registered: it can be approved only after an explanation with a document. Choose 2 or 3.',
    waitsForAnswer: 'The explanation has not come yet, so it cannot be approved; if need be, refer it.',
    question: 'What is to be explained',
    reason: 'Why it is approved',
    referReason: 'Why it goes to ethics',
    hint: {
      approve: 'Say what you checked, e.g. “Compared with the station’s work record: a stop on that day.”',
      ask: 'The querier sees these words and answers with documents by the due date.',
      refer: 'The querier sees neither the referral nor its reason.',
    },
    do: { approve: 'Approve and stamp', ask: 'Ask the querier', refer: 'Refer to ethics' },
    suggestion: '{reason}. Please explain the purpose and attach documents.',
    press: 'Stamp',
    back: 'Back',
    isAsked: 'An explanation was asked for; with the answer the line comes back.',
    isDecided: 'This line is stamped. If it was wrong, press',
  },
  done: {
    title: '{day} is done',
    words: 'All {items} lines that were yours are stamped: {approved} approved, {referred} referred.',
    closed: 'The sheet was closed and no longer changes:',
    others: 'Other reviewers still have lines on this sheet; it closes by itself when all are stamped.',
    next: 'Go on with {day} ({n} left)',
  },
} as const satisfies Words<typeof zh>
