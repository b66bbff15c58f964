import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair',
  edits: [
    {
      file: 'server/modules/consent/requests/answer.ts',
      find: 'request.received_by === by',
      put: `request.received_by === ''`,
    },
  ],
  test: {
    file: 'server/modules/consent/requests.test.ts',
    name: 'a deletion looks at holds and the schedule first, removes what may go, and leaves its proof in the log',
  },
  why: 'One person invents a request and removes a customer’s history with it.',
}
