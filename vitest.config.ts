import { defineConfig } from 'vitest/config'

/** Sizes by name: `*.rule.test.ts` (pure), `*.room.test.ts` (a fresh database), `test/e2e` (a browser). */
export default defineConfig({
  resolve: { conditions: ['subrosa-source'] },
  ssr: { resolve: { conditions: ['subrosa-source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'app/src/**/*.test.ts', 'app/src/**/*.test.tsx', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
