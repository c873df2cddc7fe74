import type { Door } from '#kernel/web'

export interface Answer {
  readonly status: number
  /** Parsed JSON, or null. */
  readonly body: unknown
  /** As it came over the line. */
  readonly bytes: Uint8Array
}
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fields: Readonly<Record<string, string>>
}
/** A browser inside the process: the real API with cookies, sessions and refusals, without a socket. */
export interface Visitor {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  put(path: string, body: unknown): Promise<Answer>
  upload(path: string, file: SentFile): Promise<Answer>
}

const BOUNDARY = 'subrosa-visitor-boundary'

/** @param address where the browser stands; every address is a workplace of its own */
export function visitor(app: Door['app'], address: string): Visitor {
  const cookies = new Map<string, string>()
  const send = async (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: string | Buffer,
    type?: string,
  ): Promise<Answer> => {
    const reply = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        host: 'localhost:8380',
        'user-agent': 'Mozilla/5.0 (in-process) Subrosa',
        'accept-language': 'zh-TW',
        'sec-fetch-site': 'same-origin',
        ...(method === 'GET' ? {} : { 'x-subrosa': '1', origin: 'http://localhost:8380' }),
        ...(cookies.size > 0
          ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : {}),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value } of reply.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const isJson = String(reply.headers['content-type'] ?? '').includes('json')
    return {
      status: reply.statusCode,
      body: isJson && reply.body !== '' ? (JSON.parse(reply.body) as unknown) : null,
      bytes: reply.rawPayload,
    }
  }
  const sendJson = (method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer> =>
    body === undefined ? send(method, path) : send(method, path, JSON.stringify(body), 'application/json')
  return {
    get: (path) => send('GET', path),
    post: (path, body) => sendJson('POST', path, body),
    put: (path, body) => sendJson('PUT', path, body),
    upload: (path, file) => send('POST', path, multipart(file), `multipart/form-data; boundary=${BOUNDARY}`),
  }
}

function multipart({ name, bytes, mediaType, fields }: SentFile): Buffer {
  const parts = Object.entries(fields).map(([field, value]) =>
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`),
  )
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mediaType}\r\n\r\n`
  return Buffer.concat([...parts, Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
}
