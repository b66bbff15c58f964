import { PROPOSALS } from '#modules/intraday/contract.ts'
import { ROSTERED_ROLES } from '#modules/rosters/permissions.ts'
import { existing, grant, type Named, type Policy, within } from './words.ts'

/** Queues are the whole house’s; of people everyone sees those they lead. Who acts, and who sets, is fewer at each step. */
const READ = grant('planner all, supervisor branch, team-leader branch')
const ACT = grant('planner all, supervisor branch')
const SET = grant('planner all')
/** Whoever has shifts sees how their own day goes. */
const OWN = grant(ROSTERED_ROLES.map((role) => `${role} own`).join(', '))
const queue: Named = { kind: 'queue', answer: existing }
const none = (kind: 'exception' | 'proposal' | 'measure'): Named => ({ kind, answer: () => 'absent', only: ['absent'] })

export const intradayPolicy: Policy = {
  'GET /api/intraday/queues': { may: READ },
  'GET /api/intraday/queues/{queueId}/day': { may: READ, names: { queueId: queue } },
  'PUT /api/intraday/queues/{queueId}/note': {
    may: READ,
    names: { queueId: queue },
    body: () => ({ startAt: 0, words: 'Letters went out' }),
  },
  'GET /api/intraday/adherence': { may: READ, shows: { kind: 'person', answer: within(READ) } },
  // Nobody has a shift in this house, so nobody has a day to open.
  'GET /api/intraday/adherence/{personId}': {
    may: READ,
    names: { personId: { kind: 'person', answer: () => 'absent' } },
  },
  'POST /api/intraday/exceptions': {
    may: READ,
    names: { 'body.personId': { kind: 'person', answer: within(READ) } },
    body: () => ({ personId: '', startsAt: 0, endsAt: 3_600_000, reason: 'Check-up' }),
  },
  'DELETE /api/intraday/exceptions/{exceptionId}': { may: READ, names: { exceptionId: none('exception') } },
  'GET /api/intraday/own': { may: OWN },
  'GET /api/intraday/proposals': { may: READ },
  'POST /api/intraday/looks': { may: ACT },
  'POST /api/intraday/proposals/{proposalId}/application': { may: ACT, names: { proposalId: none('proposal') } },
  'DELETE /api/intraday/measures/{measureId}': { may: ACT, names: { measureId: none('measure') } },
  'GET /api/intraday/settings': { may: READ },
  // The revision was never seen, so what is granted is refused as overtaken.
  'PUT /api/intraday/settings': {
    may: SET,
    body: () => ({
      revision: 99,
      settings: {
        graceSeconds: 180,
        leadMinutes: 10,
        mostTouchedShare: 0.2,
        callbackAfterSeconds: 60,
        callbackShare: 0.3,
        messageShare: 0.1,
        autopilot: PROPOSALS.map((kind) => ({
          kind,
          isOn: false,
          leastGain: 0.02,
          mostPeopleHour: 5,
          from: '09:00',
          to: '18:00',
        })),
      },
    }),
  },
}
