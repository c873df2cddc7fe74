import type { Engine } from './engine.ts'

/** An open document. `close` may be called after the engine has died. */
export interface OpenPdf {
  readonly engine: Engine
  readonly handle: number
  readonly pages: number
  close(): void
}

const PASSWORD = 4
const SECURITY = 5

/** Opens bytes; a document that opens without a password is open, whatever it forbids. */
export function openPdf(engine: Engine, bytes: Uint8Array): OpenPdf | 'encrypted' | 'damaged' {
  return engine.run(() => {
    const { api } = engine
    const at = engine.put(bytes)
    const handle = api.FPDF_LoadMemDocument(at, bytes.length, '')
    if (handle === 0) {
      const code = api.FPDF_GetLastError()
      engine.free(at)
      return code === PASSWORD || code === SECURITY ? 'encrypted' : 'damaged'
    }
    return {
      engine,
      handle,
      pages: api.FPDF_GetPageCount(handle),
      close() {
        if (engine.dead) return
        engine.run(() => {
          api.FPDF_CloseDocument(handle)
          engine.free(at)
        })
      },
    }
  })
}

/** The document as it is written without its encryption; null where the engine cannot. */
export const unlockedCopy = (pdf: OpenPdf): Uint8Array | null =>
  pdf.engine.run(() => pdf.engine.api.EPDF_RemoveEncryption(pdf.handle)) ? wholeCopy(pdf) : null

/** The document written anew: the state that counts, each object once. Null where the engine cannot. */
export function wholeCopy({ engine, handle }: OpenPdf): Uint8Array | null {
  return engine.run(() => {
    const { api } = engine
    const writer = api.PDFiumExt_OpenFileWriter()
    api.PDFiumExt_SaveAsCopy(handle, writer)
    const size = api.PDFiumExt_GetFileWriterSize(writer)
    const at = engine.take(Math.max(1, size))
    api.PDFiumExt_GetFileWriterData(writer, at, size)
    const copy = engine.bytes.slice(at, at + size)
    engine.free(at)
    api.PDFiumExt_CloseFileWriter(writer)
    return size > 0 ? copy : null
  })
}
