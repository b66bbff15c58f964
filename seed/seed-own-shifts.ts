import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { rosterAnswers } from '#modules/rosters/answers.ts'
import { mondayOf } from '#modules/rosters/history-before.ts'
import { askLeave } from '#modules/rosters/leave-ask.ts'
import { setPool } from '#modules/rosters/leave-pools.ts'
import { setPreferences } from '#modules/rosters/own-preferences.ts'
import { offerSwap } from '#modules/rosters/swap-offer.ts'
import type { Platform } from '#platform/module.ts'
import { ROSTERED } from './bank/work-contracts.ts'
import { expectDone } from './expect-done.ts'
import { known, type SeededPeople } from './seed-people.ts'
import { rostersDeps } from './seed-rosters.ts'

const POOL_DAYS = 90
const MOST_AWAY = 6

/** What people say about their shifts: leave granted and asked for after the roster that is published, wishes, a swap. */
export async function seedOwnShifts(
  inside: Platform,
  { idByAgentNo, unitIdByKey }: SeededPeople,
  now: number,
): Promise<void> {
  const zone = compileZone(inside.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${inside.config.TIME_ZONE} is not known`)
  const deps = rostersDeps({ ...inside, clock: { now: () => now } }, zone)
  const own = { ...deps, rosters: rosterAnswers(deps) }
  const today = localDateOf(zone, now)
  const later = (days: number) => addDaysToDate(today, days)
  const agents = ROSTERED.filter(({ role }) => role === 'agent').map(({ agentNo }) => known(idByAgentNo, agentNo))
  const [wei = '', lin = '', tao = ''] = agents

  const unitId = known(unitIdByKey, 'centre')
  const pool = { unitId, from: today, to: later(POOL_DAYS), most: MOST_AWAY }
  expectDone('leave pool', await setPool(own, known(idByAgentNo, '2003'), pool))
  const leave = [
    [wei, { kind: 'annual', from: later(16), to: later(18), words: '' }],
    [lin, { kind: 'family', from: later(20), to: later(22), words: '妹妹婚礼' }],
    [tao, { kind: 'course', from: later(24), to: later(24), words: '理财资格考试' }],
  ] as const
  for (const [personId, body] of leave) expectDone('leave', await askLeave(own, personId, body))
  await setPreferences(own, wei, { daysOff: [later(30)], startBetween: { from: '08:00', to: '10:00' } })

  const nextWeek = addDaysToDate(mondayOf(today), 7)
  const span = { from: startOfLocalDay(zone, nextWeek), before: startOfLocalDay(zone, addDaysToDate(nextWeek, 7)) }
  const [given] = await own.rosters.shifts(inside.db, { ...span, personIds: [tao] })
  if (!given) throw new Error('demo bank: nobody has a shift to give away next week')
  const { date, revision } = given
  const offer = { date, revision, toPersonId: null, wantedDates: [], words: '孩子开家长会' }
  expectDone('swap', await offerSwap(own, tao, offer))
}
