import type { Door } from '#kernel/web'
import { deskWork, read, rows, text, type DeskWork } from './desk-work.ts'
import { visitor, type Visitor } from './visitor.ts'

/** Signs people of the demo in, each at a workplace of his own, by the one click that only a demo agency has. */
export interface Staff {
  /** The person's browser, freshly signed in: after a night nobody's session is alive. */
  signIn(personNo: string): Promise<Visitor>
  /** The person's id in the house. */
  id(personNo: string): Promise<string>
  /** The number of the person with this id; empty for a stranger. */
  numberOf(id: string): string
  /** The same browser, for deeds that must succeed. */
  at(personNo: string): Promise<DeskWork>
}

export function staffOf(app: Door['app']): Staff {
  const ids = new Map<string, string>()
  const browsers = new Map<string, Visitor>()
  const idOf = async (personNo: string): Promise<string> => {
    if (ids.size === 0) {
      const people = read((await visitor(app, '10.9.0.1').get('/api/demo/people')).body, 'people')
      for (const person of rows({ rows: people })) ids.set(text(person, 'personNo'), text(person, 'id'))
    }
    const id = ids.get(personNo)
    if (id === undefined) throw new Error(`nobody has the number ${personNo}`)
    return id
  }
  const signIn = async (personNo: string): Promise<Visitor> => {
    const number = Number(personNo.replace(/\D/g, ''))
    const browser =
      browsers.get(personNo) ?? visitor(app, `10.9.${1 + Math.floor(number / 250)}.${1 + (number % 250)}`)
    browsers.set(personNo, browser)
    if ((await browser.get('/api/session')).status === 200) return browser
    await deskWork(browser).post('/api/sign-in/demo', { person: await idOf(personNo), takeover: true })
    return browser
  }
  const numberOf = (id: string): string => [...ids].find(([, known]) => known === id)?.[0] ?? ''
  return { signIn, id: idOf, numberOf, at: async (personNo) => deskWork(await signIn(personNo)) }
}
