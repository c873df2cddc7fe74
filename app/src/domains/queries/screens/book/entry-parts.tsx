import { useState } from 'react'
import { Checkbox, Combo, FieldSet, useMe, usePersonSearch, useSaid, type ComboOption } from '#kernel/ui'
import type { System } from '../api.ts'
import { useText } from '../text.ts'

interface SystemsProps {
  readonly of: readonly System[]
  readonly chosen: readonly string[]
  readonly error: string | undefined
  readonly onChange: (chosen: readonly string[]) => void
}
/** The systems in use that one of one's units may use. */
export function Systems({ of, chosen, error, onChange }: SystemsProps) {
  const t = useText()
  const say = useSaid()
  const me = useMe()
  const mine = new Set(me.posts.map((post) => post.unitId))
  const open = of.filter(
    (system) =>
      chosen.includes(system.id) ||
      (!system.retired && (system.units.length === 0 || system.units.some((unit) => mine.has(unit.id)))),
  )
  return (
    <FieldSet name="systems" label={t('entry.systems')} hint={t('entry.systemsHint')} error={error}>
      <div className="row">
        {open.map((system) => (
          <Checkbox
            key={system.id}
            name="systems"
            label={say(system)}
            checked={chosen.includes(system.id)}
            onChange={(on) => onChange(on ? [...chosen, system.id] : chosen.filter((id) => id !== system.id))}
          />
        ))}
      </div>
    </FieldSet>
  )
}

/** 交辦人, found by name; nobody where the look-up was one's own idea. */
export function Requester({
  value,
  onChange,
}: {
  value: ComboOption | null
  onChange: (person: ComboOption | null) => void
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const options = usePersonSearch(typed)
  return (
    <Combo
      name="requester"
      label={t('entry.requester')}
      hint={t('entry.requesterHint')}
      optional
      value={value}
      options={options}
      onType={setTyped}
      onChange={onChange}
    />
  )
}
