import type { Words } from '#kernel/ui'
import type { zh } from './zh-TW.ts'

export const en = {
  name: 'Keeping official secrets',
  motto: 'Under the rose, what is said stays here.',
  signIn: {
    title: 'Sign in',
    account: 'Account',
    accountHint: 'Your staff number',
    passphrase: 'Passphrase',
    go: 'Sign in',
    passkey: 'Use a passkey',
    oidc: 'Use the agency sign-on',
    or: 'or',
    rules:
      'One person, one account; do not lend it. You are signed out after {minutes} idle minutes. Sign-ins and sign-outs are recorded.',
    needAccount: 'Enter your account.',
    needPassphrase: 'Enter your passphrase.',
  },
  code: {
    title: 'Enter the code',
    code: 'Code',
    hint: 'The 6 digits shown by your authenticator; without it, one of your recovery codes.',
    go: 'Confirm',
    back: 'Start again',
    need: 'Enter the code.',
  },
  takeover: {
    title: 'Your account is in use elsewhere',
    where: 'Signed in since {since} at “{place}”.',
    ifYou:
      'If that was you at another computer: taking over signs that one out at once; what was typed there stays in its browser.',
    ifNot: 'If it was not you: do not take over. Tell the ethics or IT office and change your passphrase.',
    recorded:
      'A take-over is entered in the ledger; use at two places at once is reported to the ethics office.',
    go: 'Take over',
    back: 'Do not take over',
  },
  sealed: {
    title: 'The screen is sealed',
    why: 'The idle time is over and {name} has been signed out.',
    same: 'When the same person signs in again, the page and what was typed come back.',
    other: 'When somebody else signs in, what is sealed here is destroyed.',
  },
  demo: {
    title: 'Sign in as a demo person',
    note: 'All persons and cases here are invented. Choose one; one click signs in.',
    search: 'Find a name or post',
    tour: 'New here? The tour walks you through a day',
    caption: 'Demo people',
    person: 'Name',
    post: 'Posts',
    none: 'Nobody fits; try another word.',
    byPassphrase: 'Use account and passphrase instead',
  },
  first: {
    title: 'This is a new Subrosa',
    purpose: 'See how a day goes first, or set up your agency right away. All of it can be changed later.',
    demo: 'Try the demo agency',
    demoWords:
      'Loads one week of an invented agency: units, people, roster, cases and query logs, with a guided tour. No real data at all.',
    demoHow: 'On the host, run:',
    demoGo: 'Load the demo agency',
    demoWait: 'Loading the demo agency takes about a minute. It opens by itself when it is ready.',
    real: 'Set up your agency',
    realWords:
      'Enter the agency’s name and its first administrator. So that only the keeper of the host can do this, open the one-time link printed on the console at start.',
    realHow: 'Look at the start message on the host and open the set-up address in it:',
    sample: 'for example {link}',
    limit:
      'No software can stop what is said by mouth. This one makes somebody answer for every look-up and every copy, and lets it be found afterwards.',
  },
  setup: {
    title: 'Set up your agency',
    purpose:
      'Enter the agency and its first administrator. Administrators run the system and cannot open what is sealed.',
    agency: 'Agency',
    nameZh: 'Full name (Chinese)',
    nameEn: 'Name in English',
    unitName: 'Unit of the administrator',
    unitCode: 'Unit code',
    admin: 'First administrator',
    adminName: 'Name',
    personNo: 'Staff number',
    account: 'Account',
    title2: 'Post title',
    titleDefault: 'Administrator',
    passphrase: 'Passphrase',
    passphraseHint: 'At least {n} characters; a few unrelated words are better than symbols.',
    passphraseShort: 'The passphrase needs at least {n} characters.',
    again: 'Passphrase once more',
    go: 'Set up and sign in',
    spent: 'This link was used or has expired. Restart the service; the console prints a new one.',
    need: 'Enter “{what}”.',
    differ: 'The two passphrases differ; enter them again.',
  },
  invite: {
    title: 'Activate your account',
    purpose: 'Hello {name}. Set a passphrase for the account {account}. This link works once.',
    go: 'Set passphrase and sign in',
  },
  down: 'The server cannot be reached. Try again in a moment, or tell the administrator.',
} as const satisfies Words<typeof zh>
