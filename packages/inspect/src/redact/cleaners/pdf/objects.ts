import { deflateSync } from 'node:zlib'
import { decode } from '../../../readers/pdf/filters.ts'
import { scanPdf } from '../../../readers/pdf/scan.ts'
import { dictOf, type Dict, type Value } from '../../../readers/pdf/values.ts'

/** One object of a document; a stream has its bytes as its filters left them. */
export interface Stored {
  readonly value: Value
  readonly raw: Uint8Array | null
}

const MAX_HOPS = 32
export const NULL: Value = { is: 'other', word: 'null' }
export const ref = (to: number): Value => ({ is: 'ref', to })
export const name = (text: string): Value => ({ is: 'name', name: text })
export const num = (value: number): Value => ({ is: 'number', value })
export const array = (...items: readonly Value[]): Value => ({ is: 'array', items })
export const dict = (entries: Readonly<Record<string, Value>>): Value => ({
  is: 'dict',
  entries: new Map(Object.entries(entries)),
})

/** The dictionary with some entries changed; `null` takes one out. */
export function changed(entries: Dict, changes: Readonly<Record<string, Value | null>>): Dict {
  const made = new Map(entries)
  for (const [key, value] of Object.entries(changes))
    if (value === null) made.delete(key)
    else made.set(key, value)
  return made
}

/** The objects of one document, to be changed one by one. INVARIANT: values are never changed in place. */
export class Objects {
  readonly #all = new Map<number, Stored>()
  readonly #maxHeld: number
  #next = 1
  trailer: Dict = new Map()

  constructor(maxHeld: number) {
    this.#maxHeld = maxHeld
  }

  /** Changes to the copy leave this one as it is. */
  copy(): Objects {
    const made = new Objects(this.#maxHeld)
    for (const [number, stored] of this.#all) made.set(number, stored)
    made.trailer = this.trailer
    return made
  }

  get numbers(): readonly number[] {
    return [...this.#all.keys()]
  }

  at(number: number): Stored | undefined {
    return this.#all.get(number)
  }

  set(number: number, stored: Stored): void {
    this.#all.set(number, stored)
    if (number >= this.#next) this.#next = number + 1
  }

  add(stored: Stored): number {
    const number = this.#next
    this.set(number, stored)
    return number
  }

  /** A stream that nothing has packed yet. */
  addStream(entries: Dict, bytes: Uint8Array): number {
    return this.add(packed(entries, bytes))
  }

  /** What a value is once references are followed. */
  get(value: Value | undefined): Value | undefined {
    let one = value
    for (let hops = 0; one?.is === 'ref'; hops++) one = hops > MAX_HOPS ? undefined : this.at(one.to)?.value
    return one
  }

  dict(value: Value | undefined): Dict | null {
    return dictOf(this.get(value))
  }

  list(value: Value | undefined): readonly Value[] {
    const found = this.get(value)
    return found?.is === 'array' ? found.items : []
  }

  numbersIn(value: Value | undefined): readonly number[] {
    return this.list(value).map((item) => {
      const one = this.get(item)
      return one?.is === 'number' && Number.isFinite(one.value) ? one.value : 0
    })
  }

  /** The bytes of a stream without its filters; null where they are not known or the data is damaged. */
  data(value: Value | undefined): Uint8Array | null {
    let one = value
    for (let hops = 0; one?.is === 'ref' && hops < MAX_HOPS; hops++) {
      const stored = this.at(one.to)
      if (stored?.raw !== null && stored !== undefined) return this.#decoded(stored)
      one = stored?.value
    }
    return null
  }

  #decoded({ value, raw }: Stored): Uint8Array | null {
    const entries = dictOf(value)
    if (entries === null || raw === null) return null
    const plain = new Map([...entries].map(([key, inner]) => [key, this.#shallow(inner)]))
    const decoded = decode(plain, raw, this.#maxHeld)
    return decoded === null || decoded.left.length > 0 ? null : decoded.bytes
  }

  /** Filters and their parameters may be written as references. */
  #shallow(value: Value): Value {
    const one = this.get(value) ?? NULL
    return one.is === 'array' ? { is: 'array', items: one.items.map((item) => this.get(item) ?? NULL) } : one
  }
}

export function packed(entries: Dict, bytes: Uint8Array): Stored {
  const plain = changed(entries, { DecodeParms: null, DP: null, F: null, Filter: name('FlateDecode') })
  return { value: { is: 'dict', entries: plain }, raw: deflateSync(bytes) }
}

/**
 * The objects of a document that was written anew by one program: each number once, nothing packed into others that the scan would miss.
 * Null where the bytes are damaged.
 */
export function objectsOf(bytes: Uint8Array, maxHeld: number, tick: () => void): Objects | null {
  const scan = scanPdf(bytes, maxHeld, tick)
  if (scan.damaged > 0) return null
  const objects = new Objects(maxHeld)
  for (const { number, value, raw } of scan.latest.values()) objects.set(number, { value, raw })
  objects.trailer = scan.trailers.at(-1) ?? new Map()
  return objects.dict(objects.trailer.get('Root')) === null ? null : objects
}
