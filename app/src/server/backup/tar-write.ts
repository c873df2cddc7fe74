const BLOCK = 512
/** Sizes beyond eight gibibytes do not fit the octal field; the base-256 form of GNU and BSD tar holds them. */
const OCTAL_LIMIT = 0o77777777777

export interface TarPart {
  readonly name: string
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** A ustar header: readable by any tar, so that a backup can be looked into without this program. */
export function tarHeader(name: string, size: number, at: Date): Uint8Array {
  const header = Buffer.alloc(BLOCK)
  const [prefix, base] = splitName(name)
  header.write(base, 0, 100, 'utf8')
  header.write('0000600\0', 100, 'latin1')
  header.write('0000000\0', 108, 'latin1')
  header.write('0000000\0', 116, 'latin1')
  writeSize(header, size)
  header.write(`${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 136, 'latin1')
  header.write('        0', 148, 'latin1')
  header.write('ustar\u000000', 257, 'latin1')
  header.write(prefix, 345, 155, 'utf8')
  let sum = 0
  for (const byte of header) sum += byte
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1')
  return header
}

/** Writes parts one after another; a part that gives more or fewer bytes than it announced stops the archive. */
export async function* tarOf(parts: AsyncIterable<TarPart>, at: Date): AsyncGenerator<Uint8Array> {
  for await (const { name, size, bytes } of parts) {
    yield tarHeader(name, size, at)
    let written = 0
    for await (const chunk of bytes) {
      written += chunk.length
      if (written > size) break
      yield chunk
    }
    if (written !== size) throw new Error(`${name} changed while it was being archived`)
    if (size % BLOCK > 0) yield Buffer.alloc(BLOCK - (size % BLOCK))
  }
  yield Buffer.alloc(2 * BLOCK)
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')

function writeSize(header: Buffer, size: number): void {
  if (size <= OCTAL_LIMIT) return void header.write(`${octal(size, 11)}\0`, 124, 'latin1')
  header.writeUInt8(0x80, 124)
  header.writeBigUInt64BE(BigInt(size), 128)
}

function splitName(name: string): readonly [prefix: string, base: string] {
  if (Buffer.byteLength(name) <= 100) return ['', name]
  for (let cut = name.indexOf('/'); cut > 0; cut = name.indexOf('/', cut + 1)) {
    if (Buffer.byteLength(name.slice(0, cut)) <= 155 && Buffer.byteLength(name.slice(cut + 1)) <= 100)
      return [name.slice(0, cut), name.slice(cut + 1)]
  }
  throw new Error(`the name is too long for an archive: ${name.length} characters`)
}
