import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2017-15580 (upload → XSS)',
  edits: [
    {
      file: 'server/platform/files/file-headers.ts',
      find: `  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/conversations/files.test.ts',
    name: 'a picture is uploaded, posted, and shown to both sides as it was',
  },
  why: 'What a file holds may run under the address of the service centre.',
}
