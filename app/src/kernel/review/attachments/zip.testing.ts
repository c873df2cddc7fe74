import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive made by hand; the last four let it lie. */
export interface MadeEntry {
  readonly name: string
  readonly data: Uint8Array
  readonly stored?: boolean
  readonly flags?: number
  readonly method?: number
  /** What both headers say instead of the truth. */
  readonly inflated?: number
  readonly crc?: number
  /** What the local header alone says. */
  readonly localName?: string
  /** Points at the local header of this entry instead of one of its own. */
  readonly sameAs?: number
}

const u16 = (n: number): number[] => [n & 255, (n >>> 8) & 255]
const u32 = (n: number): number[] => [...u16(n & 0xffff), ...u16(n >>> 16)]

/** Makes a zip archive, honest or hostile. `tail` is appended behind the end record, `prefix` put before everything. */
export function makeZip(
  entries: readonly MadeEntry[],
  more: { tail?: Uint8Array; prefix?: Uint8Array; count?: number } = {},
): Uint8Array {
  const parts: Uint8Array[] = more.prefix ? [more.prefix] : []
  let at = more.prefix?.length ?? 0
  const places: number[] = []
  const directory: number[][] = []
  for (const entry of entries) {
    const method = entry.method ?? (entry.stored ? 0 : 8)
    const data = entry.stored ? entry.data : deflateRawSync(entry.data)
    const sizes = [
      ...u32(entry.crc ?? crc32(entry.data)),
      ...u32(data.length),
      ...u32(entry.inflated ?? entry.data.length),
    ]
    const head = [...u16(20), ...u16(entry.flags ?? 0), ...u16(method), ...u32(0x5a21), ...sizes]
    const local = Buffer.from(entry.localName ?? entry.name)
    const name = Buffer.from(entry.name)
    const place = entry.sameAs === undefined ? at : (places[entry.sameAs] ?? 0)
    places.push(place)
    if (entry.sameAs === undefined) {
      const whole = Buffer.concat([
        Buffer.from([...u32(0x04034b50), ...head, ...u16(local.length), ...u16(0)]),
        local,
        data,
      ])
      parts.push(whole)
      at += whole.length
    }
    directory.push([
      ...u32(0x02014b50),
      ...u16(20),
      ...head,
      ...u16(name.length),
      ...u16(0),
      ...u16(0),
      ...u16(0),
      ...u16(0),
      ...u32(0),
      ...u32(place),
      ...name,
    ])
  }
  const list = Buffer.from(directory.flat())
  const count = u16(more.count ?? entries.length)
  const end = Buffer.from([
    ...u32(0x06054b50),
    ...u16(0),
    ...u16(0),
    ...count,
    ...count,
    ...u32(list.length),
    ...u32(at),
    ...u16(0),
  ])
  return Buffer.concat([...parts, list, end, more.tail ?? new Uint8Array()])
}
