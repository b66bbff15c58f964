import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'CRMs whose attachments are found by their own number, whoever asks',
  edits: [
    {
      file: 'server/modules/complaints/evidence-files.ts',
      find: `and f.bytes is not null and \${withinReach(actor, 'complaints.read')}`,
      put: `and f.bytes is not null`,
    },
  ],
  test: {
    file: 'server/modules/complaints/evidence-files.test.ts',
    name: 'a paper answers what was asked for, is kept with its checksum, and opens for those within reach alone',
  },
  why: 'A contract or a recording of a complaint opens for the supervisor of another branch.',
}
