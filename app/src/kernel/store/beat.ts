/** One piece of standing work, each in its own loop of the process with the role `jobs`: sequencing, delivering notices, inspecting files. */
export interface Beat {
  readonly name: string
  /** Does one portion; true when there may be more at once. */
  run(): Promise<boolean>
  /** Looks again after this long even if nobody woke it: another process may have written. */
  readonly everyMs: number
  /** False: only its own time counts, a commit does not wake it. */
  readonly wakes?: boolean
}
