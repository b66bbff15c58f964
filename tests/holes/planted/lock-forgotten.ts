import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2018-7195 (guessing without an end)',
  edits: [
    {
      file: 'server/modules/customers/levels/level.ts',
      find: '  return failuresLeft(failures, now) <= 1 ? now + LOCK_MS : null',
      put: '  return failuresLeft(failures, now) <= -1 ? now + LOCK_MS : null',
    },
  ],
  test: {
    file: 'server/modules/customers/levels/levels.test.ts',
    name: 'lock for 24 hours after three failures, also over several contacts, and tell those who look after fraud',
  },
  why: 'An account is talked open by trying long enough.',
}
