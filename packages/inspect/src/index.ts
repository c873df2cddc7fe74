export { defaultRegistry, inspectBytes, inspectFile, type InspectOptions } from './pipeline/inspect.ts'
export { inspectFiles, type FileReport, type InspectFilesOptions } from './pool/inspect-files.ts'
export { registry, type Registry } from './detect/registry.ts'
export { detectors } from './detect/detectors/index.ts'
export { personTables, type PersonColumn, type PersonTable } from './detect/person-tables.ts'
export { suppliedNames } from './detect/supplied-names.ts'
export { freshMarkKey, markOf, type MarkKey } from './detect/mark.ts'
export { prepareKnown, type KnownMarks, type KnownSecret, type Prepared } from './known/marks.ts'
export { knownMatcher, type KnownHit, type KnownMatcher } from './known/matcher.ts'
export { KnownScan, type KnownFinding } from './known/scan.ts'
export { normalText, type NormalText } from './detect/normal-text.ts'
export { readers } from './readers/index.ts'
export {
  levelFacts,
  levelFactsOf,
  levels,
  type Level,
  type LevelFacts,
  type LevelFault,
  type LevelField,
} from './readers/official-document/level.ts'
export { faults, type Fault, type FaultCode } from './words/faults.ts'
export { hiddenClasses, type HiddenClass } from './words/hidden.ts'
export { kinds, type FileKind } from './words/kinds.ts'
export { defaultLimits, type Limits } from './words/limits.ts'
export { reasons, type ReasonCode } from './words/reasons.ts'
export { showPath, type Part, type PartPath, type PartState } from './words/part.ts'
export { type Grid, type PageBox, type Place, type Sight, type Span } from './words/span.ts'
export { type Extent, type Finding, type Reason } from './words/finding.ts'
export { type Candidate, type Context, type Detector, type Evidence, type Hit } from './words/detector.ts'
export { type Child, type Reader, type Reading, type SpanDetail } from './words/reader.ts'
export {
  type HiddenItem,
  type Progress,
  type Report,
  type Tally,
  type Unread,
  type Verdict,
} from './words/report.ts'
export { type RandomAccess, type Source, type Supply } from './source/source.ts'
export { redactBytes, redactFile, type RedactOptions } from './redact/redact.ts'
export { Pseudonyms } from './redact/pseudonyms.ts'
export { removable } from './redact/removable.ts'
export {
  presentationToPdf,
  type PresentationKind,
  type Presented,
  type PresentOptions,
} from './redact/present/presentation-to-pdf.ts'
export { certificateHtml } from './redact/certificate-html.ts'
export { type CertificateLanguage } from './redact/certificate-words.ts'
export {
  type Certificate,
  type Check,
  type Cleaner,
  type Cleaning,
  type Deed,
  type Redacted,
  type Secret,
  type Unproved,
  type Wish,
} from './redact/words.ts'
export { type Painting, type PixelProof, type SecondReader } from './redact/prove/ports.ts'
export { openTesseract, type Tesseract, type TesseractOptions } from './ocr/tesseract.ts'
export {
  type Ocr,
  type OcrFailure,
  type OcrLine,
  type OcrPicture,
  type OcrWord,
  type Recognised,
} from './words/ocr.ts'
export { inspectApart, redactApart, type ApartOptions, type Read } from './pool/apart.ts'
