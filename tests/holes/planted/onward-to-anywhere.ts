import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'open redirect after signing in',
  edits: [
    {
      file: 'console/features/sign-in/path-after-sign-in.ts',
      find: '!/^\\/(?![/\\\\])[^\\\\]*$/.test(next)',
      put: "!next.startsWith('/')",
    },
  ],
  test: { file: 'console/features/sign-in/path-after-sign-in.test.ts', name: '"//evil.example" leads to /' },
  why: 'A link to our sign-in page ends at a page that looks like ours.',
}
