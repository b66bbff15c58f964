import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'CRMs that link records by a number the sender chose',
  edits: [
    {
      file: 'server/modules/complaints/register.ts',
      find: `if (body.caseId !== null && !(await deps.cases.isSeen(tx, actor, body.caseId)))`,
      put: `if (body.caseId !== null && (await deps.cases.cards(tx, [body.caseId])).length === 0)`,
    },
  ],
  test: {
    file: 'server/modules/complaints/case-acts.test.ts',
    name: 'taken in from a case it is linked with it, by whom may open that case alone',
  },
  why: 'Whoever takes complaints in learns title, unit and customer of any case by naming it.',
}
