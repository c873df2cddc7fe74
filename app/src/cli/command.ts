/** One option of a command. */
export interface Flag {
  readonly takes: 'nothing' | 'value'
  readonly zh: string
  readonly en: string
}

/** Where a command speaks and what surrounds it; tests hand in their own. */
export interface Io {
  out(line: string): void
  err(line: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workingDir: string
  /** The streams behind `out` and `err`, for a command that must wait for its reader or draw on a terminal. */
  readonly stdout?: Stream
  readonly stderr?: Stream
}

type Stream = Pick<NodeJS.WriteStream, 'write' | 'on' | 'once'> &
  Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>

export interface Call {
  readonly words: readonly string[]
  readonly flags: ReadonlyMap<string, string | true>
  readonly io: Io
}

/** One command: what it accepts, in words for its help, and what it does. */
export interface Command {
  /** `backup <file> [--without-keys]` */
  readonly usage: string
  readonly zh: readonly string[]
  readonly en: readonly string[]
  readonly flags: Readonly<Record<string, Flag>>
  /** How many words beside the options. */
  readonly words: { readonly min: number; readonly max: number }
  /** Passes everything on untouched, for programs that parse for themselves. */
  readonly raw?: true
  /** @returns the exit code: 0 done, 1 not done, 2 asked wrongly */
  run(call: Call): Promise<number>
}

export const flag = (zh: string, en: string): Flag => ({ takes: 'nothing', zh, en })
export const value = (zh: string, en: string): Flag => ({ takes: 'value', zh, en })
