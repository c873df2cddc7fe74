/** What was found on the machine: `bin` is null where there is no PostgreSQL ≥ 15, and `version` then says why. */
export type FoundPostgres =
  { readonly bin: string; readonly version: string } | { readonly bin: null; readonly version: string }
export interface ThrowAwayPostgres {
  readonly url: string
  readonly version: string
  stop(): Promise<void>
}
export declare function findPostgres(): Promise<FoundPostgres>
/** Starts a throw-away server; `durable` for a measurement, where disk syncs must count. */
export declare function startPostgres(
  found: { readonly bin: string; readonly version: string },
  runDirectory: string,
  options?: { readonly durable?: boolean },
): Promise<ThrowAwayPostgres>
