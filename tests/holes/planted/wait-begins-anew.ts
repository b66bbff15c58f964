import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'original wait lost on re-queue; F14',
  edits: [
    {
      file: 'server/modules/routing/work-item.ts',
      find: `    queueId: to.queueId,
    queuedAt: now,
`,
      put: `    queueId: to.queueId,
    queuedAt: now,
    waitingSinceAt: now,
`,
    },
  ],
  test: {
    file: 'server/modules/routing/domain.test.ts',
    name: 'keeps its original wait and loses its epoch when its agent is gone',
  },
  why: 'Whoever is handed on stands at the end of the line again.',
}
