import { afterAll, beforeAll, describe } from 'vitest'
import { everyScreen } from './demo/every-screen.ts'
import { inspectionDesk } from './demo/inspection-desk.ts'
import { printedSheets } from './demo/paper.ts'
import { readmePicture } from './demo/picture.ts'
import { guidedTour } from './demo/tour.ts'
import { whoMayWhat } from './demo/who-may-what.ts'
import { hasBrowser, openBrowser } from './ground/browser.ts'
import type { Demo } from './ground/demo.ts'
import { startProgram } from './ground/server.ts'

// One demo for all of them: to live through its week takes longer than most of these tests.
describe.runIf(hasBrowser)('the demo agency', () => {
  const demo = {} as Demo
  beforeAll(async () => {
    ;[demo.program, demo.browser] = await Promise.all([startProgram('--demo'), openBrowser()])
  })
  afterAll(async () => {
    await demo.browser?.close()
    await demo.program?.stop()
  })

  readmePicture(demo)
  printedSheets(demo)
  guidedTour(demo)
  whoMayWhat(demo)
  inspectionDesk(demo)
  // Every screen × person × width × light takes longer than a landing may: asked for by name, and said when it is left out.
  if (process.env['SUBROSA_E2E_SWEEP'] === '1') everyScreen(demo)
  else process.stdout.write('e2e: the sweep over every screen is not run (SUBROSA_E2E_SWEEP=1 runs it)\n')
})
