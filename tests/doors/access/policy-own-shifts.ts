import { soon } from '../../support/soon.ts'
import { existing, filter, grant, type Named, type Policy, within } from './words.ts'

/** Who serves has shifts of their own; nobody reaches those of another. */
const OWN = grant(
  'agent own, team-leader own, supervisor own, complaint-officer own, care-manager own, branch-staff own, hq-department own',
)
/** Leave of the units one leads; planners plan the whole house. */
const LEAVE = grant('planner all, supervisor branch, team-leader branch')
/** Overtime, early leave and extra shifts are the planner's to offer. */
const PLAN = grant('planner all')
const none = (kind: 'leave' | 'swap' | 'shift-change' | 'staffing-offer' | 'open-shift'): Named => ({
  kind,
  answer: () => 'absent',
  only: ['absent'],
})
const unit: Named = { kind: 'unit', answer: within(LEAVE) }
const queue: Named = { kind: 'queue', answer: existing, only: ['house', 'absent'] }
const DAYS = { from: '2026-12-07', days: '7' }

const leaveSoon = (kind: 'sick' | 'family') => ({ kind, from: soon(), to: soon(), words: '' })

export const ownShiftsPolicy: Policy = {
  'GET /api/rosters/own': { may: OWN },
  'PUT /api/rosters/own/preferences': {
    may: OWN,
    body: () => ({ daysOff: ['2027-01-04'], startBetween: { from: '08:00', to: '10:00' } }),
  },
  // Asked for twice it overlaps: refused for what it is.
  'POST /api/rosters/own/leave': {
    may: OWN,
    body: () => leaveSoon('family'),
  },
  'DELETE /api/rosters/own/leave/{leaveId}': { may: OWN, names: { leaveId: none('leave') } },
  'POST /api/rosters/own/changes/{changeId}/answer': {
    may: OWN,
    names: { changeId: none('shift-change') },
    body: () => ({ agrees: true }),
  },
  'GET /api/rosters/own/market': { may: OWN },
  'GET /api/rosters/own/colleagues': { may: OWN, query: { date: '2026-12-07' } },
  // Nobody here has a shift, so nothing comes of it, whoever is named.
  'POST /api/rosters/own/swaps': {
    may: OWN,
    names: { 'body.toPersonId': { kind: 'person', answer: filter, only: ['branch', 'elsewhere', 'absent'] } },
    body: () => ({ date: '2099-12-07', revision: 1, toPersonId: null, wantedDates: [], words: '' }),
  },
  'DELETE /api/rosters/own/swaps/{swapId}': { may: OWN, names: { swapId: none('swap') } },
  'POST /api/rosters/own/swaps/{swapId}/acceptance': {
    may: OWN,
    names: { swapId: none('swap') },
    body: () => ({ returnDate: null }),
  },
  'GET /api/rosters/leave': {
    may: LEAVE,
    names: { unitId: { kind: 'unit', answer: filter } },
    query: DAYS,
  },
  // Asked for twice it overlaps: refused for what it is.
  'POST /api/rosters/leave': {
    may: LEAVE,
    names: { 'body.personId': { kind: 'person', answer: within(LEAVE), only: ['branch', 'elsewhere', 'absent'] } },
    body: (who) => ({ ...leaveSoon('sick'), personId: who.personId }),
  },
  'POST /api/rosters/leave/{leaveId}/decision': {
    may: LEAVE,
    names: { leaveId: none('leave') },
    body: () => ({ isGranted: true, words: '' }),
  },
  'GET /api/rosters/leave-pool': { may: LEAVE, names: { unitId: unit }, query: DAYS },
  'PUT /api/rosters/leave-pool': {
    may: LEAVE,
    names: { 'body.unitId': { ...unit, only: ['branch', 'elsewhere', 'absent'] } },
    body: (_who, { unitId }) => ({ unitId, from: '2026-12-07', to: '2026-12-08', most: 3 }),
  },
  'GET /api/rosters/own/offers': { may: OWN },
  'POST /api/rosters/own/offers/{offerId}/answer': {
    may: OWN,
    names: { offerId: none('staffing-offer') },
    body: () => ({ agrees: true }),
  },
  'POST /api/rosters/own/open-shifts/{openShiftId}/bid': { may: OWN, names: { openShiftId: none('open-shift') } },
  'DELETE /api/rosters/own/open-shifts/{openShiftId}/bid': { may: OWN, names: { openShiftId: none('open-shift') } },
  'GET /api/rosters/offers': { may: PLAN },
  'POST /api/rosters/offers': {
    may: PLAN,
    names: { 'body.queueId': { ...queue, into: (body, queueId) => ({ ...(body as object), queueId }) } },
    body: (_who, { spareQueueId }) => ({
      kind: 'overtime',
      queueId: spareQueueId,
      seconds: 1800,
      endsFrom: Date.now(),
      endsBefore: Date.now() + 3_600_000,
      wanted: 1,
      expiresAt: Date.now() + 3_600_000,
      reason: 'matrix',
    }),
  },
  'DELETE /api/rosters/offers/{offerId}': { may: PLAN, names: { offerId: none('staffing-offer') } },
  'GET /api/rosters/open-shifts': { may: PLAN },
  // There is no contract, so nothing is opened, whoever is named.
  'POST /api/rosters/open-shifts': {
    may: PLAN,
    names: {
      'body.unitId': { kind: 'unit', answer: () => 'absent', only: ['absent'] },
      'body.queueId': { kind: 'queue', answer: () => 'absent', only: ['absent'] },
      'body.contractId': { kind: 'open-shift', answer: () => 'absent', only: ['absent'] },
    },
    body: (_who, { unitId, spareQueueId }) => ({
      unitId,
      queueId: spareQueueId,
      contractId: crypto.randomUUID(),
      kindId: 'day',
      startsAt: Math.ceil(Date.now() / 900_000) * 900_000 + 900_000,
      wanted: 1,
      rule: 'first-come',
      closesAt: Date.now() + 600_000,
      reason: 'matrix',
    }),
  },
  'DELETE /api/rosters/open-shifts/{openShiftId}': { may: PLAN, names: { openShiftId: none('open-shift') } },
}
