import { useOf } from '../../../readers/pdf/keys.ts'
import { dictOf, textOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import { markupText } from '../../../readers/image/markup-text.ts'
import { holdsAny, replaceIn } from '../../replace.ts'
import type { Tell } from './by-class.ts'
import { packed, type Objects } from './objects.ts'
import { forDicts, rebuild } from './rebuild.ts'
import type { Task } from './task.ts'

/** Replaces the values in every string of every object, and in the streams that are text. */
export function replaceTexts(objects: Objects, { secrets, tick }: Task, tell: Tell): void {
  if (secrets.length === 0) return
  const spoken = new Map<string, string>()
  rebuild(
    objects,
    (value, _key, _owner, object) => {
      if (value.is === 'string') {
        const { segments, count } = replaceIn([textOf(value.bytes)], secrets)
        if (count === 0) return value
        tell(object, 'finding', count)
        return textValue(segments[0] ?? '')
      }
      if (value.is === 'name' && holdsAny(nameText(value.name), secrets)) {
        tell(object, 'finding', 1)
        return { is: 'name', name: spokenAs(spoken, value.name) }
      }
      return value.is === 'dict' ? renamed(value, spoken, secrets) : value
    },
    tick,
  )
  for (const number of textStreams(objects, tick)) {
    tick()
    replaceStream(objects, number, secrets, tell)
  }
}

const TEXT_KEYS = new Set(['JS', 'XFA', 'RC', 'RV', 'V', 'DV', 'Metadata'])

/** Streams that are text, by the entries that lead to them or by what they say of themselves. */
function textStreams(objects: Objects, tick: () => void): ReadonlySet<number> {
  const found = new Set<number>()
  const look = (entries: Dict, object: number): void => {
    if (useOf(entries, []) === 'metadata') found.add(object)
    for (const [key, value] of entries)
      if (TEXT_KEYS.has(key))
        for (const one of [value, ...objects.list(value)]) if (one.is === 'ref') found.add(one.to)
  }
  forDicts(objects, look, tick)
  return found
}

const nameText = (name: string): string => textOf(Buffer.from(name, 'latin1'))

/** Names are for programs: another one does as well, the same everywhere. */
function spokenAs(spoken: Map<string, string>, name: string): string {
  const known = spoken.get(name) ?? `Name${spoken.size + 1}`
  spoken.set(name, known)
  return known
}

function renamed(
  value: Extract<Value, { is: 'dict' }>,
  spoken: Map<string, string>,
  secrets: Task['secrets'],
): Value {
  if (![...value.entries.keys()].some((key) => holdsAny(nameText(key), secrets))) return value
  const entries = new Map(
    [...value.entries].map(([key, inner]) => [
      holdsAny(nameText(key), secrets) ? spokenAs(spoken, key) : key,
      inner,
    ]),
  )
  return { is: 'dict', entries }
}

function replaceStream(objects: Objects, number: number, secrets: Task['secrets'], tell: Tell): void {
  const stored = objects.at(number)
  const dict = dictOf(stored?.value)
  if (stored === undefined || stored.raw === null || dict === null) return
  const data = objects.data({ is: 'ref', to: number })
  if (data === null) return
  const isMarkup = (data[0] ?? 0) < 0x80 && data.subarray(0, 64).includes(0x3c)
  const text = isMarkup ? new TextDecoder().decode(data) : textOf(data)
  const { segments, count } = replaceIn([text], secrets)
  const [plain = ''] = segments
  // Written with entities a value is not found in the markup, only in what it says.
  const left = isMarkup && holdsAny(markupText(plain).join('\n'), secrets)
  if (count === 0 && !left) return
  tell(number, 'finding', Math.max(1, count))
  const bytes = left ? new Uint8Array() : isMarkup ? Buffer.from(plain) : bytesOfText(plain)
  objects.set(number, packed(dict, bytes))
}

export const textValue = (text: string): Value => ({ is: 'string', bytes: bytesOfText(text) })

/** ASCII as it is, anything else in UTF-16 with its mark. */
const bytesOfText = (text: string): Uint8Array =>
  /^[\t\n\r\x20-\x7e]*$/.test(text)
    ? Buffer.from(text, 'latin1')
    : Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])
