import { grant, type Named, type Policy } from './words.ts'

/** A roster leaves as a file with those who read it, hours for payroll with planners; a calendar with its owner alone. */
const READ = grant('planner all, supervisor branch, team-leader branch')
const PLAN = grant('planner all')
const OWN = grant(
  'agent own, team-leader own, supervisor own, complaint-officer own, care-manager own, branch-staff own, hq-department own',
)
const none: Named = { kind: 'roster', answer: () => 'absent', only: ['absent'] }

export const exportPolicy: Policy = {
  'POST /api/rosters/{rosterId}/roster-file': {
    may: READ,
    names: { rosterId: none },
    body: () => ({ as: 'csv', locale: 'en' }),
  },
  'POST /api/rosters/{rosterId}/payroll-file': {
    may: PLAN,
    names: { rosterId: none },
    body: () => ({ as: 'csv', locale: 'en' }),
  },
  'GET /api/rosters/own/calendar': { may: OWN, query: { locale: 'en' } },
  'GET /api/rosters/own/calendar-link': { may: OWN },
  'POST /api/rosters/own/calendar-link': { may: OWN, body: () => ({ locale: 'en' }) },
  'DELETE /api/rosters/own/calendar-link': { may: OWN },
  // Nobody has a wrong link: it is as if there were no such address.
  'GET /api/rosters/calendars/{token}/shifts.ics': { may: 'public', fixed: { token: 'x'.repeat(43) } },
}
