import { wordsOfHtml } from '../../../readers/mail/alternatives.ts'
import { decodeText, latin1 } from '../../../readers/mail/charset.ts'
import { parametersOf, type Parameters } from '../../../readers/mail/parameters.ts'
import { unwrap } from '../../../readers/mail/transfer.ts'
import { stopPart } from '../../../pipeline/stop.ts'
import { encoded } from '../../text/written-text.ts'
import { replaceIn } from '../../replace.ts'
import type { Cleaning } from '../../words.ts'
import { withoutOwnLines } from './alternative.ts'
import { cleanHeaders, type Changes } from './clean-headers.ts'
import { endOf, headerLines, type HeaderLines } from './header-lines.ts'
import { sectionRanges } from './sections.ts'
import { base64, wrap } from './wrap.ts'

const MAX_MULTIPARTS = 32
/** What is decoded here must not be decoded by another guess there. */
const BOM = '\ufeff'

interface Entity {
  readonly head: HeaderLines
  readonly type: Parameters
  readonly number: string
  readonly depth: number
}

/** A message without what has to go, one character a byte; parts that do not change stay as they are written. */
export const cleanMessage = (cleaning: Cleaning, mail: string): Promise<string> =>
  cleanEntity(cleaning, entityOf(mail, '', 0, 'text/plain'), null)

function entityOf(text: string, number: string, depth: number, usual: string): Entity {
  const head = headerLines(text)
  return { head, type: parametersOf(rawOf(head, 'content-type') ?? usual), number, depth }
}

const rawOf = ({ lines }: HeaderLines, name: string): string | undefined =>
  lines.find((one) => one.name.toLowerCase() === name)?.raw

async function cleanEntity(cleaning: Cleaning, entity: Entity, shown: string | null): Promise<string> {
  cleaning.tick()
  const { head, type, number, depth } = entity
  if (depth > MAX_MULTIPARTS) throw stopPart('LIMIT_NESTING', { max: MAX_MULTIPARTS })
  const boundary = type.named.get('boundary') ?? ''
  const parts = type.value.startsWith('multipart/') && boundary !== ''
  const changes: Changes = new Map()
  const body = parts
    ? await cleanParts(cleaning, entity, boundary)
    : await cleanLeaf(cleaning, entity, shown, changes)
  return cleanHeaders(cleaning, head.lines, number, changes) + head.gap + body
}

async function cleanParts(
  cleaning: Cleaning,
  { head, type, number, depth }: Entity,
  boundary: string,
): Promise<string> {
  const { body } = head
  const { preamble, parts, epilogue } = sectionRanges(body, boundary)
  const usual = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const inner = parts.map(({ start, end }, i) =>
    entityOf(body.slice(start, end), number === '' ? `${i + 1}` : `${number}.${i + 1}`, depth + 1, usual),
  )
  const shown = type.value === 'multipart/alternative' ? shownText(inner) : null
  const out = [stray(cleaning, body.slice(preamble.start, preamble.end), number)]
  let at = preamble.end
  for (const [i, one] of inner.entries()) {
    const { start = 0, end = 0, mark = 0 } = parts[i] ?? {}
    const own = shown !== null && !one.type.value.startsWith('multipart/') && one.type.value !== 'text/html'
    const why = goes(cleaning, one, own)
    if (why !== null) {
      cleaning.deed({ address: one.number, what: why, how: 'removed', count: 1 })
      // Its boundary line goes with it; the line end before the next one is the next one's.
      out.push(body.slice(at, Math.max(at, mark)).replace(/\r?\n$/, ''))
    } else out.push(body.slice(at, start), await cleanEntity(cleaning, one, own ? shown : null))
    at = end
  }
  out.push(body.slice(at, epilogue.start), stray(cleaning, body.slice(epilogue.start), number))
  return out.join('')
}

/** Why a part is left out as a whole. */
function goes(
  { hidden }: Cleaning,
  { type }: Entity,
  isAlternative: boolean,
): 'tnef' | 'mail-alternative' | null {
  if (type.value === 'application/ms-tnef' && hidden.has('tnef')) return 'tnef'
  const foreign =
    isAlternative && type.value !== 'text/plain' && type.value !== '' && type.value.startsWith('text/')
  return foreign && hidden.has('mail-alternative') ? 'mail-alternative' : null
}

/** Text before the first boundary and behind the last, which no program shows. */
function stray(cleaning: Cleaning, text: string, address: string): string {
  if (text.trim() === '') return text
  if (cleaning.hidden.has('unplaced-text')) {
    cleaning.deed({ address, what: 'unplaced-text', how: 'removed', count: 1 })
    return text.replace(/[^\r\n]+/g, '')
  }
  const { text: plain, charset } = decodeText(latin1(text), '')
  const { segments, count } = replaceIn([plain], cleaning.secrets)
  if (count === 0) return text
  cleaning.deed({ address, what: 'finding', how: 'replaced', count })
  return latin(encoded(segments.join(''), charset === 'big5' ? 'big5' : 'utf-8'))
}

/** The words of the alternative that programs show. */
function shownText(entities: readonly Entity[]): string | null {
  for (const { type, head } of entities) {
    if (type.value === 'text/html') return wordsOfHtml(textOf(head, type)?.text ?? '')
    if (type.value !== 'multipart/related') continue
    const { parts } = sectionRanges(head.body, type.named.get('boundary') ?? '')
    const html = parts
      .map(({ start, end }) => entityOf(head.body.slice(start, end), '', 0, 'text/plain'))
      .find((one) => one.type.value === 'text/html')
    if (html !== undefined) return wordsOfHtml(textOf(html.head, html.type)?.text ?? '')
  }
  return null
}

function textOf(head: HeaderLines, type: Parameters) {
  const unwrapped = unwrap(head.body, rawOf(head, 'content-transfer-encoding') ?? '')
  return unwrapped === null ? null : decodeText(unwrapped.bytes, type.named.get('charset') ?? '')
}

/** A body, a file, or a message within the message. */
async function cleanLeaf(
  cleaning: Cleaning,
  entity: Entity,
  shown: string | null,
  changes: Changes,
): Promise<string> {
  const { head, type, number } = entity
  const encoding = rawOf(head, 'content-transfer-encoding') ?? ''
  const disposition = parametersOf(rawOf(head, 'content-disposition') ?? '')
  const names = [disposition.named.get('filename'), type.named.get('name')].flatMap((name) => name ?? [])
  const name = [...new Set(names)].join(' = ') || `${number === '' ? '1' : number} ${type.value}`
  const unwrapped = unwrap(head.body, encoding)
  if (unwrapped === null) {
    cleaning.fault('CLEANING_INCOMPLETE', { what: 'transfer encoding' })
    return head.body
  }
  const end = endOf(head.lines[0]?.source ?? '')
  const file = disposition.value === 'attachment' || names.length > 0
  const isText = !file && (type.value === '' || /^text\/|^message\/(?!rfc822)/.test(type.value))
  if (!isText) {
    const rfc822 = type.value === 'message/rfc822'
    const cleaned = await cleaning.inner(name, unwrapped.bytes, rfc822 ? 'eml' : undefined)
    if (cleaned === null) return head.body
    // A message within a message may not be encoded, and need not be.
    if (rfc822 && /^(7bit|8bit|binary)?$/i.test(encoding.trim())) return latin(cleaned)
    return wrapped(cleaned, encoding, head.body, end, changes)
  }
  const cleaned = await cleanBody(cleaning, entity, name, unwrapped.bytes, shown)
  if (cleaned === null) return head.body
  const charset = cleaned.charset === 'big5' ? 'big5' : 'utf-8'
  if (!sameCharset(type.named.get('charset') ?? '', charset)) changes.set('content-type', { charset })
  return wrapped(encoded(cleaned.text, charset), encoding, head.body, end, changes)
}

const sameCharset = (declared: string, charset: string): boolean =>
  declared.trim().toLowerCase() === charset ||
  (charset === 'big5' && /^(cp950|ms950)$/i.test(declared.trim()))

async function cleanBody(
  cleaning: Cleaning,
  { type, number }: Entity,
  name: string,
  bytes: Uint8Array,
  shown: string | null,
): Promise<{ readonly text: string; readonly charset: string } | null> {
  const { text: old, charset } = decodeText(bytes, type.named.get('charset') ?? '')
  let text = old
  if (shown !== null && cleaning.hidden.has('mail-alternative')) {
    const without = withoutOwnLines(old, shown, () => cleaning.tick())
    cleaning.deed({ address: number, what: 'mail-alternative', how: 'removed', count: without.removed })
    text = without.text
  }
  const kind = type.value === 'text/html' ? 'html' : 'text'
  const cleaned = await cleaning.inner(name, Buffer.from(BOM + text), kind)
  if (cleaned !== null) text = new TextDecoder().decode(cleaned)
  return text === old ? null : { text, charset }
}

/** In the encoding of old where the bytes fit into it, else in base64, and then the header says so. */
function wrapped(bytes: Uint8Array, encoding: string, old: string, end: string, changes: Changes): string {
  const same = wrap(bytes, encoding, end)
  // Line ends behind base64 belong to nobody, but what follows may need them.
  if (same !== null) return /base64/i.test(encoding) ? same + (/[\r\n]*$/.exec(old)?.[0] ?? '') : same
  changes.set('content-transfer-encoding', { '': 'base64' })
  return base64(bytes, end) + end
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
