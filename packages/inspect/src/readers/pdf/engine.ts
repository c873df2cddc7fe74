import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'
import { Stop } from '../../pipeline/stop.ts'
import { installStandIn } from './stand-in-font.ts'

/** What the package's types leave out. */
interface Inside {
  readonly HEAPU8: Uint8Array
  addFunction(call: Callback, signature: string): number
}
/** Calls made for every character: straight into the engine, for the package's own way there costs more than they do. */
interface Hot {
  FPDFText_GetUnicode(textPage: number, index: number): number
  FPDFText_IsGenerated(textPage: number, index: number): number
  FPDFText_GetTextObject(textPage: number, index: number): number
  FPDFText_HasUnicodeMapError(textPage: number, index: number): number
  FPDFText_GetCharBox(
    textPage: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ): number
}
export type Callback = (...given: number[]) => number | void

/** WebAssembly memory never shrinks: an instance that has grown beyond this is not used for the next document. */
const TIRED_BYTES = 256 * 1024 * 1024

/** The engine died on this document; the instance is gone, and whatever it had opened with it. */
export class EngineTrap extends Error {}

/** One instance of PDFium. After a trap it answers nothing any more. */
export class Engine {
  readonly api: WrappedPdfiumModule
  readonly hot: Hot
  dead = false
  readonly #inside: Inside

  constructor(api: WrappedPdfiumModule) {
    this.api = api
    // The module has these; its declared type leaves them out or has no word for them.
    this.#inside = api.pdfium as unknown as Inside
    this.hot = api.pdfium.wasmExports as unknown as Hot
    api.PDFiumExt_Init()
  }

  /** A fresh view: it is replaced whenever the memory grows. */
  get bytes(): Uint8Array {
    return this.#inside.HEAPU8
  }

  get tired(): boolean {
    return this.bytes.length > TIRED_BYTES
  }

  /** Runs calls into the engine; what breaks it becomes an EngineTrap. */
  run<T>(work: () => T): T {
    if (this.dead) throw new EngineTrap()
    try {
      return work()
    } catch (error) {
      if (error instanceof Stop) throw error
      this.dead = true
      throw new EngineTrap()
    }
  }

  take(length: number): number {
    const at = this.api.pdfium.wasmExports.malloc(length)
    if (at === 0) throw new EngineTrap()
    return at
  }

  /** The place of a function in the engine's own table. */
  callback(call: Callback, signature: string): number {
    return this.#inside.addFunction(call, signature)
  }

  free(at: number): void {
    this.api.pdfium.wasmExports.free(at)
  }

  put(bytes: Uint8Array): number {
    const at = this.take(Math.max(1, bytes.length))
    this.bytes.set(bytes, at)
    return at
  }

  /** Numbers that a call writes into memory it is given. */
  numbers(
    type: 'double' | 'float' | 'i32',
    count: number,
    call: (at: readonly number[]) => unknown,
  ): readonly number[] {
    const step = type === 'double' ? 8 : 4
    const at = this.take(step * count)
    const places = Array.from({ length: count }, (_, i) => at + i * step)
    call(places)
    const view = new DataView(this.bytes.buffer, at, step * count)
    const values = places.map((_, i) =>
      type === 'double'
        ? view.getFloat64(i * 8, true)
        : type === 'float'
          ? view.getFloat32(i * 4, true)
          : view.getInt32(i * 4, true),
    )
    this.free(at)
    return values
  }

  /** UTF-16 text of the calls that are asked twice: for the length in bytes, and for the text. */
  text(call: (buffer: number, length: number) => number): string {
    const length = call(0, 0)
    if (length <= 2 || length > 64 * 1024 * 1024) return ''
    const at = this.take(length)
    call(at, length)
    const text = Buffer.from(this.bytes.subarray(at, at + length))
      .toString('utf16le')
      .replace(/\0+$/, '')
    this.free(at)
    return text
  }
}

let current: Promise<Engine> | null = null

/** The instance in use, or a new one where it is dead or has grown too large. Only between documents. */
export async function freshEngine(): Promise<Engine> {
  const engine = await (current ??= start())
  if (!engine.dead && !engine.tired) return engine
  return (current = start())
}

async function start(): Promise<Engine> {
  const wasm = fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))
  const file = await readFile(wasm)
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
  const quiet = (): void => undefined
  const engine = new Engine(await init({ wasmBinary, print: quiet, printErr: quiet }))
  installStandIn(engine)
  return engine
}
