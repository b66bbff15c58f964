import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { type FloorApplication, ok } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'
import { rosteredTeam, workContractBy } from '../../support/rostered.ts'
import { soon } from '../../support/soon.ts'

const leave = () => ({ kind: 'family', from: soon(), to: soon(), words: '' })

/** Requests about one's own shifts that are done: each by somebody new, whose leave and shift are nobody else's. */
export function ownShiftScenes(app: FloorApplication, boss: SignedInPerson, queueId: string) {
  const team = async () => {
    const { contractId } = await workContractBy(boss)
    const from = addDaysToDate(soon(), 1)
    const made = await rosteredTeam(app, { planner: boss, contractId }, ['x'], { from, days: 14 })
    return { ...made, contractId, date: addDaysToDate(soon(), 2) }
  }
  return {
    'POST /api/rosters/own/swaps': async () => {
      const { people, work, date } = await team()
      await work(people[0], date)
      const body = { date, revision: 1, toPersonId: null, wantedDates: [], words: 'x' }
      return { token: people[0].token, body }
    },
    'POST /api/rosters/own/leave': async () => {
      const { token } = await signedInAs(app, { roles: ['agent'] })
      return { token, body: leave() }
    },
    'POST /api/rosters/leave/{leaveId}/decision': async () => {
      const asking = await signedInAs(app, { roles: ['agent'] })
      const body = leave()
      const { leaveId } = await ok<{ leaveId: string }>(asking.api('/api/rosters/own/leave', { method: 'POST', body }))
      return { outside: { leaveId }, body: { isGranted: false, words: 'x' } }
    },
    'POST /api/rosters/open-shifts': async () => {
      const { unitId, contractId } = await team()
      const startsAt = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 48 * 3_600_000
      const closesAt = startsAt - 3_600_000
      const terms = { wanted: 1, rule: 'first-come', closesAt, reason: 'x' }
      return { body: { unitId, queueId, contractId, kindId: 'day', startsAt, ...terms } }
    },
  }
}
