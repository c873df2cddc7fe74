import type { OcrFailure, OcrPicture, Recognised } from '../words/ocr.ts'
import type { Reading } from '../words/reader.ts'

/** Where a picture's pixels lie for people. */
export interface Frame {
  readonly page: number
  readonly address: string
  /** Units of the box for one pixel: points on a page, pixels of an image file. */
  readonly unit: number
}

/** How sure the engine was of one picture. */
export interface Sureness {
  readonly chars: number
  readonly doubtful: number
  readonly failed: OcrFailure | 'large' | null
}

/** Words below this are said to be doubtful. */
const SURE = 0.6
/** Share of doubtful characters up to which a picture counts as read. */
const READ = 1 / 3
/** Characters of the next line that a line carries along: a value may be broken over two lines. */
const CARRIED = 32

/** Whether it may count as read. Nothing recognised vouches for nothing: it may be a landscape, or writing the engine cannot see. */
export const isRead = ({ chars, doubtful, failed }: Sureness): boolean =>
  failed === null && chars > 0 && doubtful <= chars * READ

/** Lets the engine read a picture, and hands its lines out as text that people see. Faults are the caller's to raise: `raiseFaults`. */
export async function tellPicture(
  reading: Reading,
  recognise: (picture: OcrPicture) => Promise<Recognised>,
  picture: OcrPicture,
  frame: Frame,
): Promise<Sureness> {
  if (picture.width * picture.height > reading.limits.picturePixels)
    return { chars: 0, doubtful: 0, failed: 'large' }
  const { lines, failed } = await recognise(picture)
  let [chars, doubtful] = [0, 0]
  for (const [i, { text, box, words }] of lines.entries()) {
    const next = lines[i + 1]?.text.slice(0, CARRIED) ?? ''
    reading.span(next === '' ? text : `${text}\n${next}`, frame.address, {
      own: { from: 0, to: text.length },
      box: {
        page: frame.page,
        x: box.x * frame.unit,
        y: box.y * frame.unit,
        width: box.width * frame.unit,
        height: box.height * frame.unit,
      },
    })
    for (const word of words) {
      const count = word.text.trim().length
      chars += count
      if (word.confidence < SURE) doubtful += count
    }
  }
  return { chars, doubtful, failed }
}

/** What is to be said of pictures that were given to the engine, by the number of their pages. */
export function raiseFaults(reading: Reading, told: ReadonlyMap<number, Sureness>): void {
  const pages = (which: (one: Sureness) => boolean): string =>
    listed([...told].filter(([, one]) => which(one)))
  const of = (which: (one: Sureness) => boolean): readonly Sureness[] => [...told.values()].filter(which)
  if (of(({ failed }) => failed === null).length > 0) reading.fault('OCR_UNSURE')
  const unsure = of(({ doubtful }) => doubtful > 0)
  const sum = (key: 'chars' | 'doubtful'): number => unsure.reduce((all, one) => all + one[key], 0)
  if (unsure.length > 0)
    reading.fault('OCR_DOUBTFUL', {
      share: Math.max(1, Math.round((100 * sum('doubtful')) / sum('chars'))),
      pages: pages(({ doubtful }) => doubtful > 0),
    })
  if (of(({ failed }) => failed === 'large').length > 0)
    reading.fault('OCR_TOO_LARGE', {
      max: reading.limits.picturePixels,
      pages: pages(({ failed }) => failed === 'large'),
    })
  const broken = of(({ failed }) => failed !== null && failed !== 'large')
  if (broken.length > 0)
    reading.fault('OCR_FAILED', {
      what: [...new Set(broken.map(({ failed }) => failed))].join(', '),
      pages: pages(({ failed }) => failed !== null && failed !== 'large'),
    })
}

/** Pages that a fault names. */
const NAMED = 12
const listed = (pages: readonly (readonly [number, Sureness])[]): string =>
  pages
    .slice(0, NAMED)
    .map(([page]) => page)
    .join(', ') + (pages.length > NAMED ? ` … (${pages.length})` : '')
