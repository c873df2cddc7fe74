import { join } from 'node:path'
import { importsOf, parse } from './imports.mjs'
import { resolver } from './resolve.mjs'
import { sourceFiles } from './source-files.mjs'

/**
 * Who imports whom, with the parsed file kept for the checks that look inside.
 * @returns {Map<string, { source: object, imports: { to: string | null, specifier: string | null, typeOnly: boolean, line: number }[] }>}
 */
export function graphOf(root) {
  const resolve = resolver(root)
  const graph = new Map()
  for (const file of sourceFiles(root)) {
    const source = parse(join(root, file))
    const imports = importsOf(source).map((found) => ({
      ...found,
      to: found.specifier === null ? null : resolve(file, found.specifier),
    }))
    graph.set(file, { source, imports })
  }
  return graph
}
