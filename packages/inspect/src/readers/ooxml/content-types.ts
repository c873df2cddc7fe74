import type { Reading } from '../../words/reader.ts'
import { scanXml } from '../../xml/scan.ts'

/** What a package says its parts are. Only for parts in XML is it believed, and then they must be just that. */
export class ContentTypes {
  readonly #defaults = new Map<string, string>()
  readonly #overrides = new Map<string, string>()

  /** Lower case; null for a part that the package does not list, which no program should open. */
  of(part: string): string | null {
    const name = part.toLowerCase()
    return this.#overrides.get(name) ?? this.#defaults.get(name.slice(name.lastIndexOf('.') + 1)) ?? null
  }

  async read(reading: Reading): Promise<void> {
    await scanXml(reading, {
      open: (element, attributes) => {
        const type = attributes['ContentType']?.toLowerCase() ?? ''
        if (element === 'Default') this.#defaults.set(attributes['Extension']?.toLowerCase() ?? '', type)
        if (element === 'Override')
          this.#overrides.set((attributes['PartName'] ?? '').replace(/^\//, '').toLowerCase(), type)
      },
    })
  }
}
