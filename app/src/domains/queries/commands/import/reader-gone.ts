/** The thread that read a file is dead, and what it had read of it is lost. */
export class ReaderGone extends Error {
  constructor(cause: unknown) {
    super('a thread that reads files has stopped', { cause })
    this.name = 'ReaderGone'
  }
}
