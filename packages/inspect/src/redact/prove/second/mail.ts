import PostalMime from 'postal-mime'
import type { SecondReader } from '../ports.ts'
import { markupText } from './markup.ts'
import { everyReading } from './plain.ts'

type Inner = Parameters<SecondReader['text']>[1]

async function mailText(bytes: Uint8Array, inner: Inner): Promise<string> {
  const mail = await PostalMime.parse(bytes, { rfc822Attachments: true, attachmentEncoding: 'arraybuffer' })
  const texts = [
    ...mail.headers.map(({ value }) => value),
    ...everyAddress(mail),
    mail.subject ?? '',
    mail.text ?? '',
    mail.html === undefined ? '' : markupText(mail.html),
  ]
  for (const { filename, description, content } of mail.attachments) {
    const name = filename ?? ''
    texts.push(
      name,
      description ?? '',
      await inner(name, typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)),
    )
  }
  return texts.join('\n\n')
}

/** Names of people as the library decodes them. */
function everyAddress(mail: Awaited<ReturnType<typeof PostalMime.parse>>): readonly string[] {
  const { from, sender, to = [], cc = [], bcc = [], replyTo = [] } = mail
  return [from, sender, ...to, ...cc, ...bcc, ...replyTo].flatMap((one) =>
    one === undefined ? [] : [JSON.stringify(one)],
  )
}

export const mail: SecondReader = { kinds: ['eml'], text: mailText }

/** Messages of a mailbox, parted as mailers part them. */
export const mailbox: SecondReader = {
  kinds: ['mbox'],
  async text(bytes, inner) {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    const texts = [everyReading(bytes).join('\n\n')]
    for (const message of latin.split(/^From [^\n]*\n/m))
      if (message.trim() !== '') texts.push(await mailText(Buffer.from(message, 'latin1'), inner))
    return texts.join('\n\n')
  },
}
