import { defineConfig } from 'vitest/config'

/** Rules (pure), modules (real PostgreSQL), boundaries, trials (seeds), torture (real kills), journeys (real Chromium). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: [
            'libs/**/*.test.ts',
            'cli/**/*.test.ts',
            'server/**/domain.test.ts',
            'server/**/*.rules.test.ts',
            'console/**/*.test.ts',
            'widget/**/*.test.ts',
            'seed/**/*.rules.test.ts',
            'simulate/**/*.test.ts',
            'torture/**/*.rules.test.ts',
            'trials/**/*.rules.test.ts',
            'tests/holes/*.rules.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'modules',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts', 'seed/**/*.test.ts', 'tests/doors/**/*.test.ts'],
          exclude: ['server/**/domain.test.ts', '**/*.rules.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      { test: { name: 'boundaries', include: ['tests/*.test.ts'] } },
      {
        test: {
          name: 'trials',
          include: ['trials/trials.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          maxWorkers: 1,
        },
      },
      { test: { name: 'torture', include: ['torture/torture.test.ts'], maxWorkers: 1 } },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
})
