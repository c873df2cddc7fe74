import type { Attributes } from '../../xml/scan.ts'
import { lookOf, points, type Look } from './look.ts'

interface Style {
  readonly parent: string
  look: Look
  /** `table:display="false"` of a table, `presentation:visibility="hidden"` of a slide. */
  unseen: boolean
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** Longest chain of parents that is followed: styles of a hostile file may be their own ancestors. */
const MAX_PARENTS = 32

/** Styles, common and automatic, of one document; filled while styles.xml and the head of content.xml are read. */
export class Styles {
  readonly #styles = new Map<string, Style>()
  /** Answers already given; styles that are still to come may change them. */
  readonly #looks = new Map<string, Look>()
  readonly #defaults = new Map<string, Look>()
  readonly #layouts = new Map<string, PageSize>()
  readonly #masters = new Map<string, { readonly layout: string; readonly page: string }>()
  readonly hiddenLayers = new Set<string>()
  #current: { look: (one: Look) => void; unseen: () => void } | null = null
  #layout = ''

  open(name: string, attributes: Attributes): void {
    if (!name.startsWith('style:') && name !== 'draw:layer') return
    this.#looks.clear()
    const named = attributes['style:name'] ?? ''
    const family = attributes['style:family'] ?? ''
    if (name === 'style:style') {
      const style: Style = { parent: attributes['style:parent-style-name'] ?? '', look: {}, unseen: false }
      this.#styles.set(`${family} ${named}`, style)
      this.#current = {
        look: (one) => (style.look = { ...style.look, ...one }),
        unseen: () => (style.unseen = true),
      }
    } else if (name === 'style:default-style') {
      this.#current = {
        look: (one) => this.#defaults.set(family, { ...this.#defaults.get(family), ...one }),
        unseen: () => undefined,
      }
    } else if (name === 'style:page-layout') this.#layout = named
    else if (name === 'style:page-layout-properties') {
      const [width, height] = ['fo:page-width', 'fo:page-height'].map((key) => points(attributes[key] ?? ''))
      if (width != null && height != null) this.#layouts.set(this.#layout, { width, height })
    } else if (name === 'style:master-page') {
      const [layout = '', page = ''] = [attributes['style:page-layout-name'], attributes['draw:style-name']]
      this.#masters.set(named, { layout, page })
    } else if (name === 'draw:layer' && attributes['draw:display'] === 'none')
      this.hiddenLayers.add(attributes['draw:name'] ?? '')
    else if (name.startsWith('style:') && name.endsWith('-properties')) {
      this.#current?.look(lookOf(attributes))
      if (attributes['table:display'] === 'false' || attributes['presentation:visibility'] === 'hidden')
        this.#current?.unseen()
    }
  }

  close(name: string): void {
    if (name === 'style:style' || name === 'style:default-style') this.#current = null
  }

  /** What a style adds to what surrounds it, its parents' share included. */
  look(family: string, name: string): Look {
    const key = `${family} ${name}`
    const known = this.#looks.get(key)
    if (known !== undefined) return known
    const look = this.#lookOf(family, name)
    if (this.#looks.size < 10_000) this.#looks.set(key, look)
    return look
  }

  #lookOf(family: string, name: string): Look {
    const chain: Look[] = []
    let style = this.#styles.get(`${family} ${name}`)
    for (let i = 0; style !== undefined && i < MAX_PARENTS; i++) {
      chain.unshift(style.look)
      style = style.parent === '' ? undefined : this.#styles.get(`${family} ${style.parent}`)
    }
    return chain.reduce((all, one) => ({ ...all, ...one }), this.#defaults.get(family) ?? {})
  }

  unseen(family: string, name: string): boolean {
    return this.#styles.get(`${family} ${name}`)?.unseen === true
  }

  pageSize(master: string): PageSize | null {
    return this.#layouts.get(this.#masters.get(master)?.layout ?? '') ?? null
  }

  /** What a slide is painted with: its own fill, or its master's. */
  slideLook(style: string, master: string): Look {
    return {
      ...this.look('drawing-page', this.#masters.get(master)?.page ?? ''),
      ...this.look('drawing-page', style),
    }
  }
}
