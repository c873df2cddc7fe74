/** Signals by which people and systems ask a program to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export const INTERRUPTED = 130

/** Asks a run to end at the first signal, and ends the program at the second. */
export function stopping(): { readonly controller: AbortController; readonly release: () => void } {
  const controller = new AbortController()
  const onSignal = (): void => {
    // Everything that was done is on disk already.
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return {
    controller,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal)
    },
  }
}
