import { pdfPixels } from './pixels.ts'
import type { PixelProof } from './ports.ts'

/** Every pixel proof of the product, one line each. */
export const pixelProofs: readonly PixelProof[] = [pdfPixels]
