import { fault, type Fault, type FaultCode, type FaultParams } from '../words/faults.ts'

/**
 * The one thing that is thrown on purpose: it carries a coded fault out of streams and parsers to the part that is being read.
 * `run`: nothing more may be read of the whole file. The pipeline turns it into a value; it never leaves the package.
 */
export class Stop extends Error {
  readonly fault: Fault
  readonly scope: 'part' | 'run'
  constructor(reason: Fault, scope: 'part' | 'run') {
    super(reason.code)
    this.name = 'Stop'
    this.fault = reason
    this.scope = scope
  }
}

/** For readers: this part cannot be read any further, and why. */
export const stopPart = (code: FaultCode, params: FaultParams = {}): Stop =>
  new Stop(fault(code, params), 'part')
export const stopRun = (code: FaultCode, params: FaultParams = {}): Stop =>
  new Stop(fault(code, params), 'run')
