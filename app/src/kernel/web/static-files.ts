import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '#kernel/ground'
import type { Replier } from './replier.ts'

/** The web console: hashed files for ever, the page itself asked for each time, every unknown page the console's own business. */
export async function staticFiles(app: FastifyInstance, root: string, replies: Replier): Promise<void> {
  await app.register(files, {
    root,
    wildcard: true,
    cacheControl: false,
    index: ['index.html'],
    setHeaders: (response, path) => {
      const immutable = /[/\\]assets[/\\]/.test(path)
      response.setHeader('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html')
    return wantsPage ? reply.sendFile('index.html') : replies.refuse(request, reply, refuse('NO_SUCH_ROUTE'))
  })
}
