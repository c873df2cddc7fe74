import { useEffect, useState } from 'react'
import type { CodedRefusal } from '#kernel/ui'
import { api, type PreviewReply } from '../api.ts'
import type { Shape } from './shape.ts'

/** A little more than the server looks at, so that it knows that the sample is cut. */
const SAMPLE = 520 * 1024
const WAIT = 500

export interface Previewing {
  readonly preview: PreviewReply | null
  readonly shape: Shape | null
  readonly refusal: CodedRefusal | null
  readonly busy: boolean
  setShape(shape: Shape): void
}

/** Looks at the beginning of the file; after each change of the mapping once more, so that the rows show what would be read. */
export function usePreview(file: File, kind: string, system: string): Previewing {
  const [preview, setPreview] = useState<PreviewReply | null>(null)
  const [shape, setShape] = useState<Shape | null>(null)
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const [busy, setBusy] = useState(true)
  useEffect(() => {
    const stop = new AbortController()
    const look = async () => {
      setBusy(true)
      const sample = new File([file.slice(0, SAMPLE)], file.name, { type: file.type })
      const fields = {
        kind,
        ...(system === '' ? {} : { system }),
        ...(shape === null ? {} : { shape: JSON.stringify(shape) }),
      }
      const answer = await api('POST /api/queries/preview', {
        file: sample,
        fields,
        signal: stop.signal,
      }).catch(() => null)
      if (answer === null || stop.signal.aborted) return
      setBusy(false)
      setRefusal(answer.ok ? null : answer.error)
      if (!answer.ok) return
      setPreview(answer.value)
      setShape((before) => before ?? answer.value.shape)
    }
    const wait = setTimeout(() => void look(), shape === null ? 0 : WAIT)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [file, kind, system, shape])
  return { preview, shape, refusal, busy, setShape }
}
