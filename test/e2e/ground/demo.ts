import type { Browser } from 'playwright-core'
import { sitDown, type Seat, type Workplace } from './browser.ts'
import type { Started } from './server.ts'

/** One of each kind, by the number that the demo's start prints. */
export const cast = {
  clerk: 'QX001',
  officer: 'QX002',
  head: 'QX003',
  ethics: 'QX004',
  auditor: 'QX005',
  admin: 'QX007',
  chief: 'QX008',
  outsider: 'QX009',
} as const
export type Part = keyof typeof cast
export const parts = Object.keys(cast) as Part[]

/** The demo agency, running. */
export interface Demo {
  program: Started
  browser: Browser
}

/** The name that the start printed beside the number. */
export const nameOf = ({ program }: Demo, part: Part): string =>
  new RegExp(`${cast[part]}\\s+(\\S+)`).exec(program.said())?.[1] ?? cast[part]

/** The demo signs in with one click. */
export async function enterAs(demo: Demo, part: Part, seat: Partial<Seat> = {}): Promise<Workplace> {
  const place = await sitDown(demo.browser, { url: demo.program.url, ...seat })
  await place.page.goto('/')
  await place.page.getByRole('button', { name: new RegExp(`^${nameOf(demo, part)}`) }).click()
  const home = place.page.locator('#main h1')
  const elsewhere = place.page.getByRole('button', { name: '接管登入' })
  await home.or(elsewhere).waitFor()
  // The same person left another workplace without signing out.
  if (await elsewhere.isVisible()) await elsewhere.click()
  await home.waitFor()
  return place
}
