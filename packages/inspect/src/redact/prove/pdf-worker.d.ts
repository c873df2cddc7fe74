/** Loaded for what it does to the process; the package has no types for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
