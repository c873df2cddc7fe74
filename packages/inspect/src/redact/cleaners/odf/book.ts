import type { HiddenClass } from '../../../words/hidden.ts'
import { refersToGone, type Gone, type GoneCells } from '../package/references.ts'

/** What of a package goes, gathered over its parts: names in lower case. */
export class Going {
  readonly sheets = new Map<string, HiddenClass>()
  readonly names = new Set<string>()
  readonly cells = new Map<string, GoneCells[]>()
  /** Masters that some slide is drawn on. */
  readonly masters = new Set<string>()
  external = false
  /** Names that words had, and what they are called now, the same in all parts. */
  readonly #renamed = new Map<string, string>()

  empty(sheet: string, cell: GoneCells): void {
    const key = sheet.toLowerCase()
    const known = this.cells.get(key)
    if (known === undefined) this.cells.set(key, [cell])
    else known.push(cell)
  }

  rename(name: string): string {
    const known = this.#renamed.get(name) ?? `name${this.#renamed.size + 1}`
    this.#renamed.set(name, known)
    return known
  }

  get some(): boolean {
    return this.sheets.size > 0 || this.names.size > 0 || this.cells.size > 0 || this.external
  }

  /** Whether a formula or a list of cell ranges refers to what goes. */
  concerns(formula: string, sheet: string): boolean {
    return refersToGone(asExcel(formula), sheet, this.#gone)
  }

  /** The same for names: that their cells are empty now is no reason for them to go. */
  concernsName(text: string): boolean {
    return refersToGone(asExcel(text), '', { ...this.#gone, cells: new Map() })
  }

  get #gone(): Gone {
    for (const cells of this.cells.values()) cells.sort((a, b) => a.row - b.row)
    return {
      sheets: new Set(this.sheets.keys()),
      names: this.names,
      cells: this.cells,
      external: this.external,
      tables: false,
    }
  }
}

const SHEET = /\$?('(?:[^']|'')*'|[^\s.'()[\]$:;,]+)\./g

/** `of:=SUM([.A1:.B2];[$底稿.C3])` → `SUM(A1:B2;'底稿'!C3)`; other files come as `[1]`. */
export function asExcel(formula: string): string {
  const plain = formula.replace(/^\w+:=/, '').replace(/"(?:[^"]|"")*"/g, ' ')
  const converted = plain.replace(/\[([^\]]*)\]/g, (_, inner: string) => converted1(inner))
  return converted.includes('!') || plain.includes('[') ? converted : converted1(converted)
}

function converted1(inner: string): string {
  if (inner.includes('#')) return ' [1] '
  return inner
    .replace(SHEET, (_, name: string) => `${name.startsWith("'") ? name : `'${name}'`}!`)
    .replace(/(^|[:\s])\./g, '$1')
    .replace(/:'(?:[^']|'')*'!/g, ':')
}
