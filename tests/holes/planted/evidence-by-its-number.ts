import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'attachment by its number alone (Zammad 2026-13229)',
  edits: [
    {
      file: 'server/modules/cases/files.ts',
      find: `    where f.id = \${fileId} and c.id = \${caseId} and \${casesVisibleTo(actor)}\`)`,
      put: `    where f.id = \${fileId} and c.id = \${caseId}\`)`,
    },
  ],
  test: {
    file: 'server/modules/cases/cases.test.ts',
    name: 'keep evidence for those alone who may see them',
  },
  why: 'Anyone who learns a file’s number reads a customer’s evidence.',
}
