import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'
import { expect } from 'vitest'

export type Language = 'zh-TW' | 'en'
export type Appearance = 'light' | 'dark'

const path = process.env['SUBROSA_CHROMIUM']
/** Without a browser these tests cannot run; they say so instead of passing. */
export const hasBrowser = path !== undefined && path !== ''
if (!hasBrowser) process.stdout.write('e2e: not run (no Chromium: SUBROSA_CHROMIUM is not set)\n')

export function openBrowser(): Promise<Browser> {
  const args = JSON.parse(process.env['SUBROSA_CHROMIUM_ARGS'] ?? '[]') as unknown
  const given = Array.isArray(args) ? args.filter((one) => typeof one === 'string') : []
  return chromium.launch({ executablePath: String(path), args: [...given, ...quiet] })
}
/** Nothing leaves the machine: the browser talks to the program alone. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** One workplace: its own cookies, and everything the browser complained about. */
export interface Workplace {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: string[]
  /** Fails when the console showed an error or the page asked anyone but the program. */
  quiet(): void
  leave(): Promise<void>
}

/** Requests that a page waits for. */
const waiting = new WeakMap<Page, Set<Request>>()
export const isWaiting = (page: Page): boolean => (waiting.get(page)?.size ?? 0) > 0

/** Those at which somebody sits now. */
export const workplaces = new Set<Workplace>()

export interface Seat {
  readonly url: string
  readonly language?: Language
  readonly appearance?: Appearance
  readonly width?: number
  readonly height?: number
  /** The demo's tour has not been dismissed here. */
  readonly tour?: boolean
}

export async function sitDown(browser: Browser, seat: Seat): Promise<Workplace> {
  const context = await browser.newContext({
    baseURL: seat.url,
    viewport: { width: seat.width ?? 1440, height: seat.height ?? 900 },
    locale: seat.language ?? 'zh-TW',
    timezoneId: 'Asia/Taipei',
    colorScheme: seat.appearance ?? 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(30_000)
  // The tour is walked through in a test of its own; elsewhere its card would stand in front.
  if (!seat.tour) await context.addInitScript(() => localStorage.setItem('subrosa.tour', 'off'))
  const page = await context.newPage()
  const complaints: string[] = []
  const open = new Set<Request>()
  waiting.set(page, open)
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  page.on('console', (said) => {
    // A refusal is an answer (4xx), which the browser also writes into its console.
    if (said.type() === 'error' && !/status of (401|403|404|409|422)/.test(said.text()))
      complaints.push(`${page.url()} console: ${said.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()} threw: ${error.message}`))
  page.on('request', (request) => {
    open.add(request)
    const asked = new URL(request.url())
    if (asked.protocol.startsWith('http') && asked.origin !== seat.url)
      complaints.push(`asked ${asked.origin}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  const workplace: Workplace = {
    page,
    context,
    complaints,
    quiet: () => expect(complaints).toEqual([]),
    leave: async () => {
      workplaces.delete(workplace)
      await context.close()
    },
  }
  workplaces.add(workplace)
  return workplace
}

/** What the page says in the other language; opens the menu as a person does. */
export async function speak(page: Page, language: Language): Promise<void> {
  const now = await page.locator('html').getAttribute('lang')
  if (now === language) return
  await page.getByRole('button', { name: now === 'en' ? 'Language EN' : '語言 中文' }).click()
  await page.getByRole('menuitemradio', { name: language === 'en' ? 'English' : '正體中文' }).click()
  await page.locator(`html[lang="${language}"]`).waitFor()
}

/** By the menu behind the own name; somebody else may sit down now. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '帳號與職務' }).click()
  await page.getByRole('menuitem', { name: '登出' }).click()
  await page.getByRole('heading', { level: 1, name: /^登入|^以示範人員登入/ }).waitFor()
}
