import type { Cleaner } from '../words.ts'
import { textCleaner } from './text/text.ts'

/** Every cleaner of the product, one line each. A kind without one is left as it was, and the certificate says so. */
export const cleaners: readonly Cleaner[] = [textCleaner]
