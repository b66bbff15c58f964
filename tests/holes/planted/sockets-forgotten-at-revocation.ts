import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Mattermost 2026-9162, Rocket.Chat 2026-45757, 2026-49277',
  edits: [
    {
      file: 'server/platform/realtime/open-door.ts',
      find: `    for (const connection of connections) {
      if (!cut.hits`,
      put: `    for (const connection of new Set<Connection<P>>()) {
      if (!cut.hits`,
    },
  ],
  test: {
    file: 'server/platform/realtime/gateway.test.ts',
    name: 'cuts off at once whom a fact names: 4401 for an ended session, 4012 for changed rights',
  },
  why: 'Who was signed out goes on listening.',
}
