import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { DraftPrediction, RosterBoard, RosterHead, RosterRun } from '#modules/rosters/contract.ts'
import type { RosterQuestions } from '#modules/rosters/questions.ts'
import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { buildHouse } from '#server/main.ts'
import { settableClock, startTestApplication, type TestApplication } from './application.ts'
import { ok, queueAt, until } from './floor.ts'
import { type ApiInit, createUnit, type SignedInPerson, signedInAs, type TestPerson } from './people.ts'
import { setTermsBy, workContractBy } from './rostered.ts'

/** Monday, 9 o'clock in Shanghai. */
export const NOW = Date.parse('2026-12-07T09:00:00+08:00')
export const TODAY = '2026-12-07'
export const MON = '2026-12-14'
export const HOUR = 3_600_000

export type Signed = TestPerson & SignedInPerson
export let app: TestApplication
export const clock = settableClock(NOW)
export let planner: Signed
export let administrator: Signed
/** What other modules may ask. */
export let rosters: RosterQuestions
export let contract: WorkContract
export let queueId: string
/** The house with a planner, a work contract, and a queue with its forecast. Searches last so many plans made anew. */
export async function openRosterHouse(searchIterations = 120): Promise<TestApplication> {
  app = await startTestApplication({
    clock,
    build: (platform) => {
      const house = buildHouse(platform, { rosters: { searchIterations } })
      const module = house.modules.find(({ name }) => name === 'rosters') as { questions?: RosterQuestions } | undefined
      if (module?.questions) rosters = module.questions
      return house
    },
  })
  planner = await signedInAs(app, { roles: ['planner'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
  contract = await workContractBy(planner)
  queueId = (await queueAt(administrator)).queueId
  await foretell(queueId)
  return app
}

export const post = (body: unknown = {}): ApiInit => ({ method: 'POST', body })
export const put = (body: unknown): ApiInit => ({ method: 'PUT', body })
export async function refused(answer: Promise<Response>) {
  const response = await answer
  return { status: response.status, ...((await response.json()) as { refusal: string; detail?: string }) }
}

/** Contacts from 9 to 17 o'clock every day of the last two weeks, and a forecast of three weeks from them. */
async function foretell(id: string): Promise<void> {
  const lines = Array.from({ length: 14 }, (_, day) => addDaysToDate(TODAY, day - 14)).flatMap((date) =>
    Array.from(
      { length: 16 },
      (_, slot) => `${date}T${String(9 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'},6`,
    ),
  )
  await ok(planner.api(`/api/workforce/queues/${id}/history`, post({ text: ['start,calls', ...lines].join('\n') })))
  await ok(planner.api(`/api/workforce/queues/${id}/forecasts`, post({ weeks: 3 })))
}

let count = 0
export async function team(size: number, { serves = true } = {}) {
  count += 1
  const unitId = await createUnit(app.platform, { name: `Crew ${count}` })
  const people: Signed[] = []
  for (let place = 0; place < size; place += 1) {
    const person = await signedInAs(app, { roles: ['agent'], unit: unitId, displayName: `P${count}-${place}` })
    await setTermsBy(planner, person.personId, contract.contractId)
    if (serves)
      await ok(administrator.api(`/api/routing/agents/${person.personId}/queues`, put({ queueIds: [queueId] })))
    people.push(person)
  }
  return { unitId, people }
}
export const begin = (unitId: string, from = MON, days = 7) =>
  ok<RosterHead>(planner.api('/api/rosters', post({ unitId, from, days, queueIds: [queueId] })))
export const boardOf = (rosterId: string, who: SignedInPerson = planner) =>
  ok<RosterBoard>(who.api(`/api/rosters/${rosterId}`))
export const change = (rosterId: string, revision: number, changes: readonly unknown[]) =>
  planner.api(`/api/rosters/${rosterId}/draft`, put({ revision, changes }))
/** A shift of the contract's first kind at an hour of a day in Shanghai, or a day off. */
export const day = (personId: string, date: string, hour: number | null, isLocked = true) => ({
  personId,
  date,
  isLocked,
  shift:
    hour === null
      ? null
      : { kindId: contract.shifts[0]!.id, startsAt: Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR },
})
export const ended = (rosterId: string) =>
  until(async () => {
    const { run } = await boardOf(rosterId)
    return run && run.state !== 'running' && run.state !== 'stopping' ? run : undefined
  })
export async function searched(rosterId: string): Promise<RosterRun> {
  await ok(planner.api(`/api/rosters/${rosterId}/runs`, post({ seconds: 5 })))
  return ended(rosterId)
}
/** Plays the draft against the forecast, so that it may be published as it is. */
export const play = (rosterId: string) =>
  ok<DraftPrediction>(planner.api(`/api/rosters/${rosterId}/simulation`, post()))
export const publish = (rosterId: string, revision: number, reason: string | null = null) =>
  planner.api(`/api/rosters/${rosterId}/publication`, post({ revision, reason }))
