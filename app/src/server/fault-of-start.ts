import { DirectoryInUse, MigrationChanged } from '#kernel/store'
import type { Config } from './config.ts'
import { OpsFault, reasonOf } from './ops-fault.ts'

/** PostgreSQL refuses the sign-in or the database (28…, 3D000), or the net does not carry. */
const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|EAI_AGAIN|28\w{3}|3D000|57P03|53300)$/

/** Says in the operator's words why a start failed; never repeats a connection string, which holds a password. */
export function faultOfStart(error: unknown, config: Config): OpsFault {
  if (error instanceof OpsFault) return error
  if (error instanceof DirectoryInUse) return new OpsFault('START_DATA_IN_USE', { pid: error.holder })
  if (error instanceof MigrationChanged)
    return new OpsFault('START_MIGRATION_CHANGED', { file: error.message.split(' ')[1] ?? '' })
  const reason = reasonOf(error)
  if (reason === 'EADDRINUSE' || reason === 'EACCES')
    return new OpsFault('START_PORT_TAKEN', { port: config.port })
  if (config.database.kind === 'postgres' && UNREACHABLE.test(reason))
    return new OpsFault('START_DATABASE_UNREACHABLE', { reason })
  return Object.assign(new OpsFault('START_FAILED', { reason }), { cause: error })
}
