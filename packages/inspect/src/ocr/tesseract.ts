import type { Ocr, OcrFailure, OcrPicture, Recognised } from '../words/ocr.ts'
import { linesOf } from './blocks.ts'
import { OcrThread, Refused, ThreadLost } from './thread.ts'

export interface TesseractOptions {
  /** For one picture; the engine is thrown away when it takes longer. */
  readonly timeMs?: number
  /** Cap of the engine's own memory, MiB. */
  readonly memoryMb?: number
}

/** Opened by whoever inspects, closed by him: it holds a thread and the model. */
export interface Tesseract extends Ocr {
  close(): Promise<void>
}

const TIME_MS = 120_000
const MEMORY_MB = 1024

const failed = (why: OcrFailure): Recognised => ({ lines: [], failed: why })

/**
 * Tesseract with the model for traditional Chinese, from the installed packages: no network, nothing written to disk. One thread, begun with
 * the first picture; one that dies is replaced with the next. Pictures wait for one another.
 */
export function openTesseract({ timeMs = TIME_MS, memoryMb = MEMORY_MB }: TesseractOptions = {}): Tesseract {
  let thread: Promise<OcrThread> | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false

  const drop = async (): Promise<void> => {
    const old = thread
    thread = null
    ;(await old?.catch(() => null))?.end()
  }

  const once = async (picture: OcrPicture, signal: AbortSignal | undefined): Promise<Recognised> => {
    if (closed || signal?.aborted === true) return failed('stopped')
    const over = AbortSignal.timeout(timeMs)
    const stop = signal === undefined ? over : AbortSignal.any([over, signal])
    try {
      const running = await until(stop, (thread ??= OcrThread.start(memoryMb)))
      const image = 'bytes' in picture ? picture.bytes : greyFile(picture)
      const payload = { image, options: {}, output: { text: false, blocks: true } }
      return { lines: linesOf(await until(stop, running.ask('recognize', payload))), failed: null }
    } catch (error) {
      if (error instanceof Refused) return failed('format')
      void drop()
      if (over.aborted) return failed('time')
      if (closed || stop.aborted) return failed('stopped')
      return failed(error instanceof ThreadLost && error.starved ? 'memory' : 'died')
    }
  }

  return {
    recognise(picture, signal) {
      const next = queue.then(() => once(picture, signal))
      queue = next
      return next
    },
    async close() {
      closed = true
      await drop()
    },
  }
}

/** Rejects when the signal says so; what was waited for is then nobody's. */
function until<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('stopped'))
    if (stop.aborted) abort()
    stop.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', abort))
  })
}

/** PGM: the plainest file of grey pixels that the engine reads. */
function greyFile({ width, height, grey }: Extract<OcrPicture, { readonly grey: Uint8Array }>): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey])
}
