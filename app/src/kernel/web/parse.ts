import type { z } from 'zod'
import { bad, ok, refuse, type Reason, type Refusal, type Result } from '#kernel/ground'

const SHOWN = 20
const MAX_NAME = 60

/** `body.lines[3].decision`: where in the request a fault lies. */
export function placeOf(root: string, path: readonly PropertyKey[]): string {
  let place = root
  for (const part of path)
    place += typeof part === 'number' ? `[${part}]` : `.${String(part).slice(0, MAX_NAME)}`
  return place
}

/** Parses one part of a request. The refusal names each place; it never repeats what stood there. */
export function parsePart(
  schema: z.core.$ZodType | undefined,
  root: 'params' | 'query' | 'body',
  value: unknown,
): Result<unknown, Refusal> {
  if (!schema) {
    const extra = typeof value === 'object' && value !== null ? Object.keys(value) : value == null ? [] : ['']
    const [first] = extra
    return first === undefined || root === 'params'
      ? ok(undefined)
      : bad(formFaulty([fault(placeOf(root, first === '' ? [] : [first]), 'undescribed')]))
  }
  const unfit = unfitText(root, value)
  if (unfit !== null) return bad(formFaulty([fault(unfit, 'unfit_text')]))
  const parsed = (schema as z.ZodType).safeParse(value ?? {})
  return parsed.success ? ok(parsed.data) : bad(formFaulty(faultsOf(root, parsed.error.issues)))
}

/** The text fields of an upload: those that the contract names, of text that can be kept. */
export function parseFields(
  named: readonly string[] = [],
  fields: Readonly<Record<string, string>>,
): Result<null, Refusal> {
  const unfit = unfitText('fields', fields)
  if (unfit !== null) return bad(formFaulty([fault(unfit, 'unfit_text')]))
  const extra = Object.keys(fields).filter((name) => !named.includes(name))
  return extra.length === 0
    ? ok(null)
    : bad(formFaulty(extra.map((name) => fault(placeOf('fields', [name]), 'undescribed'))))
}

/**
 * Controls that no keyboard makes, halves of characters, and marks that turn the direction of reading: the database cannot keep
 * the first two, and the last make a text look like another.
 */
// oxlint-disable-next-line no-control-regex -- those are what it looks for
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u

/** Where a text stands that nobody can have typed, keys included; null when there is none. */
function unfitText(place: string, value: unknown): string | null {
  if (typeof value === 'string') return UNFIT.test(value) ? place : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (UNFIT.test(key)) return place
    const found = unfitText(placeOf(place, [Array.isArray(value) ? Number(key) : key]), inner)
    if (found !== null) return found
  }
  return null
}

function faultsOf(
  root: string,
  issues: readonly z.core.$ZodIssue[],
  above: readonly PropertyKey[] = [],
): Reason[] {
  return issues.flatMap((issue): Reason[] => {
    const path = [...above, ...issue.path]
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => fault(placeOf(root, [...path, key]), 'undescribed'))
    const deepest =
      issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] : undefined
    if (deepest && deepest.length > 0) return faultsOf(root, deepest, path)
    return [fault(placeOf(root, path), issue.code)]
  })
}
const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length))

const words: Readonly<Record<string, readonly [string, string]>> = {
  undescribed: ['不是此項功能的欄位', 'is not a field of this request'],
  unfit_text: ['含有無法顯示的控制字元，請重新輸入', 'holds control characters; please type it again'],
  invalid_type: ['缺漏或型別不符', 'is missing or of the wrong type'],
  invalid_value: ['不在可選的值之內', 'is not one of the allowed values'],
  invalid_format: ['格式不符', 'has the wrong format'],
  too_small: ['太短、太小或太少', 'is too short, too small or too few'],
  too_big: ['太長、太大或太多', 'is too long, too large or too many'],
}
function fault(place: string, code: string): Reason {
  const [zh, en] = words[code] ?? ['不符格式', 'does not fit']
  return { rule: `web.form/${code}`, zh: `${place}：${zh}。`, en: `${place} ${en}.`, facts: { place } }
}
const formFaulty = (reasons: readonly Reason[]): Refusal =>
  refuse(
    'FORM_FAULTY',
    { count: reasons.length, place: String(reasons[0]?.facts?.['place'] ?? '') },
    reasons.slice(0, SHOWN),
  )
