import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'PIPL 51 (operation rights); object named in a request',
  edits: [
    {
      file: 'server/modules/routing/reveal-phone.ts',
      find: "if (item?.agentId !== agentId || item.state !== 'assigned') return refused('not-in-your-hands', 'Take it first.')",
      put: "if (!item) return refused('not-in-your-hands', 'Take it first.')",
    },
  ],
  test: {
    file: 'server/modules/routing/hours.test.ts',
    name: 'nobody reached is tried again half an hour later; another time is a new promise; the number needs the callback in hand',
  },
  why: 'Any agent reads the number of everyone who asked to be called.',
}
