import type { Endpoint } from '#kernel/contract'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { client } from './client.ts'
import type { ComboOption } from './forms/combo.tsx'
import { useApi } from './use-api.ts'

interface Found {
  readonly id: string
  readonly name: string
  readonly posts: readonly { readonly title: string; readonly unitName: string }[]
}
/** The part of the directory that a choice of a person needs; the kit cannot import the room. */
type DirectoryContract = {
  readonly 'GET /api/people': Endpoint & {
    readonly query: z.ZodType<unknown, { readonly text?: string; readonly size?: number }>
    readonly reply: z.ZodType<{ readonly people: readonly Found[] }>
  }
}
const api = client<DirectoryContract>()

/** People whose name fits what is being typed, for a `Combo`; asks 200 ms after the last key. */
export function usePersonSearch(typed: string): readonly ComboOption[] {
  const [text, setText] = useState(typed)
  useEffect(() => {
    const wait = setTimeout(() => setText(typed.trim()), 200)
    return () => clearTimeout(wait)
  }, [typed])
  const found = useApi(api, 'GET /api/people', { query: { text, size: 12 } }, { enabled: text !== '' })
  return (found.data?.people ?? []).map((person) => ({
    value: person.id,
    label: person.name,
    hint: person.posts.map((post) => `${post.unitName} ${post.title}`).join('、'),
  }))
}
