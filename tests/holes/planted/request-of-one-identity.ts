import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'erasure jobs that go by the identifier on the form',
  edits: [
    {
      file: 'server/modules/consent/requests/answer.ts',
      find: '      const { ids } = await customers.samePerson(tx, request.customer_id)\n',
      put: '      const ids = [request.customer_id]\n',
    },
  ],
  test: {
    file: 'server/modules/consent/requests.test.ts',
    name: 'a request reaches every customer who is one person with the one it was taken down for',
  },
  why: 'What they wrote as a visitor stays after they are told that all of it is gone.',
}
