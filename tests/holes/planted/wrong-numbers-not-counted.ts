import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2018-7195 (guessing without an end)',
  edits: [
    {
      file: 'server/modules/branches/identify.ts',
      find: '    await countWrongNumber(tx, visitId)\n',
      put: '    void countWrongNumber\n',
    },
  ],
  test: {
    file: 'server/modules/branches/identify.test.ts',
    name: 'is tried three times and no more, also by many at once over two nodes; the right number comes too late then',
  },
  why: 'A clerk reads out number after number at one visit until a customer of the bank opens.',
}
