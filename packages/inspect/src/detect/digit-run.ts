import { FILL } from './fold.ts'

/** Between two digits of one number: one sign that people part with, and at most one line break with its indent. */
const GAP = `[ \\-.${FILL}]?(?:\\r?\\n[ ${FILL}]{0,8})?`

/**
 * A number of `from` to `to` digits, however parted, that belongs to no longer number or word; for the `digits` view.
 * Longer runs are passed over whole: what follows the pattern may not be a digit behind a gap either.
 */
export const digitRun = (from: number, to: number): RegExp =>
  new RegExp(`(?<![0-9A-Z])(?<![0-9][-./])\\d(?:${GAP}\\d){${from - 1},${to - 1}}(?![\\-./]?[0-9A-Z])`, 'g')
