import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2026-34720, 2020-26030 (forged header)',
  edits: [
    { file: 'server/platform/http/server.ts', find: 'trustProxy: options.trustedProxies,', put: 'trustProxy: true,' },
  ],
  test: {
    file: 'server/platform/http/edge.test.ts',
    name: 'an address that somebody claims to come from counts only from a trusted proxy',
  },
  why: 'Whoever guesses passwords comes from a new address at each try.',
}
