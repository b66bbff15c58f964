import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'an object of others by its id (OWASP API1)',
  edits: [
    {
      file: 'server/modules/segments/routes.ts',
      find: `      if (!(await customers.isVisible(platform.db, scope, customerId))) throw new Problem(404, 'customer-not-found')
`,
      put: '      if (scope.kind === "none") throw new Problem(404, "customer-not-found")\n',
    },
  ],
  test: {
    file: 'server/modules/segments/segments.test.ts',
    name: 'whom one may not see has no segments',
  },
  why: 'Every agent reads of every customer how rich, how angry and how loyal they are.',
}
