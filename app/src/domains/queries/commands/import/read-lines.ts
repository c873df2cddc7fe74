import type { ImportProfile } from '../../rules/tabular.ts'
import { Staging, type SpoolPaths } from '../../store/staging.ts'
import type { TargetMarks } from '../../store/target-marks.ts'
import type { SequencePolicy } from '../../words.ts'
import { bookIntake, logIntake } from './intake.ts'
import { Faults, Reading, type Read, type Sink } from './reading.ts'

/** How one file of lines is to be read: plain data, so that it can be handed to another thread. */
export type LinesTask = {
  readonly spools: SpoolPaths
  /** The moment against which a time lies in the future, in epoch seconds. */
  readonly now: number
} & (
  | { readonly profile: ImportProfile & { readonly kind: 'log' }; readonly sequence: SequencePolicy }
  | {
      readonly profile: ImportProfile & { readonly kind: 'book' }
      /** Names of systems (see `systemWords`) → their ids. */
      readonly systems: ReadonlyMap<string, string>
      /** Systems that one entry covers at most. */
      readonly most: number
    }
)

/** A file of lines on its way into its two spools. When it is over, they are whole and closed. */
export class LinesSink implements Sink {
  readonly #staging: Staging
  readonly #reading: Reading<'log'> | Reading<'book'>

  private constructor(staging: Staging, reading: Reading<'log'> | Reading<'book'>) {
    this.#staging = staging
    this.#reading = reading
  }

  static async open(task: LinesTask, marks: TargetMarks): Promise<LinesSink> {
    const staging = await Staging.create(marks, task.spools)
    return new LinesSink(staging, readingOf(task, staging))
  }

  get rows(): number {
    return this.#reading.rows
  }
  async push(chunk: Uint8Array): Promise<Read | null> {
    const refused = this.#reading.push(chunk)
    if (refused === null) await this.#staging.drain()
    else await this.#staging.close()
    return refused
  }
  async end(): Promise<Read> {
    const read = this.#reading.end()
    await this.#staging.close()
    return read
  }
  /** Gives up what was written. */
  async discard(): Promise<void> {
    await this.#staging.discard()
  }
}

function readingOf(task: LinesTask, staging: Staging): Reading<'log'> | Reading<'book'> {
  const faults = new Faults()
  if ('sequence' in task)
    return new Reading(task.profile, logIntake(staging, task.sequence, task.now, faults.add), faults)
  return new Reading(task.profile, bookIntake(staging, task.systems, task.most, task.now, faults.add), faults)
}
