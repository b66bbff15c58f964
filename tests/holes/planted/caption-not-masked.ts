import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'PCI DSS 3.3.1 (masking skipped on one text path)',
  edits: [
    {
      file: 'server/modules/conversations/writer/draft.ts',
      find: "const caption = masked(body.caption ?? '')",
      put: "const caption = body.caption ?? ''",
    },
  ],
  test: { file: 'server/modules/conversations/files.test.ts', name: 'a customer sends a file by the same rules' },
  why: 'A card number under a picture is kept.',
}
