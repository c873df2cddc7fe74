/** Success or a closed fault. Rules and parsers return it; nothing inside the house throws for an expected outcome. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const bad = <E>(error: E): Result<never, E> => ({ ok: false, error })

/** Turns a list of results into a result of the list; the first fault wins. */
export function all<T, E>(results: readonly Result<T, E>[]): Result<T[], E> {
  const values: T[] = []
  for (const result of results) {
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok(values)
}

/** For a switch that must be exhaustive: the compiler refuses a forgotten case, and a hostile value stops the work. */
export function never(value: never): never {
  throw new Error(`unreachable: ${typeof value}`)
}
