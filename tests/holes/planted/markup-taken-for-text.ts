import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2019-14748, FreeScout 2024-1932 (upload → XSS)',
  edits: [{ file: 'server/platform/files/file-types.ts', find: '  return !/<\\s*', put: '  return !/(?!)<\\s*' }],
  test: { file: 'server/modules/conversations/files.test.ts', name: 'refuses HTML and keeps nothing of it' },
  why: 'An SVG or a page is kept as a text.',
}
