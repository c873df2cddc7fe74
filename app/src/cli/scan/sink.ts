import type { Io } from '../command.ts'

/** Where text goes. */
export interface Sink {
  /** @returns false once nobody reads any more */
  write(text: string): Promise<boolean>
  /** What is still held back. */
  end(): void
}

/** The terminal or a pipe, no faster than it is read. Without a stream (tests, other programs): whole lines to `out`. */
export function outSink(io: Io, before: () => void = () => undefined): Sink {
  const { stdout } = io
  if (stdout === undefined) return lineSink(io)
  let gone = false
  let free: (() => void) | null = null
  const onError = (): void => {
    gone = true
    free?.()
  }
  stdout.on('error', onError)
  return {
    async write(text) {
      if (gone) return false
      if (text === '') return true
      before()
      if (!stdout.write(text))
        await new Promise<void>((resolve) => {
          free = resolve
          stdout.once('drain', resolve)
        })
      return !gone
    },
    end: () => undefined,
  }
}

function lineSink(io: Io): Sink {
  let held = ''
  return {
    write(text) {
      const lines = `${held}${text}`.split('\n')
      held = lines.pop() ?? ''
      for (const line of lines) io.out(line)
      return Promise.resolve(true)
    },
    end() {
      if (held !== '') io.out(held)
      held = ''
    },
  }
}
