import { scanXml, type Attributes } from '../../xml/scan.ts'
import type { Reading } from '../../words/reader.ts'

export interface Relation {
  readonly id: string
  /** The last word of the type: `hyperlink`, `package`, `externalLinkPath`. */
  readonly type: string
  /** Part name without a leading slash, or the target as written where it lies outside. */
  readonly target: string
  readonly external: boolean
}

/** Who refers to whom in a package. */
export class Relations {
  readonly #from = new Map<string, Relation[]>()
  readonly #to = new Map<string, { readonly from: string; readonly type: string }[]>()

  /** Relations of a part; '' stands for the package. */
  of(part: string): readonly Relation[] {
    return this.#from.get(part.toLowerCase()) ?? []
  }

  target(part: string, id: string | undefined): string | undefined {
    return this.of(part).find((one) => one.id === id)?.target
  }

  /** The types under which a part is referred to, and by whom. */
  to(part: string): readonly { readonly from: string; readonly type: string }[] {
    return this.#to.get(part.toLowerCase()) ?? []
  }

  /** Reads one `.rels` part; targets that lie outside are handed out, because a link tells as much as a text. */
  async read(reading: Reading, name: string): Promise<void> {
    const from = sourceOf(name)
    await scanXml(reading, {
      open: (element, attributes) => {
        if (element !== 'Relationship') return
        const relation = relationOf(from, attributes)
        put(this.#from, from.toLowerCase(), relation)
        if (!relation.external) put(this.#to, relation.target.toLowerCase(), { from, type: relation.type })
        else tellTarget(reading, relation)
        return 'told'
      },
    })
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** `word/_rels/document.xml.rels` → `word/document.xml`; `_rels/.rels` → ''. */
const sourceOf = (name: string): string => name.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, '$1$2')

function relationOf(from: string, attributes: Attributes): Relation {
  const external = attributes['TargetMode'] === 'External'
  const target = attributes['Target'] ?? ''
  const type = (attributes['Type'] ?? '').split('/').at(-1) ?? ''
  return { id: attributes['Id'] ?? '', type, target: external ? target : resolved(from, target), external }
}

export function resolved(from: string, target: string): string {
  const path = target.startsWith('/') ? target : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`
  const out: string[] = []
  for (const step of path.split('#')[0]?.split('/') ?? []) {
    if (step === '..') out.pop()
    else if (step !== '' && step !== '.') out.push(step)
  }
  return out.join('/')
}

function tellTarget(reading: Reading, { type, target }: Relation): void {
  const sight = LINKS[type] ?? 'author-path'
  reading.span(readable(target), type, { sight })
}
const LINKS: Readonly<Record<string, 'link-target' | 'external-link' | 'mail-merge'>> = {
  hyperlink: 'link-target',
  externalLinkPath: 'external-link',
  externalLink: 'external-link',
  oleObject: 'external-link',
  mailMergeSource: 'mail-merge',
  mailMergeHeaderSource: 'mail-merge',
}

const readable = (target: string): string => {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
