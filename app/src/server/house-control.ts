import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { fill, type Refusal } from '#kernel/ground'
import { backUp } from './backup/backup.ts'
import { recordNote } from './backup/notes.ts'
import { checkDatabase } from './checks/database.ts'
import type { Config } from './config.ts'
import { openControl, type Control } from './control.ts'
import type { House } from './house/house.ts'
import { houseMigrations } from './migrations.ts'
import { OpsFault } from './ops-fault.ts'
import { productVersion } from './version.ts'

/** Opens the running server's side door for the commands that need what it holds: `backup`, `doctor` and `import`. */
export const openHouseControl = (house: House, config: Config): Promise<Control> =>
  openControl(config.dataDir, {
    backup: ({ file, passphrase }) =>
      backUp(house.store, {
        dataDir: config.dataDir,
        file,
        passphrase,
        product: productVersion(),
        announce: (note) => recordNote(house.store, note),
      }),
    check: ({ deep }) => checkDatabase(house.store, config, houseMigrations, deep),
    import: async ({ file, fields }) => {
      if (!house.bring) throw new OpsFault('CONTROL_FAILED', { reason: 'no room takes files' })
      const brought = await house.bring(fields, { name: basename(file), bytes: createReadStream(file) })
      if (!brought.ok) throw inWords(house, brought.error)
      return brought.value
    },
  })

/** A room's refusal, in the words of its table. */
function inWords(house: House, { code, params }: Refusal): OpsFault {
  const entry = house.rooms.map(({ refusals }) => refusals[code]).find((found) => found !== undefined)
  return new OpsFault('CLI_SERVER_REFUSED', {
    code,
    message: fill(entry?.zh ?? code, params),
    messageEn: fill(entry?.en ?? code, params),
  })
}
