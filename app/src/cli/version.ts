import { readFileSync } from 'node:fs'
import type { Command } from './command.ts'

/** The version of the product, from the package that is running. */
export function productVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
}

export const command: Command = {
  usage: 'version',
  zh: ['顯示本程式與 Node.js 的版本。'],
  en: ['Shows the version of this program and of Node.js.'],
  flags: {},
  words: { min: 0, max: 0 },
  run({ io }) {
    io.out(`subrosa ${productVersion()} (Node.js ${process.versions.node}, ${process.platform} ${process.arch})`)
    return Promise.resolve(0)
  },
}
