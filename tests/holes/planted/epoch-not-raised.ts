import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'stale owner after a re-queue; G5',
  edits: [
    {
      file: 'server/modules/routing/work-item.ts',
      find: "epoch: item.state === 'assigned' ? item.epoch + 1 : item.epoch,",
      put: 'epoch: item.epoch,',
    },
  ],
  test: {
    file: 'server/modules/routing/domain.test.ts',
    name: 'keeps its original wait and loses its epoch when its agent is gone',
  },
  why: 'The words of an agent who lost the contact are still taken.',
}
