import { useState } from 'react'
import { useDraft } from '../draft.ts'

export type Faults<T> = Partial<Record<keyof T & string, string>>
export interface FormState<T> {
  readonly values: T
  readonly faults: Faults<T>
  set<K extends keyof T>(name: K, value: T[K]): void
  /** The props a field needs: `{...form.field('reason')}`. */
  field<K extends keyof T & string>(
    name: K,
  ): { name: K; value: T[K]; onChange: (value: T[K]) => void; error: string | undefined }
  /** Checks everything; calls `send` only when nothing is missing. */
  submit(send: (values: T) => void | Promise<void>): void
  /** Faults the server found, by field. */
  refuse(faults: Faults<T>): void
  /** Sent: forgets the draft. */
  done(): void
  reset(): void
}

/**
 * A form whose words survive an idle sign-out when it has a `draft` key. `check` answers the fault of each field in the order
 * in which the summary lists them.
 */
export function useForm<T extends object>(options: {
  readonly initial: T
  readonly check?: (values: T) => Faults<T>
  readonly draft?: string
}): FormState<T> {
  const [start] = useState(options.initial)
  const [kept, setKept, forget] = useDraft<T>(options.draft ?? '', start)
  const [own, setOwn] = useState<T>(start)
  const [faults, setFaults] = useState<Faults<T>>({})
  const values = options.draft ? kept : own
  const write = options.draft ? setKept : setOwn
  const set: FormState<T>['set'] = (name, value) => {
    write((before) => ({ ...before, [name]: value }))
    if (faults[name as keyof T & string]) setFaults({ ...faults, [name]: undefined })
  }
  return {
    values,
    faults,
    set,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set(name, value),
      error: faults[name],
    }),
    submit(send) {
      const found = options.check?.(values) ?? {}
      setFaults(found)
      if (Object.values(found).every((fault) => fault === undefined)) void send(values)
    },
    refuse: setFaults,
    done: forget,
    reset() {
      forget()
      write(start)
      setFaults({})
    },
  }
}
