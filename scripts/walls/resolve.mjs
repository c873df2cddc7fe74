import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path/posix'

const CONDITIONS = ['subrosa-source', 'types', 'import', 'node', 'default']
const builtin = new Set(builtinModules)

/**
 * Follows imports as the compiler does (condition `subrosa-source` first), but only as far as a wall needs:
 * a file of the house as its path from the root, Node's own as `node:fs`, a library as `node_modules/name`.
 * @returns {(from: string, specifier: string) => string | null} null where it leads nowhere
 */
export function resolver(root) {
  const isFile = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true
  const workspaces = workspacesOf(root)
  const libraries = ['node_modules', ...workspaces.map(({ directory }) => `${directory}/node_modules`)]

  const mapped = (home, table, key) => {
    const target = home && lookUp(table, key)
    const path = target && normalize(join(home.directory, target))
    return path && isFile(path) ? path : null
  }
  return (from, specifier) => {
    if (specifier.startsWith('.')) {
      const path = normalize(join(dirname(from), specifier.replace(/\?.*$/, '')))
      return isFile(path) ? path : null
    }
    if (specifier.startsWith('#')) {
      const home =
        workspaces.find(({ directory }) => from.startsWith(`${directory}/`)) ??
        workspaces.find(({ directory }) => directory === 'app')
      return mapped(home, home?.manifest.imports ?? {}, specifier)
    }
    const bare = specifier.replace(/^node:/, '')
    if (builtin.has(bare)) return `node:${bare}`
    const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
    const own = workspaces.find(({ manifest }) => manifest.name === name)
    if (own) return mapped(own, own.manifest.exports ?? {}, `.${specifier.slice(name.length)}`)
    const typed = `@types/${name.replace('@', '').replace('/', '__')}`
    return libraries.some((place) => [name, typed].some((n) => existsSync(join(root, place, n))))
      ? `node_modules/${name}`
      : null
  }
}

function workspacesOf(root) {
  const manifestAt = (directory) => JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8'))
  return manifestAt('.')
    .workspaces.flatMap((place) => (place.endsWith('/*') ? childrenOf(root, place.slice(0, -2)) : [place]))
    .filter((directory) => existsSync(join(root, directory, 'package.json')))
    .map((directory) => ({ directory, manifest: manifestAt(directory) }))
}
const childrenOf = (root, parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`)

/** An `imports` or `exports` map: exact keys first, then `#kernel/*` with its star filled in. */
function lookUp(table, key) {
  if (key in table) return conditional(table[key])
  for (const [pattern, value] of Object.entries(table)) {
    const [before, after] = pattern.split('*')
    if (after === undefined || !key.startsWith(before) || !key.endsWith(after)) continue
    return conditional(value)?.replace('*', key.slice(before.length, key.length - after.length)) ?? null
  }
  return null
}
function conditional(value) {
  if (typeof value === 'string') return value
  const condition = CONDITIONS.find((name) => name in (value ?? {}))
  return condition ? conditional(value[condition]) : null
}
