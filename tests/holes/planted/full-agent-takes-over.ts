import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'capacity not asked on a second way in; F13',
  edits: [
    {
      file: 'server/modules/routing/take-over.ts',
      find: 'return points !== null && hasRoom(toMatchAgent(agent), item.channel) ? points : undefined',
      put: 'return points ?? undefined',
    },
  ],
  test: {
    file: 'server/modules/routing/transfers.test.ts',
    name: 'a supervisor takes a contact over from an agent of their units, once, within their capacity',
  },
  why: 'Taking over fills a person beyond capacity.',
}
