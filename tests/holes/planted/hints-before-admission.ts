import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'S16 (subscription to a foreign conversation)',
  edits: [
    {
      file: 'server/platform/realtime/feeds.ts',
      find: 'if (cursor.admitted && topic.signalVisible?.',
      put: 'if (topic.signalVisible?.',
    },
  ],
  test: {
    file: 'server/platform/realtime/feeds.test.ts',
    name: 'passes hints on to those who may have them, and to nobody who has not been let in',
  },
  why: 'Somebody who is about to be refused sees who types.',
}
