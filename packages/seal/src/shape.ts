/**
 * Small readers for JSON from outside. Each gives the value in its checked type, or `undefined` where the shape differs;
 * keys that nobody asked for are a difference too.
 */
export type Reader<T> = (value: unknown) => T | undefined
export type Read<R> = R extends Reader<infer T> ? T : never

export const text =
  (max: number, pattern?: RegExp): Reader<string> =>
  (value) =>
    typeof value === 'string' &&
    value.length <= max &&
    !hasLoneSurrogate(value) &&
    (pattern?.test(value) ?? true)
      ? value
      : undefined

export const whole =
  (min: number, max: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
      ? value
      : undefined

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined)

export const oneOf =
  <const T extends string>(...words: readonly T[]): Reader<T> =>
  (value) =>
    words.find((word) => word === value)

export const list =
  <T>(item: Reader<T>, min: number, max: number): Reader<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return undefined
    const read: T[] = []
    for (const one of value as readonly unknown[]) {
      const taken = item(one)
      if (taken === undefined) return undefined
      read.push(taken)
    }
    return read
  }

/** `null` or the value. */
export const orNull =
  <T>(inner: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : inner(value)

export const object =
  <T extends Readonly<Record<string, Reader<unknown>>>>(
    shape: T,
  ): Reader<{ readonly [K in keyof T]: Read<T[K]> }> =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const given = value as Readonly<Record<string, unknown>>
    if (Object.keys(given).some((key) => !Object.hasOwn(shape, key))) return undefined
    const read: Record<string, unknown> = {}
    for (const [key, reader] of Object.entries(shape)) {
      const taken = Object.hasOwn(given, key) ? reader(given[key]) : undefined
      if (taken === undefined) return undefined
      read[key] = taken
    }
    return read as { readonly [K in keyof T]: Read<T[K]> }
  }

/** JSON text read by a reader; `undefined` for what is no JSON or has another shape. */
export function readJson<T>(reader: Reader<T>, json: string): T | undefined {
  try {
    return reader(JSON.parse(json) as unknown)
  } catch {
    return undefined
  }
}

const hasLoneSurrogate = (value: string): boolean => /\p{Surrogate}/u.test(value)
