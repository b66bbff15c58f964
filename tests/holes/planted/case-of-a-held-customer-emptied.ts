import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'retention jobs whose holds were written for one table and forgotten for the next',
  edits: [
    {
      file: 'server/modules/cases/personal-data.ts',
      find: 'customerId === null ? free(held)',
      put: 'customerId === null ? free([])',
    },
  ],
  test: {
    file: 'server/modules/consent/retention/reach.test.ts',
    name: 'cases, complaints and histories lose their words when their time is over, and a hold keeps them',
  },
  why: 'Evidence a court asked for is gone.',
}
