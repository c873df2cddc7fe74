import { useEffect, useState } from 'react'
import { useApi, type CodedRefusal } from '#kernel/ui'
import { api, type OpenedLine } from '../api.ts'

interface Shown {
  readonly line: string
  readonly opened: OpenedLine | null
  readonly refusal: CodedRefusal | null
}
export interface Opening {
  /** What stands on the screen; null while nothing has come. */
  readonly opened: OpenedLine | null
  readonly refusal: CodedRefusal | null
  /** The server has noted that the line was shown: only now it may be stamped. */
  readonly noted: boolean
  again(): void
}

/** Shows a line at once from what was read ahead, and tells the server that it is shown, without which it cannot be stamped. */
export function useOpened(line: string, ahead: string): Opening {
  const [shown, setShown] = useState<Shown | null>(null)
  const [round, setRound] = useState(0)
  const read = useApi(api, 'GET /api/queries/lines/:line', { params: { line } }, { enabled: line !== '' })
  useApi(api, 'GET /api/queries/lines/:line', { params: { line: ahead } }, { enabled: ahead !== '' })
  useEffect(() => {
    if (line === '') return
    let live = true
    void api('POST /api/queries/lines/:line/open', { params: { line } }).then((answer) => {
      if (live)
        setShown({ line, opened: answer.ok ? answer.value : null, refusal: answer.ok ? null : answer.error })
    })
    return () => {
      live = false
    }
  }, [line, round])
  const noted = shown?.line === line ? shown : null
  return {
    opened: noted?.opened ?? (noted?.refusal ? null : (read.data ?? null)),
    refusal: noted?.refusal ?? (noted ? null : read.refusal),
    noted: noted?.opened != null,
    again: () => setRound(round + 1),
  }
}
