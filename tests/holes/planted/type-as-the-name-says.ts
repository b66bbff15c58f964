import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Libredesk 2026-111168, Chatwoot 2022-0526 (SVG served inline)',
  edits: [
    {
      file: 'server/modules/conversations/files/receive-file.ts',
      find: `    const looked = await lookInto(path)
`,
      put: `    const looked = upload.name.endsWith('.svg') ? done({ mediaType: 'image/svg+xml', size: undefined }) : await lookInto(path)
`,
    },
  ],
  test: {
    file: 'server/modules/conversations/files.test.ts',
    name: 'refuses an SVG by its right name and keeps nothing of it',
  },
  why: 'A picture that holds a script runs in the agent’s browser.',
}
