import type { OpsFault } from '../server/ops-fault.ts'
import type { Io } from './command.ts'

/** Prints a fault as its code and a sentence in both languages. */
export function printFault(io: Io, fault: OpsFault): void {
  io.err(`✗ ${fault.code}  ${fault.zh}`)
  io.err(`  ${fault.en}`)
}
