import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2023-23917 (prototype pollution)',
  edits: [
    {
      file: 'server/platform/http/read-json.ts',
      find: "app.getDefaultJsonParser('error', 'error')",
      put: "app.getDefaultJsonParser('ignore', 'ignore')",
    },
  ],
  test: {
    file: 'server/platform/http/edge.test.ts',
    name: 'is refused when it names prototypes, and Object stays as it was',
  },
  why: 'A body changes what every object of the server has.',
}
