import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2025-12245 (origin of the page not checked)',
  edits: [
    {
      file: 'server/channels/web/visits.ts',
      find: 'return isFromPageOf(allowedOrigins, page) ? visitor : undefined',
      put: "return isFromPageOf([...allowedOrigins, page.origin ?? ''], page) ? visitor : undefined",
    },
  ],
  test: {
    file: 'server/channels/web/visits.test.ts',
    name: 'of one entrance cannot use another, nor a visit of another',
  },
  why: 'A page the bank never named speaks for its customer.',
}
