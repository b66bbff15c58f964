import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 3.5.1 (cross-site request forgery)',
  edits: [
    {
      file: 'server/platform/http/access-check.ts',
      find: 'if (origin === undefined || allowedOrigins.includes(origin)) return true',
      put: 'if (origin === undefined || allowedOrigins.length >= 0) return true',
    },
  ],
  test: {
    file: 'server/platform/http/edge.test.ts',
    name: 'a browser’s page of another site may change nothing, also where no session is needed',
  },
  why: 'Any web page changes things in the name of whoever visits it.',
}
