import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { walk } from './walk.mjs'

/**
 * @typedef {{ specifier: string | null, typeOnly: boolean, line: number }} Import
 * `specifier` is null where it is computed at run time: such an import cannot be followed.
 */

/** Parses a source file; a file that does not parse stops the check, because nothing could be said about it. */
export function parse(path) {
  const text = readFileSync(path, 'utf8')
  const parsed = parseSync(path, text, { sourceType: 'module' })
  const fault = parsed.errors[0]
  if (fault) throw new Error(`${path}: ${fault.message}`)
  return { text, parsed }
}

/**
 * Every import of a file, also `export … from`, `import()` and the type `import('…').T`.
 * Type-only means the whole statement: `import { type T }` still loads the module (verbatimModuleSyntax).
 * @returns {Import[]}
 */
export function importsOf({ text, parsed }) {
  const { staticImports, staticExports, dynamicImports } = parsed.module
  const found = staticImports.map(({ start, moduleRequest }) => ({
    start,
    specifier: moduleRequest.value,
    typeOnly: saysType(text, start),
  }))
  for (const statement of staticExports) {
    const request = statement.entries.find((entry) => entry.moduleRequest)?.moduleRequest
    if (request)
      found.push({
        start: statement.start,
        specifier: request.value,
        typeOnly: saysType(text, statement.start),
      })
  }
  for (const { start, moduleRequest } of dynamicImports) {
    found.push({
      start,
      specifier: literal(text.slice(moduleRequest.start, moduleRequest.end)),
      typeOnly: false,
    })
  }
  // The record of modules leaves out `import('…').T`; the tree is walked only where the text could hold one.
  if ((text.match(/\bimport\(/g)?.length ?? 0) !== dynamicImports.length) {
    walk(parsed.program, (node) => {
      if (node.type === 'TSImportType')
        found.push({
          start: node.start,
          specifier: node.source?.value ?? node.argument?.literal?.value ?? null,
          typeOnly: true,
        })
    })
  }
  return found.map(({ start, specifier, typeOnly }) => ({ specifier, typeOnly, line: lineOf(text, start) }))
}

const saysType = (text, start) => /^(import|export)\s+type\b/.test(text.slice(start, start + 40))
const literal = (source) => /^(['"])([^'"]+)\1$/.exec(source)?.[2] ?? null
export const lineOf = (text, offset) => text.slice(0, offset).split('\n').length
