import type { Store } from '#kernel/store'
import { backUp } from './backup/backup.ts'
import { recordNote } from './backup/notes.ts'
import { checkDatabase } from './checks/database.ts'
import type { Config } from './config.ts'
import { openControl, type Control } from './control.ts'
import { houseMigrations } from './migrations.ts'
import { productVersion } from './version.ts'

/** Opens the running server's side door for the commands that need the database it holds: `backup` and `doctor`. */
export const openHouseControl = (store: Store, config: Config): Promise<Control> =>
  openControl(config.dataDir, {
    backup: ({ file, passphrase }) =>
      backUp(store, { dataDir: config.dataDir, file, passphrase, product: productVersion(), announce: (note) => recordNote(store, note) }),
    check: async ({ deep }) => [...(await checkDatabase(store, config, houseMigrations, deep))],
  })
