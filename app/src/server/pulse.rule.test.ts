import { expect, it } from 'vitest'
import { Pulse } from './pulse.ts'

const report = { failed: () => undefined }
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

it('goes on while there is more and wakes at a commit', async () => {
  let left = 3
  let runs = 0
  const pulse = new Pulse(
    [
      {
        name: 'a',
        everyMs: 60_000,
        run: async () => {
          runs += 1
          return left-- > 0
        },
      },
    ],
    report,
  )
  await soon()
  expect(runs).toBe(4)
  left = 1
  pulse.wake()
  await soon()
  expect(runs).toBe(6)
  await pulse.stop()
})

it('does not let one failing beat stop another, and stops although a beat pauses', async () => {
  const failures: string[] = []
  let runs = 0
  const pulse = new Pulse(
    [
      {
        name: 'bad',
        everyMs: 5,
        run: async () => {
          throw new Error('x')
        },
      },
      {
        name: 'good',
        everyMs: 5,
        run: async () => {
          runs += 1
          return false
        },
      },
    ],
    { failed: (name) => void failures.push(name) },
  )
  await soon()
  expect(failures).toEqual(['bad'])
  expect(runs).toBeGreaterThan(1)
  await pulse.stop()
})

it('does not sleep over a commit that came while it worked', async () => {
  let runs = 0
  let wakeWhileWorking = (): void => undefined
  const pulse = new Pulse(
    [
      {
        name: 'a',
        everyMs: 60_000,
        run: async () => {
          runs += 1
          if (runs === 1) {
            await soon()
            wakeWhileWorking()
          }
          return false
        },
      },
    ],
    report,
  )
  wakeWhileWorking = () => pulse.wake()
  await soon()
  await soon()
  expect(runs).toBe(2)
  await pulse.stop()
})
