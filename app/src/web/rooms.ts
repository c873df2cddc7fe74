import { screens as outflow } from '../domains/outflow/screens.ts'
import { screens as queries } from '../domains/queries/screens.ts'
import { screens as findings } from '../kernel/findings/screens.ts'
import { screens as ledger } from '../kernel/ledger/screens.ts'
import { screens as people } from '../kernel/people/screens.ts'
import type { RoomScreens } from '#kernel/ui'
import { screens as settings } from './settings/screens.ts'
import { screens as today } from './today/screens.ts'

/** Every room with screens. A room that the present person may not enter is absent from rail, palette and router. */
export const rooms: readonly RoomScreens[] = [today, queries, outflow, findings, ledger, people, settings]
