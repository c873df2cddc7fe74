/** A file that is about to leave the house, as the case has it. */
export interface Paper {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Everything in it that points to somebody, as written. */
  readonly secrets: readonly string[]
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
