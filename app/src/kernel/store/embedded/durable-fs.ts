import { fdatasyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type EmscriptenOptions = Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts']

/** Count of real disk syncs in this thread; a test holds it against the count of commits. */
export const syncs = { count: 0 }

interface NodeFsInternals {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
}

/**
 * PGlite's Node file system never syncs (pglite issue 1107). This one syncs whenever PostgreSQL asks for it,
 * so that an acknowledged commit survives a power cut. It leans on internals: the version is pinned.
 */
export class DurableFs extends NodeFS {
  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<NodeFS['init']> {
    const made = await super.init(pg, options)
    const preRun = made.emscriptenOpts.preRun ?? []
    const mend = (module: unknown): void => {
      ;(module as NodeFsInternals).NODEFS.stream_ops.fsync = (stream) => {
        syncs.count += 1
        fdatasyncSync(stream.nfd)
        return 0
      }
    }
    return {
      emscriptenOpts: {
        ...made.emscriptenOpts,
        preRun: [...(Array.isArray(preRun) ? preRun : [preRun]), mend],
      },
    }
  }
}
