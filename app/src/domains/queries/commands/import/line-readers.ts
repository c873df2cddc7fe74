import type { TargetMarks } from '../../store/target-marks.ts'
import { LinesSink, type LinesTask } from './read-lines.ts'
import { ReaderPool } from './reader-pool.ts'
import { readUpload, type Progress, type Read } from './reading.ts'

/** Reads files of lines, several at once. */
export interface LineReaders {
  /**
   * Reads an upload to its end, or to where it has to be refused; its spools are then whole. Null: cancelled.
   * @throws ReaderGone when the thread that read it died; what the sender throws, when he goes away
   */
  read(task: LinesTask, bytes: AsyncIterable<Uint8Array>, progress: Progress): Promise<Read | null>
  close(): Promise<void>
}

/**
 * In worker threads from the built program, in this thread when run from source (tests), because Node 20 cannot start a thread from
 * TypeScript.
 */
export const openReaders = (markKey: Uint8Array, marks: TargetMarks, threads?: number): LineReaders =>
  import.meta.url.endsWith('.ts') ? readersHere(marks) : new ReaderPool(markKey, threads)

function readersHere(marks: TargetMarks): LineReaders {
  return {
    async read(task, bytes, progress) {
      const sink = await LinesSink.open(task, marks)
      try {
        const read = await readUpload(bytes, sink, progress)
        if (read === null) await sink.discard()
        return read
      } catch (error) {
        await sink.discard()
        throw error
      }
    },
    close: () => Promise.resolve(),
  }
}
