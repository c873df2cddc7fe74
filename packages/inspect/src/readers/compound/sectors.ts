import { stopPart } from '../../pipeline/stop.ts'

const END = 0xfffffffe
const HEADER = 512

/** Sectors of a compound file, by the chains that its tables describe. Every sector that is handed out is remembered. */
export class Sectors {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #size: number
  readonly #miniSize: number
  readonly #cutoff: number
  readonly #used: Uint8Array
  readonly #fat: Uint32Array
  /** What lies behind the ends of streams in sectors that are theirs. */
  readonly #slack: Uint8Array[] = []
  readonly cut: boolean
  #miniFat: Uint32Array = new Uint32Array()
  #mini: Uint8Array = new Uint8Array()
  #miniUsed = new Uint8Array()

  constructor(bytes: Uint8Array) {
    if (bytes.length < HEADER) throw stopPart('ARCHIVE_DAMAGED', { what: 'header' })
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const [shift, miniShift] = [this.#view.getUint16(30, true), this.#view.getUint16(32, true)]
    if ((shift !== 9 && shift !== 12) || miniShift !== 6)
      throw stopPart('ARCHIVE_DAMAGED', { what: 'sector size' })
    this.#size = 1 << shift
    this.#miniSize = 1 << miniShift
    this.cut = bytes.length % this.#size !== 0
    this.#cutoff = this.#view.getUint32(56, true)
    this.#used = new Uint8Array(Math.max(0, Math.ceil(bytes.length / this.#size) - 1))
    this.#fat = this.#readFat()
  }

  directory(): Uint8Array {
    return this.#whole(this.#view.getUint32(48, true), 'directory')
  }

  openMini(start: number, size: number): void {
    const first = this.#view.getUint32(60, true)
    if (first < END) this.#miniFat = words(this.#whole(first, 'mini table'))
    if (start < END && size > 0) {
      const whole = this.#whole(start, 'mini stream')
      this.#mini = whole.subarray(0, size)
      this.#slack.push(whole.subarray(size))
    }
    const sectors = Math.ceil(this.#mini.length / this.#miniSize)
    this.#miniUsed = new Uint8Array(Math.max(this.#miniFat.length, sectors))
  }

  /** Null where the chain is broken, circular or shared. */
  stream(start: number, size: number): Uint8Array | null {
    if (size === 0) return new Uint8Array()
    const mini = size < this.#cutoff
    const chain = mini
      ? this.#chain(start, this.#miniFat, this.#miniUsed)
      : this.#chain(start, this.#fat, this.#used)
    if (chain === null) return null
    const whole = joined(chain.map((sector) => (mini ? this.#miniSector(sector) : this.#sector(sector))))
    if (whole.length < size) return null
    this.#slack.push(whole.subarray(size))
    return whole.subarray(0, size)
  }

  /** What lies in sectors that no chain holds, behind the header and behind the ends of streams. Sectors of nothing but filling are left out. */
  stray(): Uint8Array {
    const pieces = [this.#bytes.subarray(HEADER, this.#size), ...this.#slack]
    for (const [sector, used] of this.#used.entries()) if (used === 0) pieces.push(this.#sector(sector))
    for (const [sector, used] of this.#miniUsed.entries())
      if (used === 0) pieces.push(this.#miniSector(sector))
    return joined(pieces.filter((piece) => piece.some((byte) => byte !== 0 && byte !== 0xff)))
  }

  #whole(start: number, what: string): Uint8Array {
    const chain = this.#chain(start, this.#fat, this.#used)
    if (chain === null) throw stopPart('ARCHIVE_DAMAGED', { what })
    return joined(chain.map((sector) => this.#sector(sector)))
  }

  #sector(sector: number): Uint8Array {
    return this.#bytes.subarray((sector + 1) * this.#size, (sector + 2) * this.#size)
  }

  #miniSector(sector: number): Uint8Array {
    return this.#mini.subarray(sector * this.#miniSize, (sector + 1) * this.#miniSize)
  }

  /** INVARIANT: a sector is in one chain, and once, so that a circle ends and no byte is told twice. */
  #chain(start: number, table: Uint32Array, used: Uint8Array): number[] | null {
    const chain: number[] = []
    for (let sector = start; sector !== END; sector = table[sector] ?? END) {
      if (sector >= table.length || used[sector] !== 0) return null
      used[sector] = 1
      chain.push(sector)
    }
    return chain
  }

  #readFat(): Uint32Array {
    const listed: number[] = []
    for (let at = 76; at < HEADER; at += 4) listed.push(this.#view.getUint32(at, true))
    const perSector = this.#size / 4 - 1
    let next = this.#view.getUint32(68, true)
    while (next < END) {
      if (next >= this.#used.length || this.#used[next] !== 0)
        throw stopPart('ARCHIVE_DAMAGED', { what: 'table of tables' })
      this.#used[next] = 1
      const more = words(this.#sector(next))
      listed.push(...more.subarray(0, perSector))
      next = more[perSector] ?? END
    }
    const tables = listed.filter((sector) => sector < END)
    for (const sector of tables) {
      if (sector >= this.#used.length || this.#used[sector] !== 0)
        throw stopPart('ARCHIVE_DAMAGED', { what: 'table' })
      this.#used[sector] = 1
    }
    return words(joined(tables.map((sector) => this.#sector(sector)))).subarray(0, this.#used.length)
  }
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, true))
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(pieces)
}
