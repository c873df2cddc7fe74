import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
})

/** Sizes by name: `*.rule.test.ts` (pure), `*.room.test.ts` (a fresh database), and under test/ what drives the whole. */
export default defineConfig({
  resolve: { conditions: ['subrosa-source'] },
  ssr: { resolve: { conditions: ['subrosa-source'] } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      project('rules', ['{app,packages}/**/src/**/*.rule.test.{ts,tsx}']),
      project('rooms', ['{app,packages}/**/src/**/*.room.test.{ts,tsx}']),
      project('tools', ['test/{walls,tools}/**/*.test.ts']),
      project('crash', ['test/crash/**/*.test.ts'], { testTimeout: 600_000 }),
      project('cli', ['test/cli/**/*.test.ts'], { testTimeout: 300_000, hookTimeout: 120_000 }),
      project('cases', ['test/cases/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      // One browser at a time: its tests measure what people see, not how the machine shares itself out.
      project('e2e', ['test/e2e/**/*.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
      }),
    ],
  },
})
