export {
  isParameterId,
  isStatuteId,
  lawBook,
  type Citation,
  type LawBook,
  type LawOnDay,
  type ParameterOf,
  type Ruling,
  type TuneFault,
} from './book.ts'
export { officeCalendar, type CalendarChange, type OfficeCalendar, type OfficeDay } from './calendar.ts'
export {
  corrections,
  laws,
  measures,
  parameters,
  statutes,
  type ParameterId,
  type StatuteId,
} from './data/index.ts'
export { statusMark, type StatusMark } from './status.ts'
export {
  bookData,
  changedEditions,
  toReview,
  type BookData,
  type Dependent,
  type ReviewItem,
} from './to-review.ts'
export {
  EVER,
  type AgencyValue,
  type Bounds,
  type Correction,
  type Edition,
  type Measure,
  type Origin,
} from './words.ts'
export {
  type Parameter,
  type ParameterEdition,
  type ParameterValue,
  type Statute,
  type Status,
  type Unit,
} from './words.ts'
