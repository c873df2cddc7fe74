import { useState } from 'react'
import { bytes, count, queryClient, renew, useDeed, useMe, type CodedRefusal, type Said } from '#kernel/ui'
import { en } from '../../texts/en.ts'
import { zh } from '../../texts/zh-TW.ts'
import { api, type Terms } from '../api.ts'
import { useText } from '../text.ts'
import { bring } from './bring.ts'
import type { Gathered } from './gather.ts'

export interface Laying {
  readonly busy: boolean
  readonly refusal: CodedRefusal | null
  /** What of the last handful was left behind, in words. */
  readonly left: readonly string[]
  /** Lays the files on the present check, or begins a new one. Answers the check that they went to. */
  lay(gathered: Gathered, onto: string | null): Promise<string | null>
}

export function useLaying(terms: Terms | undefined): Laying {
  const t = useText()
  const me = useMe()
  const begin = useDeed(api, 'POST /api/outflow/checks')
  const [left, setLeft] = useState<readonly string[]>([])
  const tooLarge = (file: File): Said | null => {
    if (!terms || file.size <= terms.mostBytes) return null
    const fill = (sentence: string) =>
      sentence.replace('{size}', bytes(file.size)).replace('{most}', bytes(terms.mostBytes))
    return { zh: fill(zh.desk.drop.tooLarge), en: fill(en.desk.drop.tooLarge) }
  }
  return {
    busy: begin.busy,
    refusal: begin.refusal,
    left,
    async lay(gathered, onto) {
      setLeft([
        ...(gathered.more ? [t('desk.drop.more', { files: count(terms?.mostFiles ?? 0) })] : []),
        ...(gathered.unopened.length > 0
          ? [t('desk.drop.unopened', { names: gathered.unopened.join(t('and')) })]
          : []),
        ...(gathered.files.length + gathered.unopened.length === 0 && !gathered.more
          ? [t('desk.drop.nothing')]
          : []),
      ])
      if (gathered.files.length === 0) return null
      let check = onto
      if (check === null) {
        const begun = await begin.run({ body: {} })
        if (!begun.ok) return null
        check = begun.value.id
        void renew(queryClient, '/api/outflow/checks')
      }
      bring(
        me.person,
        check,
        gathered.files,
        {
          title: t('desk.sending.work'),
          sending: (done, total) => t('desk.sending.words', { done, total }),
          sent: (total) => t('desk.sending.sent', { total }),
          some: (n) => t('desk.sending.some', { n }),
        },
        tooLarge,
      )
      return check
    },
  }
}
