import type { HiddenClass } from '../../words/hidden.ts'

/** Declarations that take text out of sight. */
const DECLARATIONS: readonly (readonly [RegExp, HiddenClass])[] = [
  [/(^|[;\s])display\s*:\s*none/i, 'hidden-text'],
  [/(^|[;\s])visibility\s*:\s*(hidden|collapse)/i, 'hidden-text'],
  [
    /(^|[;\s])(content-visibility\s*:\s*hidden|clip-path\s*:\s*inset\(\s*(50|100)%|clip\s*:\s*rect\(\s*(0|1)(px)?)/i,
    'hidden-text',
  ],
  [/(^|[;\s])opacity\s*:\s*0?\.?0*\s*(;|$|!)/i, 'invisible-text'],
  [
    /(^|[;\s])font-size\s*:\s*0*([012](\.\d+)?px|[01](\.\d+)?pt|0(\.0\d*)?(em|rem|%|vw)?)\s*(;|$|!)/i,
    'tiny-text',
  ],
  [/(^|[;\s])(left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{4,}/i, 'off-page-text'],
  [/(^|[;\s])color\s*:\s*transparent/i, 'invisible-text'],
]
const BACKGROUND = /(^|[;\s])background(-color)?\s*:\s*([^;!]+)/i
const COLOR = /(^|[;\s])color\s*:\s*([^;!]+)/i

/** What declarations say of the text within an element. */
export interface Style {
  readonly hides: HiddenClass | null
  /** Brightness 0 … 255, where a colour is named. */
  readonly ink: number | null
  readonly ground: number | null
}

export const noStyle: Style = { hides: null, ink: null, ground: null }

export function styleOf(declarations: string): Style {
  return {
    hides: DECLARATIONS.find(([pattern]) => pattern.test(declarations))?.[1] ?? null,
    ink: brightness(COLOR.exec(declarations)?.[2]),
    ground: brightness(BACKGROUND.exec(declarations)?.[3]),
  }
}

const NAMES: Readonly<Record<string, string>> = {
  white: 'ffffff',
  snow: 'fffafa',
  ivory: 'fffff0',
  black: '000000',
  red: 'ff0000',
  navy: '000080',
  yellow: 'ffff00',
}

export function brightness(colour: string | undefined): number | null {
  const text = colour?.trim().toLowerCase() ?? ''
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text)
  if (rgb !== null) return grey(Number(rgb[1]), Number(rgb[2]), Number(rgb[3]))
  const named = NAMES[text] ?? /#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(text)?.[1]
  if (named === undefined) return null
  const hex = named.length === 3 ? named.replace(/./g, '$&$&') : named
  return grey(
    ...([0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]),
  )
}
const grey = (r: number, g: number, b: number): number => Math.round(0.299 * r + 0.587 * g + 0.114 * b)

/** Rules of style sheets whose selector is one tag, class or id; what only a browser could decide is left undecided. */
export class StyleSheet {
  readonly #rules = new Map<string, Style>()

  add(css: string): void {
    const plain = css.replace(/\/\*[^]*?\*\//g, '')
    for (const [, selectors = '', declarations = ''] of plain.matchAll(/([^{}@;]+)\{([^{}]*)\}/g)) {
      const style = styleOf(declarations)
      for (const selector of selectors.split(',')) {
        const name = selector.trim().toLowerCase()
        if (/^[.#]?[\w-]+$/.test(name)) this.#rules.set(name, merged(this.#rules.get(name) ?? noStyle, style))
      }
    }
  }

  of(tag: string, classes: string, id: string): Style {
    const keys = [
      tag,
      ...classes
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => `.${name}`),
      `#${id.toLowerCase()}`,
    ]
    return keys.reduce((style, key) => merged(style, this.#rules.get(key) ?? noStyle), noStyle)
  }
}

export const merged = (under: Style, over: Style): Style => ({
  hides: over.hides ?? under.hides,
  ink: over.ink ?? under.ink,
  ground: over.ground ?? under.ground,
})
