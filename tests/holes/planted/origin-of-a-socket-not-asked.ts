import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Mattermost 2023-3581 (cross-site WebSocket)',
  edits: [
    {
      file: 'server/platform/realtime/open-door.ts',
      find: `    if (!(await door.originAllowed(request.headers.origin, request.headers.host))) return 403
`,
      put: '',
    },
  ],
  test: { file: 'server/modules/identity/sessions.test.ts', name: 'a page of another site opens no socket with it' },
  why: 'Any web page opens a socket in the name of whoever visits it.',
}
