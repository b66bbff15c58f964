import { afterAll, beforeAll, expect, it } from 'vitest'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createPerson, type TestPerson } from '../../../tests/support/people.ts'
import { identityAnswers } from './answers.ts'
import { bySystem } from './authority.ts'
import { identityDeps } from './deps.ts'
import { grantSkill } from './skills.ts'

/** 2026-11-30 09:00 in Shanghai. */
const clock = settableClock(Date.UTC(2026, 10, 30, 1))
const midnightAt = Date.UTC(2026, 10, 30, 16)
let app: TestApplication
let person: TestPerson
beforeAll(async () => {
  app = await startTestApplication({ clock })
  person = await createPerson(app.platform, {
    roles: ['agent'],
    skills: { cards: 3, loans: { level: 4, expiresOn: '2026-11-30' } },
  })
  await app.settled()
})
afterAll(() => app.stop())

const facts = async (type: string) => {
  await app.settled()
  const { rows } = await app.platform.db.pool.query<{ at: number; data: Record<string, unknown> }>(
    'select at, data from platform.log where type = $1 and about = $2 order by position',
    [type, person.personId],
  )
  return rows
}
const skillsOn = async (date: string) => {
  const answers = identityAnswers(identityDeps(app.platform))
  return (await answers.skillsOf(app.platform.db, [person.personId], date)).get(person.personId)
}

it('a skill holds through its last local date', async () => {
  expect(await skillsOn('2026-11-30')).toEqual([
    { skill: 'cards', level: 3 },
    { skill: 'loans', level: 4 },
  ])
  expect(await skillsOn('2026-12-01')).toEqual([{ skill: 'cards', level: 3 }])
})

it('the moment it expires, everyone who reckons with it is told', async () => {
  const before = (await facts('identity.skills-changed')).length
  clock.set(midnightAt - 1)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(await facts('identity.skills-changed')).toHaveLength(before)
  clock.set(midnightAt)
  await expect.poll(async () => (await facts('identity.skills-changed')).length, { timeout: 20_000 }).toBe(before + 1)
  expect((await facts('identity.skill-withdrawn')).at(-1)!.data).toEqual({
    personId: person.personId,
    skill: 'loans',
    reason: 'expired',
  })
})

it('one that was prolonged in time does not expire', async () => {
  const deps = identityDeps(app.platform)
  const by = bySystem('test')
  const grant = { personId: person.personId, skill: 'loans', level: 4 }
  await grantSkill(deps, by, { ...grant, expiresOn: '2026-12-01' })
  await grantSkill(deps, by, { ...grant, expiresOn: '2026-12-05' })
  const before = (await facts('identity.skill-withdrawn')).length
  clock.set(Date.UTC(2026, 11, 1, 16))
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(await facts('identity.skill-withdrawn')).toHaveLength(before)
  clock.set(Date.UTC(2026, 11, 5, 16))
  await expect.poll(async () => (await facts('identity.skill-withdrawn')).length, { timeout: 20_000 }).toBe(before + 1)
})
