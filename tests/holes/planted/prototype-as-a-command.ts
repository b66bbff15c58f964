import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2023-23917; S21 (prototype key as a name)',
  edits: [
    {
      file: 'server/platform/realtime/receive.ts',
      find: 'Object.hasOwn(door.commands, frame.name) ? door.commands[frame.name] : undefined',
      put: 'door.commands[frame.name]',
    },
  ],
  test: {
    file: 'server/platform/realtime/gateway.test.ts',
    name: 'refuses deep values, NUL and unknown names by the id or topic they came with',
  },
  why: 'A command that nobody wrote is called by its inherited name.',
}
