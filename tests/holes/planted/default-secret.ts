import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'G12, Zulip 2021-43799 (a secret that everybody knows)',
  edits: [
    {
      file: 'server/config.ts',
      find: 'METRICS_TOKEN: z.string().min(16).optional(),',
      put: "METRICS_TOKEN: z.string().min(16).default('change-me-change-me'),",
    },
  ],
  test: { file: 'server/config.rules.test.ts', name: 'no setting is needed, and none has a secret by default' },
  why: 'An installation nobody configured opens to everyone who read the manual.',
}
