import { useEffect, useRef } from 'react'
import type { SheetLines } from './use-lines.ts'

/** More is no sheet of paper any more. */
const MOST = 2_000

/** Fetches what is not on the screen yet, lets it be drawn, and opens the browser's print dialog. */
export function usePrint(printing: boolean, lines: SheetLines, onPrinted: () => void): void {
  const latest = useRef({ lines, onPrinted })
  useEffect(() => {
    latest.current = { lines, onPrinted }
  })
  const rows = lines.rows.length
  const { fetching } = lines
  useEffect(() => {
    if (!printing || fetching) return
    const { more } = latest.current.lines
    if (more && rows < MOST) return more()
    const drawn = setTimeout(() => {
      globalThis.print()
      latest.current.onPrinted()
    }, 50)
    return () => clearTimeout(drawn)
  }, [printing, fetching, rows])
}
