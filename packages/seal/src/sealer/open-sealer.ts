import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ok } from '../refusal.ts'
import { type Config, parseConfig } from './config.ts'
import { type Answer, no } from './outcome.ts'
import { Sealer } from './sealer.ts'
import { readIfThere, writeWhole } from './store/durable.ts'
import { makeMasterKey, openMasterKey } from './store/master-key.ts'
import { SealerStore } from './store/store.ts'

export interface SealerPlaces {
  readonly dir: string
  /** Where the master key lies; beside the store unless said otherwise. */
  readonly keyFile?: string
}

/** Makes directory, key and empty store. Refused where there is a store or a key already. Gives the recipient to pin. */
export async function initSealer(places: SealerPlaces): Promise<Answer<{ readonly recipient: string }>> {
  await mkdir(places.dir, { recursive: true, mode: 0o700 })
  if (!(await makeMasterKey(keyFileOf(places)))) return no('STORE_EXISTS', 'there is a master key already')
  const key = await openMasterKey(keyFileOf(places))
  if (!key.ok) return key
  const made = await SealerStore.create(places.dir, key.value)
  return made ? ok({ recipient: key.value.recipient }) : no('STORE_EXISTS', 'there is a store already')
}

/** Opens an existing store; never makes one, because a store made by mistake has forgotten every grant. */
export async function openSealer(
  places: SealerPlaces,
  given?: Config,
  now?: () => Date,
): Promise<Answer<Sealer>> {
  const config = given === undefined ? await configOf(places.dir) : ok(given)
  if (!config.ok) return config
  const there = await stat(keyFileOf(places)).catch(() => null)
  if (there === null) return no('STORE_DAMAGED', 'no master key: run init, or bring the key file back')
  const key = await openMasterKey(keyFileOf(places))
  if (!key.ok) return key
  const store = await SealerStore.open(places.dir, key.value)
  if (!store.ok) return store
  return ok(
    await Sealer.start({ config: config.value, store: store.value, key: key.value, ...(now && { now }) }),
  )
}

/**
 * A new master key: writes the whole store under it into a new directory. The old one is left as it was; when the new
 * one serves, its key file is destroyed, and with it every remnant of the old store on whatever medium. The blind index
 * gets a new key too: marks made before do not match marks made after.
 */
export async function rekeySealer(
  from: SealerPlaces,
  to: SealerPlaces,
): Promise<Answer<{ readonly recipient: string; readonly objects: number }>> {
  const key = await openMasterKey(keyFileOf(from))
  if (!key.ok) return key
  const store = await SealerStore.open(from.dir, key.value)
  if (!store.ok) return store
  try {
    await mkdir(to.dir, { recursive: true, mode: 0o700 })
    if (!(await makeMasterKey(keyFileOf(to)))) return no('STORE_EXISTS', 'there is a master key already')
    if ((await readIfThere(join(to.dir, 'head.json'))) !== null)
      return no('STORE_EXISTS', 'there is a store already')
    await SealerStore.prepare(to.dir)
    const next = await openMasterKey(keyFileOf(to))
    if (!next.ok) return next
    const copied = await store.value.copyUnder(next.value, to.dir)
    if (!copied.ok) return copied
    const config = await readIfThere(join(from.dir, 'config.json'))
    if (config !== null) await writeWhole(join(to.dir, 'config.json'), config)
    return ok({ recipient: next.value.recipient, objects: copied.value })
  } finally {
    await store.value.close()
  }
}

async function configOf(dir: string): Promise<Answer<Config>> {
  const json = await readIfThere(join(dir, 'config.json'))
  return json === null ? no('CONFIG_UNFIT', 'config.json is missing') : parseConfig(json)
}

const keyFileOf = ({ dir, keyFile }: SealerPlaces): string => keyFile ?? join(dir, 'master.key')
