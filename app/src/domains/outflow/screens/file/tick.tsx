import type { Extent } from './choice.ts'

interface TickProps {
  readonly label: string
  /** What is seen; the label is always read out. */
  readonly words?: string
  readonly extent: Extent
  readonly onChange: (on: boolean) => void
  readonly tabIndex?: number
}
/** A tick for what goes; half set where only some of it does. */
export const Tick = ({ label, words, extent, onChange, tabIndex }: TickProps) => (
  <label className="o-tick no-print">
    <input
      type="checkbox"
      aria-label={label}
      checked={extent === 'all'}
      tabIndex={tabIndex}
      ref={(input) => {
        if (input) input.indeterminate = extent === 'some'
      }}
      onChange={(event) => onChange(event.target.checked)}
    />
    {words && <span aria-hidden="true">{words}</span>}
  </label>
)
