import { looksLikeWords, type Attributes } from './scan.ts'

/**
 * Names with the prefixes that a format's standard uses, whatever the writer calls its namespaces. Answers are kept until a declaration
 * changes what a prefix means: nearly all files declare everything once, at the root.
 */
export class Namespaces {
  readonly #known: Readonly<Record<string, string>>
  readonly #usual: ReadonlySet<string>
  #bound: ReadonlyMap<string, string> = new Map()
  #elements = new Map<string, string>()
  #attributes = new Map<string, string>()
  readonly #scopes: { readonly depth: number; readonly bound: ReadonlyMap<string, string> }[] = []

  constructor(known: Readonly<Record<string, string>>) {
    this.#known = known
    this.#usual = new Set(Object.values(known))
  }

  /** The attributes by their standard names; declarations are left out, unless somebody wrote words into one. */
  enter(attributes: Attributes, depth: number): Attributes {
    this.#declare(attributes, depth)
    const named: Record<string, string> = {}
    for (const key in attributes) {
      const name = this.#attributes.get(key) ?? this.#learn(this.#attributes, key, key.includes(':'))
      const value = attributes[key] ?? ''
      if (name !== '') named[name] = value
      else if (looksLikeWords(value)) named[key] = value
    }
    return named
  }

  element(written: string): string {
    return this.#elements.get(written) ?? this.#learn(this.#elements, written, true)
  }

  leave(depth: number): void {
    const scope = this.#scopes.at(-1)
    if (scope?.depth !== depth) return
    this.#scopes.pop()
    this.#bind(scope.bound)
  }

  #declare(attributes: Attributes, depth: number): void {
    let bound: Map<string, string> | null = null
    for (const key in attributes) {
      if (!key.startsWith('xmlns') || (key.length > 5 && key[5] !== ':')) continue
      bound ??= new Map(this.#bound)
      bound.set(key.slice(6), attributes[key] ?? '')
    }
    if (bound === null) return
    this.#scopes.push({ depth, bound: this.#bound })
    this.#bind(bound)
  }

  #bind(bound: ReadonlyMap<string, string>): void {
    this.#bound = bound
    this.#elements = new Map()
    this.#attributes = new Map()
  }

  #learn(names: Map<string, string>, written: string, qualified: boolean): string {
    const name = this.#resolve(written, qualified)
    // A hostile file may use as many names as it has elements.
    if (names.size < 10_000) names.set(written, name)
    return name
  }

  #resolve(written: string, qualified: boolean): string {
    const at = written.indexOf(':')
    const [prefix, local] = [written.slice(0, Math.max(0, at)), written.slice(at + 1)]
    if (prefix === 'xmlns' || written === 'xmlns') return ''
    // A plain object would swallow it.
    if (written === '__proto__') return 'other-__proto__'
    const uri = qualified ? this.#bound.get(prefix) : undefined
    if (uri === undefined) return written
    const usual = this.#known[uri]
    if (usual !== undefined) return `${usual}:${local}`
    // Somebody else's element must not pass for one of the format's own.
    return this.#usual.has(prefix) ? `other-${written}` : written
  }
}
