import { memorySupply } from '../../source/supplies.ts'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Child, Reading } from '../../words/reader.ts'
import { tellAlternative, wordsOfHtml } from './alternatives.ts'
import { decodeText, latin1 } from './charset.ts'
import { headerBlock, type HeaderBlock } from './header.ts'
import { sectionsOf } from './multipart.ts'
import { parametersOf, type Parameters } from './parameters.ts'
import { tellHeaders } from './tell-headers.ts'
import { unwrap } from './transfer.ts'

/** Multiparts within multiparts: mail that people write has three or four. */
const MAX_MULTIPARTS = 32
/** A BOM: what was decoded here must not be decoded by another guess there. */
const BOM = '\ufeff'

/** One message or part of one, its headers parsed. */
interface Piece {
  readonly block: HeaderBlock
  readonly body: string
  readonly type: Parameters
  /** `1.2`: the second part of the first. */
  readonly number: string
  readonly depth: number
  readonly hidden: HiddenClass | null
}

/** A message from its first header to the last byte behind its last boundary. `mail` has one character a byte. */
export async function readMessage(reading: Reading, mail: string): Promise<void> {
  const piece = pieceOf(mail, '', 0, null, 'text/plain')
  tellPieceHeaders(reading, piece)
  await readPiece(reading, piece)
}

function pieceOf(
  text: string,
  number: string,
  depth: number,
  hidden: HiddenClass | null,
  usual: string,
): Piece {
  const block = headerBlock(text)
  const raw = block.headers.find(({ name }) => /^content-type$/i.test(name))?.raw ?? usual
  return { block, body: text.slice(block.bodyAt), type: parametersOf(raw), number, depth, hidden }
}

function tellPieceHeaders(reading: Reading, { block, number }: Piece): void {
  const address = number === '' ? '' : `${number} `
  tellHeaders(reading, block.headers, address)
  if (block.strange.length === 0) return
  reading.span(block.strange.join('\n'), address, { sight: 'mail-header' })
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'header' })
}

async function readPiece(reading: Reading, piece: Piece): Promise<void> {
  reading.tick()
  if (piece.type.value.startsWith('multipart/')) return readMultipart(reading, piece)
  await readLeaf(reading, piece, null)
}

async function readMultipart(reading: Reading, piece: Piece): Promise<void> {
  const { type, body, number, depth } = piece
  const boundary = type.named.get('boundary') ?? ''
  if (depth >= MAX_MULTIPARTS) return reading.fault('LIMIT_NESTING', { max: MAX_MULTIPARTS })
  if (boundary === '') {
    reading.fault('PART_NOT_UNDERSTOOD', { what: 'multipart without boundary' })
    return readLeaf(reading, piece, null)
  }
  if (
    unwrap('', header(piece, 'content-transfer-encoding')) === null ||
    /base64|quoted/i.test(header(piece, 'content-transfer-encoding'))
  )
    reading.fault('PART_NOT_UNDERSTOOD', { what: 'encoded multipart' })
  const { preamble, parts, epilogue, closed } = sectionsOf(body, boundary)
  for (const stray of [preamble, epilogue])
    if (stray.trim() !== '')
      reading.span(decodeText(latin1(stray), '').text.trim(), number, { sight: 'unplaced-text' })
  if (!closed) reading.fault('PART_MISSING', { name: `--${boundary}--` })
  const usual = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const inner = parts.map((text, i) =>
    pieceOf(text, number === '' ? `${i + 1}` : `${number}.${i + 1}`, depth + 1, piece.hidden, usual),
  )
  const shown = type.value === 'multipart/alternative' ? shownText(inner) : null
  for (const one of inner) {
    tellPieceHeaders(reading, one)
    if (shown === null || one.type.value.startsWith('multipart/') || one.type.value === 'text/html')
      await readPiece(reading, one)
    else await readLeaf(reading, one, shown)
  }
}

/** The words of the alternative that programs prefer, HTML; null where there is none. It may stand in a multipart/related. */
function shownText(pieces: readonly Piece[]): string | null {
  for (const piece of pieces) {
    if (piece.type.value === 'text/html') return wordsOfHtml(textOf(piece)?.text ?? '')
    if (piece.type.value !== 'multipart/related') continue
    const { parts } = sectionsOf(piece.body, piece.type.named.get('boundary') ?? '')
    const html = parts
      .map((text) => pieceOf(text, '', 0, null, 'text/plain'))
      .find(({ type }) => type.value === 'text/html')
    if (html !== undefined) return wordsOfHtml(textOf(html)?.text ?? '')
  }
  return null
}

/** A part that holds no parts of its own: a body, a file, or another message. `shown`: what is shown in its place. */
async function readLeaf(reading: Reading, piece: Piece, shown: string | null): Promise<void> {
  const { type, number } = piece
  const disposition = parametersOf(header(piece, 'content-disposition'))
  const names = [disposition.named.get('filename'), type.named.get('name')].flatMap((name) => name ?? [])
  const name = [...new Set(names)].join(' = ') || `${number === '' ? '1' : number} ${type.value}`
  if (names.length > 0) reading.span(name, `${number} filename`, { heading: 'filename' })
  const unwrapped = unwrap(piece.body, header(piece, 'content-transfer-encoding'))
  if (unwrapped === null)
    return reading.unread(name, 'ARCHIVE_METHOD', { method: 'transfer' }, piece.body.length)
  if (!unwrapped.clean) reading.fault('PART_NOT_UNDERSTOOD', { what: 'transfer encoding' })
  if (/enveloped-data|encrypted-data/.test(type.named.get('smime-type') ?? ''))
    return reading.unread(name, 'ENCRYPTED', {}, unwrapped.bytes.length)
  const base = { name, role: type.value, ...(piece.hidden === null ? {} : { hidden: piece.hidden }) }
  const file = disposition.value === 'attachment' || names.length > 0
  const text = file || !/^(text\/|message\/(?!rfc822))|^$/.test(type.value) ? null : textOf(piece)
  if (text === null)
    return reading.child({ ...base, ...kindOf(type.value), source: memorySupply(unwrapped.bytes) })
  await readBody(
    reading,
    { ...base, source: memorySupply(Buffer.from(BOM + text.text)) },
    type.value,
    text.bad,
    shown,
  )
}

const kindOf = (type: string): Partial<Child> => {
  if (type === 'message/rfc822') return { kind: 'eml' }
  return type === 'application/ms-tnef' ? { hidden: 'tnef' } : {}
}

async function readBody(
  reading: Reading,
  child: Child,
  type: string,
  bad: number,
  shown: string | null,
): Promise<void> {
  if (bad > 0) reading.fault('BYTES_OUTSIDE_ENCODING', { encoding: 'body', line: 1, count: bad })
  const body = { ...child, nests: false }
  if (type === 'text/html') return reading.child({ ...body, kind: 'html' })
  if (shown === null) return reading.child({ ...body, kind: 'text' })
  if (type !== 'text/plain' && type !== '')
    return reading.child({ ...body, kind: 'text', hidden: 'mail-alternative' })
  await reading.child({
    ...body,
    kind: 'text',
    async read(inner) {
      const bytes = await inner.source.bytes()
      tellAlternative(inner, new TextDecoder().decode(bytes), shown)
    },
  })
}

function textOf(piece: Piece): { readonly text: string; readonly bad: number } | null {
  const unwrapped = unwrap(piece.body, header(piece, 'content-transfer-encoding'))
  return unwrapped === null ? null : decodeText(unwrapped.bytes, piece.type.named.get('charset') ?? '')
}

const header = ({ block }: Piece, name: string): string =>
  block.headers.find((one) => one.name.toLowerCase() === name)?.raw ?? ''
