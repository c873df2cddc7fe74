// `pg` turns JavaScript values into parameters here; its types do not tell.
declare module 'pg/lib/utils.js' {
  export function prepareValue(value: unknown): string | Buffer | null
}
