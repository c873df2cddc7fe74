import { Named } from '#kernel/ui'
import { useText } from './api.ts'

const kinds = [
  'account',
  'action',
  'agency',
  'attachment',
  'backup',
  'book',
  'case',
  'day',
  'delegation',
  'entry',
  'explanation',
  'finding',
  'import',
  'ledger',
  'line',
  'person',
  'post',
  'profile',
  'roster',
  'route',
  'session',
  'sheet',
  'system',
  'trace',
  'unit',
  'witness',
] as const
type Kind = (typeof kinds)[number]
const isKind = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind)
/** The part of an id that tells it from its neighbours: ids made in one minute begin alike. */
const TAIL = 6
const LONG = 20

/** What an act was done on, in the reader's words; the full id stands in the act itself. */
export function Thing({ of: { kind, id } }: { of: { readonly kind: string; readonly id: string } }) {
  const t = useText()
  const word = isKind(kind) ? t(`things.${kind}`) : kind
  if (kind === 'person' || kind === 'unit')
    return (
      <>
        {word} <Named id={id} />
      </>
    )
  return (
    <>
      {word} <span className="fixed soft">{id.length > LONG ? `…${id.slice(-TAIL)}` : id}</span>
    </>
  )
}
