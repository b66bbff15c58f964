import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'PCI DSS 3.3.1 (masking skipped on one text path)',
  edits: [
    {
      file: 'server/modules/conversations/rate-contact.ts',
      find: "import { masked } from '#libs/masking/masked.ts'",
      put: "import { cleanText } from '#libs/masking/clean-text.ts'",
    },
    {
      file: 'server/modules/conversations/rate-contact.ts',
      find: "comment: masked(request.comment ?? '').trim() || null",
      put: "comment: cleanText(request.comment ?? '').trim() || null",
    },
  ],
  test: {
    file: 'server/modules/conversations/ratings.test.ts',
    name: 'counts once, is masked, may be another for ten minutes, and then stands',
  },
  why: 'A card number in a comment is kept.',
}
