import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { Button, bytes, classes, count, Icon } from '#kernel/ui'
import type { Terms } from '../api.ts'
import { useText } from '../text.ts'
import { gatherChosen, gatherDropped, type Gathered } from './gather.ts'

interface DropZoneProps {
  readonly terms: Terms
  /** How many more this check, or a new one, takes. */
  readonly room: number
  readonly busy: boolean
  readonly onGathered: (gathered: Gathered) => void
  /** There are files on the desk already: they matter more now. */
  readonly low: boolean
  /** Where the files will go, in words. */
  readonly note: ReactNode
}

/** Where files are laid down: dropped with the mouse, or chosen with the keyboard. */
export function DropZone({ terms, room, busy, low, onGathered, note }: DropZoneProps) {
  const t = useText()
  const [over, setOver] = useState(false)
  const [gathering, setGathering] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (busy) return
    setGathering(true)
    onGathered(await gatherDropped(event.dataTransfer.items, room))
    setGathering(false)
  }
  const choose = (input: HTMLInputElement) => {
    onGathered(gatherChosen(input.files, room))
    input.value = ''
  }
  return (
    <section
      className={classes('o-drop', over && 'over', low && 'low', 'no-print')}
      aria-label={t('desk.drop.title')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => void drop(event)}
    >
      {!low && <Icon name="import" size={28} />}
      <p className="o-drop-title" role="status">
        {gathering ? t('desk.drop.gathering') : t('desk.drop.title')}
      </p>
      <div className="row">
        <Button look="primary" busy={busy} onClick={() => files.current?.click()}>
          {t('desk.drop.files')}
        </Button>
        <Button busy={busy} onClick={() => folder.current?.click()}>
          {t('desk.drop.folder')}
        </Button>
      </div>
      <p className="small soft measure">
        {t('desk.drop.limits', {
          size: bytes(terms.mostBytes),
          files: count(terms.mostFiles),
          hours: count(terms.keepHours),
        })}
      </p>
      <div className="small row">{note}</div>
      <input ref={files} type="file" multiple hidden onChange={(event) => choose(event.currentTarget)} />
      <input
        ref={(input) => {
          // React does not know the attribute.
          input?.setAttribute('webkitdirectory', '')
          folder.current = input
        }}
        type="file"
        multiple
        hidden
        onChange={(event) => choose(event.currentTarget)}
      />
    </section>
  )
}
