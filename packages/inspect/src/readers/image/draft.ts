/** What the file format of an image carries beside the pixels. */
export interface Container {
  /** Comments and the like, each with the name of its segment. */
  readonly texts: readonly (readonly [string, string])[]
  readonly xmp: readonly Uint8Array[]
  /** Blocks of EXIF, each a TIFF file in itself. */
  readonly exif: readonly Uint8Array[]
  readonly hasIptc: boolean
  /** Segments that no standard names. */
  readonly unknown: readonly { readonly name: string; readonly bytes: number }[]
  /** Offset behind the last byte of the image; null where the format does not tell. */
  readonly end: number | null
  /** Of the largest frame; null where it was not looked for. */
  readonly size: { readonly width: number; readonly height: number } | null
  /** Pictures one after the other in one file; an engine looks at the first. */
  readonly frames: number
  /** The smaller side in pixels; null where it was not looked for. */
  readonly side: number | null
  readonly damaged: string | null
}

export interface Draft {
  texts: (readonly [string, string])[]
  xmp: Uint8Array[]
  exif: Uint8Array[]
  hasIptc: boolean
  unknown: { name: string; bytes: number }[]
  end: number | null
  size: { width: number; height: number } | null
  frames: number
  side: number | null
  damaged: string | null
}

/** A frame header: a file may have several, and the largest is what it costs. */
export function takeSize(out: Draft, width: number, height: number): void {
  out.side = Math.min(width, height)
  if (out.size === null || width * height > out.size.width * out.size.height) out.size = { width, height }
}

export const draft = (): Draft => ({
  texts: [],
  xmp: [],
  exif: [],
  hasIptc: false,
  unknown: [],
  end: null,
  size: null,
  frames: 1,
  side: null,
  damaged: null,
})
