import { productVersion } from '../server/version.ts'
import type { Command } from './command.ts'

export const command: Command = {
  usage: 'version',
  zh: ['顯示本程式與 Node.js 的版本。'],
  en: ['Shows the version of this program and of Node.js.'],
  flags: {},
  words: { min: 0, max: 0 },
  run({ io }) {
    io.out(
      `subrosa ${productVersion()} (Node.js ${process.versions.node}, ${process.platform} ${process.arch})`,
    )
    return Promise.resolve(0)
  },
}
