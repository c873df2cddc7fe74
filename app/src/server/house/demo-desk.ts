import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, ok, refuse } from '#kernel/ground'
import type { Handlers } from '#kernel/contract'
import { agency, personsByNo } from '#kernel/people'
import type { Store } from '#kernel/store'
import type { HouseContract } from './house-contract.ts'

type Mine = Pick<Handlers<HouseContract>, Extract<keyof HouseContract, `GET /api/demo/${string}`>>

/** What the demo lays out for whoever tries it: whom to be, what to try, and files to bring in. A real agency has none of it. */
export function demoDesk(store: Store, samples: string): Mine {
  const isDemo = async (): Promise<boolean> => (await agency(store.read))?.demo === true
  return {
    'GET /api/demo/guide': async () => {
      if (!(await isDemo())) return bad(refuse('NO_DEMO_HERE'))
      // The cast comes with the simulator, which is not needed to serve.
      const { demoGuide } = await import('../demo/cast.ts')
      const persons = await personsByNo(
        store.read,
        demoGuide.map((one) => one.personNo),
      )
      return ok({
        people: demoGuide.flatMap(({ personNo, zh, en }) => {
          const person = persons.get(personNo)
          return person ? [{ person: person.id, hint: { zh, en } }] : []
        }),
      })
    },
    'GET /api/demo/samples': async () => {
      if (!(await isDemo())) return bad(refuse('NO_DEMO_HERE'))
      const names = await sampleNames(samples)
      return ok({
        rows: await Promise.all(
          names.map(async (name) => ({ name, bytes: (await stat(join(samples, name))).size })),
        ),
      })
    },
    'GET /api/demo/samples/:sample': async ({ params: { sample } }) => {
      if (!(await isDemo())) return bad(refuse('NO_DEMO_HERE'))
      // Looked up among the names that lie there: a name that walks elsewhere is none of them.
      const name = (await sampleNames(samples)).find((one) => one === sample)
      if (name === undefined) return bad(refuse('NO_SUCH_SAMPLE'))
      return ok({ name, mediaType: 'text/csv', bytes: createReadStream(join(samples, name)) })
    },
  }
}

/** A demo that was loaded by an earlier edition has laid out nothing. */
const sampleNames = async (directory: string): Promise<string[]> =>
  (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.csv')).toSorted()
