import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import {
  createPerson,
  createUnit,
  ensureHeadOffice,
  type SignedInPerson,
  signedInAs,
  type TestPerson,
} from '../../../tests/support/people.ts'
import { identityAnswers } from './answers.ts'
import { identityDeps } from './deps.ts'

let app: TestApplication
let headOffice: string
let administrator: SignedInPerson & TestPerson
beforeAll(async () => {
  app = await startTestApplication()
  headOffice = await ensureHeadOffice(app.platform)
  administrator = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const change = (unitId: string, body: unknown) => administrator.api(`/api/units/${unitId}`, { method: 'PATCH', body })
const refusal = async (reply: Response): Promise<[number, string]> => [
  reply.status,
  ((await reply.json()) as { refusal: string }).refusal,
]
const below = async (unitId: string): Promise<string[]> => [
  ...(await identityAnswers(identityDeps(app.platform)).unitsBelow(app.platform.db, unitId)),
]
/** A branch with two teams, the first with a team of its own. */
async function branch(name: string) {
  const id = await createUnit(app.platform, { name, kind: 'branch' })
  const first = await createUnit(app.platform, { name: 'First', parent: id })
  const second = await createUnit(app.platform, { name: 'Second', parent: id })
  const inner = await createUnit(app.platform, { name: 'Inner', parent: first })
  return { id, first, second, inner }
}

describe('the organisation', () => {
  it('is one tree under one head office', async () => {
    const add = (body: unknown) => administrator.api('/api/units', { method: 'POST', body })
    expect(await refusal(await add({ kind: 'head-office', name: 'Second head', parentId: null }))).toEqual([
      409,
      'head-office-exists',
    ])
    expect(await refusal(await add({ kind: 'head-office', name: 'Inside', parentId: headOffice }))).toEqual([
      409,
      'head-office-exists',
    ])
    expect(await refusal(await add({ kind: 'team', name: 'Adrift', parentId: null }))).toEqual([
      409,
      'head-office-exists',
    ])
    expect((await add({ kind: 'branch', name: '上海分行', parentId: headOffice })).status).toBe(200)
    expect(await refusal(await add({ kind: 'branch', name: '上海分行', parentId: headOffice }))).toEqual([
      409,
      'unit-name-taken',
    ])
  })

  it('a unit knows all below it, at whatever depth', async () => {
    const { id, first, second, inner } = await branch('Deep')
    expect((await below(id)).sort()).toEqual([id, first, second, inner].sort())
    expect((await below(first)).sort()).toEqual([first, inner].sort())
    expect(await below(headOffice)).toEqual(expect.arrayContaining([headOffice, id, inner]))
  })

  it('moving a unit takes all below it along, and leaves what was above', async () => {
    const from = await branch('From')
    const to = await branch('To')
    expect((await change(from.first, { parentId: to.second })).status).toBe(200)
    expect((await below(from.id)).sort()).toEqual([from.id, from.second].sort())
    expect((await below(to.id)).sort()).toEqual([to.id, to.first, to.second, to.inner, from.first, from.inner].sort())
    expect((await below(to.second)).sort()).toEqual([to.second, from.first, from.inner].sort())
    await closureHolds()
  })

  it('no unit comes to lie inside itself, also when two moves meet', async () => {
    const { id, first, inner } = await branch('Cycle')
    expect(await refusal(await change(first, { parentId: inner }))).toEqual([409, 'unit-inside-itself'])
    expect(await refusal(await change(first, { parentId: first }))).toEqual([409, 'unit-inside-itself'])
    expect(await refusal(await change(headOffice, { parentId: id }))).toEqual([409, 'head-office-stays'])
    const other = await branch('Cycle too')
    const replies = await Promise.all([change(id, { parentId: other.first }), change(other.id, { parentId: first })])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    await closureHolds()
  })

  it('rename and move in one step need the name to be free only where the unit goes', async () => {
    const { id, first, second } = await branch('Names')
    expect(await refusal(await change(first, { name: 'Second' }))).toEqual([409, 'unit-name-taken'])
    expect((await change(first, { name: 'Second', parentId: headOffice })).status).toBe(200)
    expect((await change(second, { name: 'Renamed' })).status).toBe(200)
    expect((await below(id)).sort()).toEqual([id, second].sort())
  })

  it('a move changes whom a supervisor reaches, at once', async () => {
    const north = await branch('North')
    const south = await branch('South')
    const supervisor = await signedInAs(app, { roles: ['supervisor'], unit: north.id })
    const agent = await createPerson(app.platform, { roles: ['agent'], unit: north.inner })
    const sees = async () => (await supervisor.api(`/api/people/${agent.personId}`)).status
    expect(await sees()).toBe(200)
    expect((await change(north.first, { parentId: south.second })).status).toBe(200)
    expect(await sees()).toBe(404)
    await app.settled()
    const { rows } = await app.platform.db.pool.query(
      "select count(*)::int n from platform.log where type = 'identity.rights-changed' and about = $1",
      [supervisor.personId],
    )
    expect(rows[0].n).toBeGreaterThanOrEqual(1)
  })

  it('only an empty unit is removed', async () => {
    const { id, first, inner } = await branch('Closing')
    const remove = (unitId: string) => administrator.api(`/api/units/${unitId}`, { method: 'DELETE' })
    expect(await refusal(await remove(first))).toEqual([409, 'unit-in-use'])
    expect(await refusal(await remove(headOffice))).toEqual([409, 'head-office-stays'])
    await createPerson(app.platform, { roles: [], unit: inner })
    expect(await refusal(await remove(inner))).toEqual([409, 'unit-in-use'])
    const empty = await createUnit(app.platform, { name: 'Empty', parent: id })
    expect((await remove(empty)).status).toBe(200)
    expect(await refusal(await remove(empty))).toEqual([404, 'unit-not-found'])
  })

  it('everyone may read it, and only administrators change it', async () => {
    const leader = await signedInAs(app, { roles: ['supervisor', 'team-leader'] })
    const list = (await (await leader.api('/api/units')).json()) as { units: { unitId: string; parentId: string }[] }
    const place = new Map(list.units.map((unit, index) => [unit.unitId, index]))
    for (const { unitId, parentId } of list.units) {
      if (parentId) expect(place.get(parentId)!).toBeLessThan(place.get(unitId)!)
    }
    expect((await leader.api(`/api/units/${headOffice}`, { method: 'PATCH', body: { name: 'Mine' } })).status).toBe(403)
  })
})

/** What is kept about who lies within whom equals what the parents say. */
async function closureHolds(): Promise<void> {
  const { rows } = await app.platform.db.pool.query(`with recursive within (unit_id, within_id) as (
      select id, id from identity.unit
      union select w.unit_id, u.parent_id from within w join identity.unit u on u.id = w.within_id
      where u.parent_id is not null)
    (select * from within except select unit_id, within_id from identity.unit_within)
    union all (select unit_id, within_id from identity.unit_within except select * from within)`)
  expect(rows).toEqual([])
}
