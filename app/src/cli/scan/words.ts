import type { FaultCode, FileKind, HiddenClass, Level, PersonTable, Report } from '@subrosa/inspect'

/** A finding as it leaves the program. INVARIANT: mask and keyed mark, never the text. */
export interface Found {
  readonly detector: string
  readonly part: readonly string[]
  readonly address: string
  /** `visible`, or why nobody sees it. */
  readonly sight: string
  readonly masked: string
  readonly mark: string
  readonly score: number
  /** Codes of the reasons of the score, in the order in which they were added. */
  readonly why: readonly string[]
}

export interface HiddenSum {
  readonly class: HiddenClass
  readonly items: number
  readonly chars: number
  /** Where the first of them are. */
  readonly places: readonly string[]
}

/** One kind of reason why something was not inspected, with how often and where first. */
export interface NotRead {
  readonly code: FaultCode
  readonly count: number
  readonly part: readonly string[]
  readonly zh: string
  readonly en: string
}

/** A document with a mark of secrecy: the file itself, or one message or one entry of an archive. */
export interface Marked {
  readonly part: readonly string[]
  readonly level: Level
}

export interface ScannedFile {
  readonly type: 'file'
  /** As it was named or met: the path given, and what lies below it. */
  readonly path: string
  readonly size: number
  readonly modified: string
  readonly verdict: Report['verdict']
  readonly kind: FileKind
  readonly digest: string | null
  readonly notRead: readonly NotRead[]
  readonly hidden: readonly HiddenSum[]
  readonly findings: readonly Found[]
  /** By detector, listed or not. */
  readonly findingTotals: Readonly<Record<string, number>>
  /** Found but not listed, because there are too many in this file. */
  readonly unlisted: number
  readonly persons: readonly PersonTable[]
  /** Documents in it: 1, or the messages of a mailbox, the entries of an archive. */
  readonly documents: number
  readonly marked: readonly Marked[]
  /** Drawn for a look by people among the documents without a mark; only so many as a sample can need. */
  readonly unmarked: readonly (readonly string[])[]
  /** Known by the baseline and not told again. */
  readonly accepted: { readonly findings: number; readonly hidden: number }
  readonly ms: number
}

/** LINK: not followed; SPECIAL: a device, pipe or socket; OWN: a file of this very run; the others could not be read. */
export type PassedWhy = 'LINK' | 'SPECIAL' | 'OWN' | 'UNREADABLE' | 'VANISHED' | 'NAME'

/** What was met and not inspected at all. */
export interface Passed {
  readonly type: 'passed'
  readonly path: string
  readonly why: PassedWhy
  /** A system code (EACCES) or what the thing is (fifo); never content. */
  readonly detail: string
}

export type Entry = ScannedFile | Passed

/** What identifies a run in every report. */
export interface Head {
  readonly program: string
  readonly began: string
  readonly roots: readonly string[]
  /** Tells two keys apart without telling either: marks of two reports compare exactly when these are equal. */
  readonly key: string
}

export interface Sum {
  readonly count: number
  readonly files: number
}

export interface Totals {
  readonly files: number
  readonly bytes: number
  readonly documents: number
  readonly verdicts: Readonly<Record<Report['verdict'], number>>
  readonly kinds: Readonly<Record<string, number>>
  readonly findings: Readonly<Record<string, Sum>>
  readonly hidden: Readonly<Record<string, Sum>>
  readonly notRead: Readonly<Record<string, Sum>>
  readonly passed: Readonly<Partial<Record<PassedWhy, number>>>
  /** By level: marks found, and documents whose highest mark it is. */
  readonly levels: Readonly<Record<Level, { readonly marks: number; readonly documents: number }>>
  readonly persons: number
  readonly unlisted: number
  readonly accepted: { readonly findings: number; readonly hidden: number }
}

/** One document to be looked at by a person. */
export interface Drawn {
  readonly path: string
  readonly part: readonly string[]
  readonly level: Level | null
}

export interface Ending {
  readonly ended: string
  /** Stopped before everything was looked at. */
  readonly interrupted: boolean
  readonly totals: Totals
  readonly review: readonly Drawn[]
  readonly exitCode: number
}

export type Language = 'zh' | 'en'
