import { z } from 'zod'
import type { Contract, Endpoint } from '#kernel/contract'
import type { RefusalBook } from './refusal-book.ts'
import { strictly } from './strict.ts'

type Json = Readonly<Record<string, unknown>>
const inward = (schema: z.ZodType): Json => ({
  ...z.toJSONSchema(strictly(schema), { io: 'input', unrepresentable: 'any' }),
  $schema: undefined,
})
const outward = (schema: z.ZodType): Json => ({
  ...z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }),
  $schema: undefined,
})

/** OpenAPI 3.1 of every contract, from the same schemas that guard the door. */
export function openApi(contracts: readonly Contract[], book: RefusalBook): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const contract of contracts) {
    for (const [key, endpoint] of Object.entries(contract)) {
      const [method = '', url = ''] = key.split(' ')
      const path = url.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(key, endpoint) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Subrosa',
      version: '1',
      description:
        'Every request but GET carries the header `x-subrosa: 1`. Every refusal has the shape `Refusal`.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-subrosa' } },
      schemas: { Refusal: refusalSchema(book) },
    },
  }
}

function operation(key: string, { zh, en, duty, params, query, body, reply, takes, gives }: Endpoint): Json {
  const fault = {
    description: 'Refused, with a code',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  }
  const content =
    gives === 'stream'
      ? { 'application/octet-stream': {} }
      : reply
        ? { 'application/json': { schema: outward(reply) } }
        : undefined
  const done =
    gives === 'redirect'
      ? { 303: { description: 'Sent on' } }
      : content
        ? { 200: { description: en, content } }
        : { 204: { description: en } }
  const upload = {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', format: 'binary' } },
        required: ['file'],
      },
    },
  }
  return {
    operationId: key.replace(/[^A-Za-z]+/g, '_'),
    summary: en,
    description: zh,
    'x-duty': typeof duty === 'string' ? duty : duty.id,
    ...(duty === 'anyone' ? {} : { security: [{ session: [] }] }),
    parameters: [...named(params, 'path'), ...named(query, 'query')],
    ...(takes === 'file' ? { requestBody: { required: true, content: upload } } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: inward(body) } },
          },
        }
      : {}),
    responses: { ...done, default: fault },
  }
}

function named(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = inward(schema) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const refusalSchema = (book: RefusalBook): Json => ({
  type: 'object',
  required: ['code', 'zh', 'en', 'message', 'params', 'reasons', 'law'],
  properties: {
    code: { type: 'string', enum: [...book.codes].toSorted() },
    zh: { type: 'string' },
    en: { type: 'string' },
    message: { type: 'string' },
    params: { type: 'object' },
    reasons: { type: 'array', items: { type: 'object' } },
    law: { type: ['object', 'null'] },
  },
})
