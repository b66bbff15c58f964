import { filter, grant, type Policy } from './words.ts'

/** What was sent against a warning is looked after by those who lead, and over the house. */
const READ_RED_LINES = grant('team-leader branch, supervisor branch, quality-inspector all, compliance all')

export const helpPolicy: Policy = {
  'GET /api/assist/red-lines': { may: READ_RED_LINES, names: { personId: { kind: 'person', answer: filter } } },
  'POST /api/assist/red-lines/{entryId}/looked-at': {
    may: READ_RED_LINES,
    names: { entryId: { kind: 'overruled', answer: () => 'absent', only: ['absent'] } },
  },
}
