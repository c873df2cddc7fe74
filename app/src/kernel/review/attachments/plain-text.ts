import type { ByteSource } from './blob-store.ts'

const WINDOW = 64 * 1024
const ENCODINGS = ['utf-8', 'big5'] as const

/** Is the whole of it text a person can read: UTF-8, UTF-16 with a mark, or Big5, without control characters? One window in memory. */
export async function isPlainText(source: ByteSource): Promise<boolean> {
  const mark = await source.read(0, 2)
  if (mark[0] === 0xff && mark[1] === 0xfe) return decodes(source, 'utf-16le')
  if (mark[0] === 0xfe && mark[1] === 0xff) return decodes(source, 'utf-16be')
  for (const encoding of ENCODINGS) if (await decodes(source, encoding)) return true
  return false
}

async function decodes(source: ByteSource, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < source.size; at += WINDOW) {
      const text = decoder.decode(await source.read(at, WINDOW), { stream: true })
      // eslint-disable-next-line no-control-regex
      if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) return false
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
