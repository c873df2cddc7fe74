/** Success or a closed fault. Rules and parsers return it; nothing inside the house throws for an expected outcome. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const bad = <E>(error: E): Result<never, E> => ({ ok: false, error })
