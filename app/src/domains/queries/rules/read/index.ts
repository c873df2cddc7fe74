export { csvCell, csvRow, isFormula, quoteCell } from './csv-cell.ts'
export { readDate, readMoment, readTimeOfDay, type DateFault } from './dates.ts'
export { decoder, type Decoder } from './decode.ts'
export { delimited, LIMITS, type Delimited, type DelimitedLimits, type RowSink } from './delimited.ts'
export { type Encoding } from './detect.ts'
export {
  readFaults,
  type FileCode,
  type FileFault,
  type ReadCode,
  type RowCode,
  type RowFault,
} from './faults.ts'
export { fields } from './fields.ts'
export { mask, maskAny, type MaskKind } from './mask.ts'
export {
  guessKeyKind,
  halfWidth,
  keyKinds,
  normaliseTarget,
  tidy,
  tidyCode,
  type KeyKind,
} from './normalise.ts'
export { preview, type Preview } from './preview.ts'
export {
  blankProfile,
  type FieldSpec,
  type FieldTable,
  type ImportKind,
  type ImportProfile,
} from './profile.ts'
export { importReader, type ImportReader, type ImportSink, type ImportSummary } from './reader.ts'
export { readRows, type RowRead, type RowReader } from './rows.ts'
export { type BookRow, type CaseRow, type LeaveRow, type LogRow, type PersonRow } from './row-types.ts'
export { type PostRow, type RosterRow, type RowOf, type UnitRow } from './row-types.ts'
export { type Delimiter } from './sniff.ts'
export { headerKey, suggestMapping, type Mapping } from './suggest.ts'
