import type * as pdf from 'pdfjs-dist/legacy/build/pdf.mjs'

type PdfJs = typeof pdf

let loaded: Promise<PdfJs> | null = null

/**
 * pdf.js, loaded when first needed. It sets its own `JSON.stringify`, `JSON.parse` and `push` in place of the engine's, for the whole
 * process and many times slower: the engine's are put back.
 */
export const pdfJs = (): Promise<PdfJs> => (loaded ??= load())

async function load(): Promise<PdfJs> {
  const natives = [
    [JSON, 'stringify'],
    [JSON, 'parse'],
    [Array.prototype, 'push'],
  ] as const
  const before = natives.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) ?? {})
  try {
    // Its other half would be loaded with the first document, and do the same once more.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    for (const [i, [owner, name]] of natives.entries()) Object.defineProperty(owner, name, before[i] ?? {})
  }
}
