/** What is to be read: a file as any program knows it, or grey pixels row by row, 0 black. */
export type OcrPicture = { readonly width: number; readonly height: number } & (
  { readonly bytes: Uint8Array } | { readonly grey: Uint8Array }
)

export interface OcrWord {
  readonly text: string
  /** 0 to 1, as the engine believes itself. */
  readonly confidence: number
}

export interface OcrLine {
  readonly text: string
  /** In pixels from the upper left corner of the picture. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly words: readonly OcrWord[]
}

/**
 * `format`: the engine does not know such a picture, or it is damaged. `memory`, `time`: it cost more than the engine may.
 * `died`: the engine broke on it. `stopped`: the caller did not want it any longer, or the engine is closed.
 */
export type OcrFailure = 'format' | 'memory' | 'time' | 'died' | 'stopped'

export type Recognised =
  | { readonly lines: readonly OcrLine[]; readonly failed: null }
  | { readonly lines: readonly []; readonly failed: OcrFailure }

/** An engine that reads what is written in pictures. It answers one after the other, and never rejects because of a picture. */
export interface Ocr {
  recognise(picture: OcrPicture, signal?: AbortSignal): Promise<Recognised>
}
