import exifr from 'exifr'

export interface Tag {
  /** `gps GPSLatitude`. */
  readonly name: string
  readonly text: string
}

const BLOCKS = ['ifd0', 'ifd1', 'exif', 'gps', 'interop', 'iptc'] as const
const OPTIONS = {
  ...{
    tiff: true,
    ifd1: true,
    exif: true,
    gps: true,
    interop: true,
    iptc: true,
    xmp: false,
    icc: false,
    jfif: false,
  },
  ...{ userComment: true, makerNote: false, mergeOutput: false, translateValues: false, reviveValues: false },
}

/** Tags that say something; null where they cannot be read. */
export async function tagsOf(bytes: Uint8Array): Promise<readonly Tag[] | null> {
  try {
    const found: unknown = await exifr.parse(bytes, OPTIONS)
    if (!isRecord(found)) return []
    const tags = BLOCKS.flatMap((block) => {
      const values = found[block]
      return isRecord(values)
        ? Object.entries(values).flatMap(([name, value]) => tagOf(`${block} ${name}`, value))
        : []
    })
    return 'errors' in found && tags.length === 0 ? null : [...tags, ...placeOf(found['gps'])]
  } catch {
    return null
  }
}

/** The small picture that cameras put beside the large one; it often shows what was cut off. */
export async function thumbnailOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return (await exifr.thumbnail(bytes)) ?? null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function tagOf(name: string, value: unknown): readonly Tag[] {
  const text =
    typeof value === 'string' ? value : value instanceof Uint8Array ? commentOf(value) : listOf(value)
  const plain = text.replace(/\0+/g, ' ').trim()
  // One letter is a code, e.g. the N of north.
  return plain.length < 2 ? [] : [{ name, text: plain }]
}

const listOf = (value: unknown): string =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('\n') : ''

/** Comments begin with the name of their character set; Windows writes its own tags in UTF-16. */
function commentOf(bytes: Uint8Array): string {
  const set = Buffer.from(bytes.subarray(0, 8)).toString('latin1').replace(/\0+$/, '')
  const rest = bytes.subarray(8)
  if (set === 'UNICODE') return new TextDecoder(rest[0] === 0 ? 'utf-16be' : 'utf-16le').decode(rest)
  if (set === 'ASCII' || set === '') return new TextDecoder('utf-8').decode(rest)
  const wide = new TextDecoder('utf-16le').decode(bytes)
  return /^[\p{L}\p{N}\p{P}\p{Z}\s\0]+$/u.test(wide) ? wide : ''
}

/** Where it was taken, in the form in which maps take it. */
function placeOf(gps: unknown): readonly Tag[] {
  if (!isRecord(gps)) return []
  const [latitude, longitude] = [gps['latitude'], gps['longitude']]
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return []
  return [{ name: 'gps', text: `${latitude.toFixed(6)}, ${longitude.toFixed(6)}` }]
}
