import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import {
  createPerson,
  createUnit,
  ensureSkills,
  type SignedInPerson,
  signedInAs,
  type TestPerson,
} from '../../../tests/support/people.ts'
import type { SkillMatrixPage, SkillMatrixRow } from './contract.ts'

/** 2026-11-30 23:59 in Shanghai: the last minute of the 30th. */
const clock = settableClock(Date.UTC(2026, 10, 30, 15, 59))
type Signed = TestPerson & SignedInPerson
let app: TestApplication
let administrator: Signed
let supervisor: Signed
let holder: TestPerson
let southerner: TestPerson
let north: string
beforeAll(async () => {
  app = await startTestApplication({ clock })
  north = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  const team = await createUnit(app.platform, { name: 'North team', parent: north })
  const south = await createUnit(app.platform, { name: 'South', kind: 'branch' })
  administrator = await signedInAs(app, { roles: ['administrator'] })
  supervisor = await signedInAs(app, { roles: ['supervisor'], unit: north, skills: { cards: 3 } })
  holder = await createPerson(app.platform, {
    roles: ['agent'],
    unit: team,
    displayName: '美玲',
    skills: {
      cards: 4,
      loans: { level: 2, expiresOn: '2026-11-30' },
      wealth: { level: 3, expiresOn: '2027-01-29' },
      fx: { level: 5, expiresOn: '2027-01-30' },
    },
  })
  southerner = await createPerson(app.platform, { roles: ['agent'], unit: south, skills: { cards: 1 } })
})
afterAll(() => app.stop())

const refusal = async (reply: Response): Promise<[number, string]> => [
  reply.status,
  ((await reply.json()) as { refusal: string }).refusal,
]
const matrix = async (by: SignedInPerson, query = '') =>
  (await (await by.api(`/api/skill-matrix?${query}`)).json()) as SkillMatrixPage
const idsIn = async (by: SignedInPerson, query = '') => (await matrix(by, query)).people.map(({ personId }) => personId)
const rowOf = async (by: SignedInPerson, { personId }: TestPerson): Promise<SkillMatrixRow> =>
  (await matrix(by)).people.find((row) => row.personId === personId)!
const names = { 'zh-CN': '理财', 'zh-TW': '理財', en: 'Wealth advice' }

describe('the skill matrix', () => {
  it('says of each cell whether it holds, ends within sixty days, or has ended', async () => {
    const cell = (skill: string, level: number, expiresOn: string | null, state: string) => ({
      skill,
      level,
      expiresOn,
      state,
    })
    expect((await rowOf(administrator, holder)).cells).toEqual([
      cell('cards', 4, null, 'valid'),
      cell('fx', 5, '2027-01-30', 'valid'),
      cell('loans', 2, '2026-11-30', 'expiring'),
      cell('wealth', 3, '2027-01-29', 'expiring'),
    ])
  })

  it('shows whom one may see, and says whose cells one may change: never one’s own', async () => {
    expect(await idsIn(supervisor)).toEqual(expect.arrayContaining([supervisor.personId, holder.personId]))
    expect(await idsIn(supervisor)).not.toContain(southerner.personId)
    expect(await idsIn(administrator)).toContain(southerner.personId)
    expect(await rowOf(supervisor, holder)).toMatchObject({ mayGrant: true, displayName: '美玲' })
    expect(await rowOf(supervisor, supervisor)).toMatchObject({ mayGrant: false })
    const leader = await signedInAs(app, { roles: ['team-leader'], unit: north })
    expect(await rowOf(leader, holder)).toMatchObject({ mayGrant: false })
    const agent = await signedInAs(app, { roles: ['agent'], unit: north })
    expect((await agent.api('/api/skill-matrix')).status).toBe(403)
  })

  it('finds by unit, name, skill and how it stands', async () => {
    expect(await idsIn(administrator, `unit=${north}&q=美`)).toEqual([holder.personId])
    const ofCards = await matrix(administrator, 'skill=cards&state=held')
    expect(ofCards.people.map(({ personId }) => personId).sort()).toEqual(
      [supervisor, holder, southerner].map(({ personId }) => personId).sort(),
    )
    expect(ofCards.people.flatMap(({ cells }) => cells.map(({ skill }) => skill))).toEqual(['cards', 'cards', 'cards'])
    expect(ofCards.peopleCount).toBe(3)
    expect(await idsIn(administrator, 'state=expiring')).toEqual([holder.personId])
    expect(await idsIn(administrator, 'skill=cards&state=expiring')).toEqual([])
    const without = await idsIn(administrator, 'skill=cards&state=missing')
    expect(without).toContain(administrator.personId)
    expect(without).not.toContain(holder.personId)
  })

  it('pages through everyone once, team by team', async () => {
    const all = await matrix(administrator)
    expect(all.people.map(({ unitName }) => unitName)).toEqual(all.people.map(({ unitName }) => unitName).toSorted())
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: SkillMatrixPage = await matrix(administrator, `limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.peopleCount).toBe(all.peopleCount)
      paged.push(...page.people.map(({ personId }) => personId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged).toEqual(all.people.map(({ personId }) => personId))
  })

  it.each(['limit=201', 'skill=No such', 'state=soon', 'unit=x'])('%s is refused', async (query) => {
    expect(await refusal(await administrator.api(`/api/skill-matrix?${query}`))).toEqual([400, 'malformed-input'])
  })

  it('the day after its last one a skill has ended, and counts for nobody', async () => {
    const holders = async () => {
      const { skills } = (await (await administrator.api('/api/skills')).json()) as {
        skills: { code: string; holders: number; expiring: number }[]
      }
      return skills.find(({ code }) => code === 'loans')
    }
    expect(await holders()).toMatchObject({ holders: 1, expiring: 1 })
    clock.set(Date.UTC(2026, 10, 30, 16))
    expect(await holders()).toMatchObject({ holders: 0, expiring: 0 })
    expect(await idsIn(administrator, 'skill=loans&state=expired')).toEqual([holder.personId])
    expect(await idsIn(administrator, 'skill=loans&state=held')).toEqual([])
  })
})

describe('the catalogue', () => {
  const add = (by: SignedInPerson, body: unknown) => by.api('/api/skills', { method: 'POST', body })

  it('a new skill never overwrites one that is there, also when two come at once', async () => {
    await ensureSkills(app.platform, ['cards'])
    expect(await refusal(await add(administrator, { code: 'cards', kind: 'product', names }))).toEqual([
      409,
      'skill-code-taken',
    ])
    const body = { code: 'advice', kind: 'product', names }
    const replies = await Promise.all([1, 2, 3].map(() => add(administrator, body)))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  it.each([
    [{ code: 'Upper', kind: 'product', names }],
    [{ code: 'x', kind: 'weather', names }],
    [{ code: 'x', kind: 'soft', names: { ...names, en: ' ' } }],
    [{ code: 'x', kind: 'soft', names, holders: 9 }],
  ])('%j is malformed', async (body) => {
    expect(await refusal(await add(administrator, body))).toEqual([400, 'malformed-input'])
  })

  it('only an administrator adds to it', async () => {
    expect((await add(supervisor, { code: 'mine', kind: 'soft', names })).status).toBe(403)
  })
})
