import { crc32, inflateSync } from 'node:zlib'
import { latin, textOf } from '../pdf/values.ts'
import { draft, takeSize, type Container, type Draft } from './draft.ts'

const TECHNICAL = new Set([
  ...['PLTE', 'IDAT', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'bKGD', 'pHYs', 'sBIT', 'hIST', 'sPLT', 'tIME'],
  ...['acTL', 'fcTL', 'fdAT', 'oFFs', 'sTER', 'cICP', 'mDCV', 'cLLI'],
])
const MAX_TEXT = 16 * 1024 * 1024

export function pngContainer(bytes: Uint8Array): Container {
  const out = draft()
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 8; ;) {
    if (at + 12 > view.length) return { ...out, damaged: 'IEND' }
    const length = view.readUInt32BE(at)
    const type = latin(view.subarray(at + 4, at + 8))
    if (at + 12 + length > view.length) return { ...out, damaged: type }
    const body = view.subarray(at + 8, at + 8 + length)
    if (crc32(view.subarray(at + 4, at + 8 + length)) !== view.readUInt32BE(at + 8 + length))
      out.damaged = type
    at += 12 + length
    if (type === 'IEND') return { ...out, end: at }
    if (type === 'IHDR' && length >= 8) takeSize(out, body.readUInt32BE(0), body.readUInt32BE(4))
    else if (type === 'fdAT') out.frames += 1
    else if (type === 'eXIf') out.exif.push(body)
    else if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') takeText(out, type, body)
    else if (!TECHNICAL.has(type) && type !== 'IHDR') out.unknown.push({ name: type, bytes: length })
  }
}

/** Keyword, then the text, packed or not; international text has language and translated keyword before it. */
function takeText(out: Draft, type: string, body: Buffer): void {
  const end = body.indexOf(0)
  if (end < 0) return void (out.damaged = type)
  const keyword = latin(body.subarray(0, end))
  let rest = body.subarray(end + 1)
  let packed = type === 'zTXt'
  if (type === 'iTXt') {
    packed = rest[0] === 1
    const translated = rest.indexOf(0, rest.indexOf(0, 2) + 1)
    rest = rest.subarray(translated + 1)
  } else if (packed) rest = rest.subarray(1)
  const plain = packed ? unpacked(rest) : rest
  if (plain === null) return void (out.damaged = type)
  if (keyword === 'XML:com.adobe.xmp') out.xmp.push(plain)
  else out.texts.push([keyword, textOf(plain)])
}

function unpacked(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_TEXT })
  } catch {
    return null
  }
}
