import type { Reading } from '../../../words/reader.ts'
import { Gathered } from '../../../xml/gathered.ts'
import { attribute, scanXml } from '../../../xml/scan.ts'
import { lookOf, type Look } from './look.ts'

interface Style {
  readonly basedOn: string
  readonly look: Look
}

/** Text can be hidden by its style, and by the style that one is based on. */
export class Styles {
  readonly #styles = new Map<string, Style>()
  #defaults: Look = {}

  look(id: string | undefined): Look {
    const chain: Look[] = []
    const seen = new Set<string>()
    for (let at = id; at !== undefined && !seen.has(at); at = this.#styles.get(at)?.basedOn) {
      seen.add(at)
      chain.unshift(this.#styles.get(at)?.look ?? {})
    }
    return Object.assign({ ...this.#defaults }, ...chain) as Look
  }

  async read(reading: Reading): Promise<void> {
    const names = new Gathered(reading, 'style-name')
    let id: string | null = null
    let style: Style = { basedOn: '', look: {} }
    let depthOfTable = 0
    await scanXml(reading, {
      open: (name, attributes) => {
        if (name === 'style') {
          id = attribute(attributes, 'styleId') ?? ''
          style = { basedOn: '', look: {} }
        }
        if (name === 'tblStylePr') depthOfTable += 1
        if (name === 'name') names.add(attribute(attributes, 'val') ?? '')
        if (name === 'basedOn') style = { ...style, basedOn: attribute(attributes, 'val') ?? '' }
        const look = lookOf(name, attributes)
        // What a table style says of its first row holds for no run by itself.
        if (look !== null && depthOfTable === 0) {
          if (id === null) this.#defaults = { ...this.#defaults, ...look }
          else style = { ...style, look: { ...style.look, ...look } }
        }
        return 'told'
      },
      close: (name) => {
        if (name === 'tblStylePr') depthOfTable -= 1
        if (name === 'style' && id !== null) {
          this.#styles.set(id, style)
          id = null
        }
      },
    })
    names.end()
  }
}
