// Reads damaged files of the numbers that it is told, one after another, and says after each what came of it.
import { judged } from './judge.ts'
import { chance, mutated } from './mutate.ts'
import { seeds } from './seeds.ts'

export interface Told {
  readonly number: number
  readonly kind: string
  readonly how: string
  readonly verdict: string
  readonly ms: number
  readonly faults: readonly string[]
  readonly rssMiB: number
}

const [from = 0, until = 0, step = 1] = process.argv.slice(2).map(Number)
const all = [...(await seeds())]
const others = all.map(([, bytes]) => bytes)
const say = (told: Told): Promise<void> =>
  new Promise((resolve) => (process.send ? process.send(told, () => resolve()) : resolve()))
for (let number = from; number < until; number += step) {
  const roll = chance(number)
  const [kind, bytes] = all[number % all.length] ?? ['', new Uint8Array()]
  const { bytes: broken, how } = mutated(bytes, roll, others)
  const { verdict, ms, faults } = await judged(broken)
  await say({
    number,
    kind,
    how,
    verdict,
    ms,
    faults,
    rssMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
  })
}
process.disconnect()
