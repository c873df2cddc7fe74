import type { Fault, FaultCode, FaultParams } from '../words/faults.ts'
import type { Finding } from '../words/finding.ts'
import type { HiddenClass } from '../words/hidden.ts'
import type { FileKind } from '../words/kinds.ts'
import type { Limits } from '../words/limits.ts'
import type { PartPath } from '../words/part.ts'
import type { Supply } from '../source/source.ts'

/** What a person chose to be rid of, in terms of a report of the same file under the same mark key. */
export interface Wish {
  /** Classes of hidden data, each removed wherever it occurs. */
  readonly hidden: ReadonlySet<HiddenClass>
  /** Findings whose values are to go. A value goes wherever it stands in the file, seen or hidden, in whatever part. */
  readonly findings: readonly Finding[]
  /** `bar`: blocks of the value's width; `pseudonym`: 甲、乙、丙 and the like, the same value by the same sign in all files of one run. */
  readonly style: 'bar' | 'pseudonym'
}

/** One written form of a value that has to go, and what stands in its place. INVARIANT: `text` never leaves memory. */
export interface Secret {
  /** As written in the file. White space in it stands for any white space, or none, in the file (values broken over lines). */
  readonly text: string
  readonly instead: string
  readonly detector: string
  readonly mark: string
}

/** What was done at one place; told in the certificate, so never the text itself. */
export interface Deed {
  readonly part: PartPath
  readonly address: string
  /** The class of hidden data, or `finding` for a value. */
  readonly what: HiddenClass | 'finding'
  readonly how: 'removed' | 'replaced' | 'blacked' | 'rasterised'
  readonly count: number
}

/** What a cleaner holds while it cleans one part: the bytes, the wish as secrets and classes, and the ways out. */
export interface Cleaning {
  readonly path: PartPath
  readonly kind: FileKind
  readonly source: Supply
  readonly hidden: ReadonlySet<HiddenClass>
  readonly secrets: readonly Secret[]
  readonly limits: Limits
  /** Says what was done. Deeds alike (same address, what and how) are told as one with their counts added. */
  deed(deed: Omit<Deed, 'part'>): void
  /** Something asked for could not be done here; the outcome is not `clean`, and says why. */
  fault(code: FaultCode, params?: FaultParams): void
  /** Cleans a part within this one by the cleaner of its own kind. Null: nothing in it had to change, or nothing can clean it (fault told). */
  inner(name: string, bytes: Uint8Array, kind?: FileKind): Promise<Uint8Array | null>
  /** Call in long loops: throws where time is over or the caller has stopped the run. */
  tick(): void
}

/**
 * Rewrites one kind of file, its format kept: what has to go is cut out of the file's own parts, everything else stays byte for byte
 * where the format allows. One folder each under redact/cleaners/, registered in redact/cleaners/index.ts.
 */
export interface Cleaner {
  readonly id: string
  readonly kinds: readonly FileKind[]
  /** The classes it knows how to remove; asked for another one that the file has, the engine says that it cannot. */
  readonly removes: ReadonlySet<HiddenClass>
  /** The new bytes, or null where nothing had to change. It may throw: then the file is left as it was and the fault told. */
  clean(cleaning: Cleaning): Promise<Uint8Array | null>
}

export interface Unproved {
  readonly part: PartPath
  readonly why: Fault
}

/** One check of the proof, made by reading the cleaned bytes again. */
export interface Check {
  readonly code:
    | 'OWN_READER' // read again by this package: no chosen value, no chosen class is left
    | 'SECOND_READER' // read by an independent library: no chosen value is left
    | 'BYTE_SEARCH' // every unpacked part searched for the values in UTF-8, UTF-16 (both orders) and Big5
    | 'SEEN_TEXT' // what people see is unchanged but for the replacements
    | 'PIXELS' // painted pages are unchanged outside the boxes
  readonly held: boolean
  /** What was counted: parts searched, pages compared, characters compared; and where it did not hold, where. */
  readonly counts: Readonly<Record<string, number>>
  readonly where: readonly string[]
}

/** The proof that goes with a cleaned file; plain data, printable, holds no text of the document. */
export interface Certificate {
  readonly version: 1
  readonly name: string
  readonly kind: FileKind
  readonly before: { readonly digest: string; readonly bytes: number }
  readonly after: { readonly digest: string; readonly bytes: number }
  readonly at: string
  readonly wish: {
    readonly hidden: readonly HiddenClass[]
    readonly marks: readonly string[]
    readonly style: Wish['style']
  }
  readonly deeds: readonly Deed[]
  readonly checks: readonly Check[]
  /** What the file still carries and nobody asked to remove, by class and by detector: so that a certificate never reads as "clean". */
  readonly remains: {
    readonly hidden: Readonly<Partial<Record<HiddenClass, number>>>
    readonly findings: Readonly<Record<string, number>>
    /** Parts that nobody could read to the end, by the code of the reason; what stands in them is not known. */
    readonly unread: Readonly<Record<string, number>>
  }
  readonly faults: readonly Unproved[]
  /** True when everything wished was done and every check held. */
  readonly proved: boolean
}

export interface Redacted {
  /** The cleaned file. Given even where the proof failed, so that a person can look; `certificate.proved` says whether to use it. */
  readonly bytes: Uint8Array
  readonly certificate: Certificate
}
