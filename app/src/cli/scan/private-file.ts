import { chmod, open, rename, rm, stat } from 'node:fs/promises'
import { OpsFault, reasonOf } from '../../server/ops-fault.ts'

/**
 * Writes a file that its owner alone may read. It stands there whole or not at all: written beside its name first, then renamed.
 * What is no regular file (a terminal, a pipe) is written to directly.
 */
export async function writePrivate(
  file: string,
  content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  const direct = await stat(file).then(
    (facts) => !facts.isFile(),
    () => false,
  )
  const beside = direct ? file : `${file}.part`
  try {
    await using handle = await open(beside, 'w', 0o600)
    // Not `write`, which may take a part and leave the rest.
    for await (const piece of content) await handle.appendFile(piece)
    if (!direct) await handle.sync()
  } catch (error) {
    if (!direct) await rm(beside, { force: true })
    // What the content itself throws is not about this file.
    throw error instanceof OpsFault
      ? error
      : new OpsFault('SCAN_FILE_UNWRITABLE', { file, reason: reasonOf(error) })
  }
  if (direct) return
  // A file that stood there before may have been open to others.
  await chmod(beside, 0o600)
  await rename(beside, file)
}
