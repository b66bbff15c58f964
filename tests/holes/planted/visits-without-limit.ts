import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2022-35488 (no rate limit)',
  edits: [
    {
      file: 'server/channels/web/routes.ts',
      find: "config: { ...config, rateLimit: { max: platform.config.VISITS_PER_MINUTE, timeWindow: '1 minute' } },",
      put: 'config,',
    },
  ],
  test: { file: 'server/channels/web/visits.test.ts', name: 'from one address are slowed down, and told for how long' },
  why: 'One address fills the tables with visits.',
}
