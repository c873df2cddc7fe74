import type { HiddenClass } from '../../words/hidden.ts'
import { isWriting, markupText } from '../image/markup-text.ts'
import { decode } from './filters.ts'
import { CLASSES, infoClass, TECHNICAL, useOf } from './keys.ts'
import type { Definition, Scan } from './scan.ts'
import { showsText } from './shows-text.ts'
import { dictOf, nameOf, textOf, type Dict, type Value } from './values.ts'

export interface CarriedText {
  readonly text: string
  readonly why: HiddenClass
  /** Number of the object. */
  readonly object: number
  readonly heading: string
}

export interface CarriedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly why: HiddenClass
  readonly image: boolean
}

/** What a document carries beside its pages. */
export interface Carried {
  readonly texts: readonly CarriedText[]
  readonly files: readonly CarriedFile[]
  /** Pages that the document does not show, by object number. */
  readonly lostPages: readonly number[]
  /** Images whose pixels nobody reads. */
  readonly pixels: number
  /** Whether content that is still in use shows text somewhere. */
  readonly writes: boolean
  /** Streams that were not read, by what they are. */
  readonly unread: ReadonlyMap<string, number>
}

/** Whether a string was already told by the page it stands on. */
export type IsTold = (text: string) => boolean

interface Step {
  readonly value: Value
  /** The entries that led here, the nearest first. */
  readonly keys: readonly string[]
  readonly owner: Dict | null
  readonly object: number
}

const KEYS_KEPT = 4
/** Entries whose object is content: where it is missing, something was lost. */
const NEEDED = new Set(['Root', 'Pages', 'Kids', 'Contents', 'EF', 'JS', 'Metadata', 'XFA', 'Annots'])
/** An image smaller than this on a side has no room for writing. */
const LEGIBLE = 16

/** Goes from the trailer to everything that is referred to, then to everything that is not. */
export function carriedBy(scan: Scan, maxHeld: number, isTold: IsTold, tick: () => void): Carried {
  return new Walk(scan, maxHeld, isTold, tick).all()
}

class Walk {
  readonly #scan: Scan
  readonly #maxHeld: number
  readonly #isTold: IsTold
  readonly #tick: () => void
  /** Objects that were come by, with the entries that led there first. */
  readonly #seen = new Map<number, readonly string[]>()
  readonly #texts: CarriedText[] = []
  readonly #files: CarriedFile[] = []
  readonly #lostPages: number[] = []
  readonly #unread = new Map<string, number>()
  readonly #names: ReadonlyMap<number, string>
  #pixels = 0
  #writes = false
  #held = 0
  /** Set while going through what nothing refers to, or what was replaced. */
  #why: HiddenClass | null = null

  constructor(scan: Scan, maxHeld: number, isTold: IsTold, tick: () => void) {
    this.#scan = scan
    this.#names = fileNames(scan)
    this.#maxHeld = maxHeld
    this.#isTold = isTold
    this.#tick = tick
  }

  all(): Carried {
    const { latest, superseded, trailers } = this.#scan
    for (const trailer of trailers.toReversed()) {
      for (const key of ['Root', 'Info']) {
        const value = trailer.get(key)
        if (value !== undefined) this.#from({ value, keys: [key], owner: null, object: 0 })
      }
    }
    const lost = [...latest.values()].filter(
      ({ number, raw }) => !this.#seen.has(number) && !isStructure(raw, latest.get(number)),
    )
    this.#why = 'unplaced-text'
    for (const one of lost) if (isPage(one)) this.#lostPages.push(one.number)
    const order = [...lost.filter(isPage), ...lost]
    for (const { number } of order)
      this.#from({ value: { is: 'ref', to: number }, keys: [], owner: null, object: 0 })
    this.#why = 'older-revision'
    const now = new Set(this.#texts.map(({ text }) => text))
    const before = this.#texts.length
    for (const one of superseded) this.#enter(one, this.#seen.get(one.number) ?? [])
    const texts = this.#texts.filter(({ text }, i) => i < before || !now.has(text))
    return {
      texts,
      files: this.#files,
      lostPages: this.#lostPages,
      pixels: this.#pixels,
      writes: this.#writes,
      unread: this.#unread,
    }
  }

  #from(first: Step): void {
    const open: Step[] = [first]
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      this.#tick()
      const { value, keys, owner, object } = step
      if (value.is === 'string') this.#string(textOf(value.bytes), step)
      else if (value.is === 'array') {
        if (nameOf(value.items[0]) === 'Indexed') continue
        for (const item of value.items) open.push({ value: item, keys, owner, object })
      } else if (value.is === 'dict') {
        for (const [key, inner] of value.entries)
          if (!TECHNICAL.has(key) || inner.is === 'ref' || inner.is === 'dict')
            open.push({
              value: inner,
              keys: [key, ...keys].slice(0, KEYS_KEPT),
              owner: value.entries,
              object,
            })
      } else if (value.is === 'ref' && !this.#seen.has(value.to)) {
        this.#seen.set(value.to, keys)
        const found = this.#scan.latest.get(value.to)
        if (found === undefined) {
          if (NEEDED.has(keys[0] ?? '')) this.#miss('missing')
          continue
        }
        this.#stream(found, keys)
        open.push({ value: found.value, keys, owner: dictOf(found.value), object: found.number })
      }
    }
  }

  /** One definition by itself: what it refers to has its own turn. */
  #enter(one: Definition, keys: readonly string[]): void {
    this.#stream(one, keys)
    const open: Step[] = [{ value: one.value, keys, owner: dictOf(one.value), object: one.number }]
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const { value } = step
      if (value.is === 'string') this.#string(textOf(value.bytes), step)
      else if (value.is === 'array' && nameOf(value.items[0]) !== 'Indexed')
        for (const item of value.items) open.push({ ...step, value: item })
      else if (value.is === 'dict')
        for (const [key, inner] of value.entries)
          if (!TECHNICAL.has(key)) open.push({ ...step, value: inner, keys: [key], owner: value.entries })
    }
  }

  #string(text: string, { keys, owner, object }: Step): void {
    if (!isWriting(text)) return
    const [key = ''] = keys
    const told = owner?.get('Subtype') !== undefined && owner.get('Rect') !== undefined && this.#isTold(text)
    if (told) return
    const place = keys.includes('Info') ? infoClass(key) : CLASSES[key]
    const why = this.#why ?? (keys.includes('EmbeddedFiles') ? 'attachment' : (place ?? 'unplaced-text'))
    const label = key === 'V' || key === 'DV' ? owner?.get('T') : undefined
    this.#texts.push({ text, why, object, heading: label?.is === 'string' ? textOf(label.bytes) : '' })
  }

  #stream({ number, value, raw }: Definition, keys: readonly string[]): void {
    const dict = dictOf(value)
    // What a page draws is a stream; where its keyword is damaged, its content was not read.
    if (raw === null && dict !== null && keys[0] === 'Contents') return this.#miss('damaged')
    if (raw === null || dict === null) return
    const use = useOf(dict, keys)
    if (use === 'unknown')
      return this.#miss(
        nameOf(dict.get('Type')) || nameOf(dict.get('Subtype')) || (keys[0] ?? 'unreferenced'),
      )
    const decoded = decode(dict, raw, this.#maxHeld)
    if (decoded === null) return this.#miss('damaged')
    if (use === 'image') return this.#image(number, dict, decoded)
    if (use === 'technical') return
    if (use === 'drawn') {
      this.#writes ||= this.#why === null && showsText(Buffer.from(decoded.bytes).toString('latin1'))
      return
    }
    if (decoded.left.length > 0) return this.#miss(decoded.left.join(' '))
    if (use === 'file')
      return this.#file({
        name: this.#names.get(number) ?? `object ${number}`,
        bytes: decoded.bytes,
        image: false,
      })
    const text = new TextDecoder('utf-8').decode(decoded.bytes)
    const why = this.#why ?? (use === 'metadata' ? 'property' : (CLASSES[keys[0] ?? ''] ?? 'form-value'))
    const plain = use === 'metadata' || keys.includes('XFA') ? markupText(text) : textOf(decoded.bytes)
    for (const one of [plain].flat()) this.#texts.push({ text: one, why, object: number, heading: '' })
  }

  #image(number: number, dict: Dict, { bytes, left }: { bytes: Uint8Array; left: readonly string[] }): void {
    const sides = [dict.get('Width') ?? dict.get('W'), dict.get('Height') ?? dict.get('H')]
    if (
      dict.get('ImageMask')?.is === 'other' ||
      sides.some((side) => side?.is === 'number' && side.value < LEGIBLE)
    )
      return
    if (left[0] === 'DCTDecode' || left[0] === 'DCT')
      this.#file({ name: `image ${number}.jpg`, bytes, image: true })
    else this.#pixels += 1
  }

  #file(file: Omit<CarriedFile, 'why'>): void {
    this.#held += file.bytes.length
    if (this.#held > this.#maxHeld) return this.#miss('too much to hold')
    this.#files.push({ ...file, why: this.#why ?? (file.image ? 'image-metadata' : 'attachment') })
  }

  #miss(what: string): void {
    this.#unread.set(what, (this.#unread.get(what) ?? 0) + 1)
  }
}

/** The names under which file specifications refer to embedded files, by object number. */
function fileNames({ latest }: Scan): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const { value } of latest.values()) {
    const spec = dictOf(value)
    const name = spec?.get('UF') ?? spec?.get('F')
    if (name?.is !== 'string') continue
    for (const file of dictOf(spec?.get('EF'))?.values() ?? [])
      if (file.is === 'ref') names.set(file.to, textOf(name.bytes))
  }
  return names
}

const isPage = ({ value }: Definition): boolean => nameOf(dictOf(value)?.get('Type')) === 'Page'

/** Tables of objects and of references, to which nothing refers by number. */
function isStructure(raw: Uint8Array | null, one: Definition | undefined): boolean {
  const type = nameOf(dictOf(one?.value)?.get('Type'))
  return raw !== null && (type === 'XRef' || type === 'ObjStm')
}
