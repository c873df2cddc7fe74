import { detectors, hiddenClasses } from '@subrosa/inspect'
import { detectorName, hiddenName } from '../names.ts'
import type { Language } from '../words.ts'

export interface SarifRule {
  readonly id: string
  readonly name: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' | 'note' }
  readonly properties: { readonly tags: readonly string[] }
}

export const hiddenRule = (name: string): string => `hidden/${name}`

/** A rule per detector and per class of hidden text: all of them, so that a clean report tells what was looked for. */
export function sarifRules(language: Language): readonly SarifRule[] {
  const other = language === 'zh' ? 'en' : 'zh'
  return [
    ...detectors.map(({ id, source }) => ({
      id,
      name: pascal(id),
      shortDescription: { text: detectorName(id, language) },
      fullDescription: { text: `${detectorName(id, other)} · ${source}` },
      defaultConfiguration: { level: 'warning' as const },
      properties: { tags: ['finding'] },
    })),
    ...Object.keys(hiddenClasses).map((name) => ({
      id: hiddenRule(name),
      name: pascal(hiddenRule(name)),
      shortDescription: { text: hiddenName(name, language) },
      fullDescription: { text: hiddenName(name, other) },
      defaultConfiguration: { level: 'note' as const },
      properties: { tags: ['hidden'] },
    })),
  ]
}

const pascal = (id: string): string =>
  id.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_whole, _gap, char: string) => char.toUpperCase())
