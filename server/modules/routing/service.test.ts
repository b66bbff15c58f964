import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueueShape } from '#modules/routing/contract.ts'
import type { AgentServiceShape, QueueAgentsShape } from '#modules/routing/service-contract.ts'
import { DEFAULT_SETTINGS } from '#modules/routing/settings.ts'
import { newId } from '#platform/ids.ts'
import {
  agentAt,
  customerAsks,
  type FloorApplication,
  names,
  ok,
  queueAt,
  refusalOf,
  startFloor,
} from '../../../tests/support/floor.ts'
import {
  createPerson,
  createUnit,
  ensureSkills,
  type SignedInPerson,
  signedInAs,
} from '../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson

beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  await ensureSkills(app.platform, ['cards', 'fx', 'retired'])
})
afterAll(() => app.stop())

const asking = (skill: string, minLevel: number, furtherQueueIds: string[] = []) => ({
  skills: [{ skill, minLevel }],
  furtherQueueIds,
})
const put = (person: SignedInPerson, path: string, body: unknown = {}) =>
  person.api(`/api/routing/${path}`, { method: 'PUT', body })
const agentsOf = (person: SignedInPerson, queueId: string, query = '') =>
  ok<QueueAgentsShape>(person.api(`/api/routing/queues/${queueId}/agents?${query}`))
const service = (person: SignedInPerson, agentId: string) =>
  ok<AgentServiceShape>(person.api(`/api/routing/agents/${agentId}/service`))

describe('who serves a queue now', () => {
  test('says of every member whether work can come, and all that keeps it away', async () => {
    const { queueId } = await queueAt(admin, { requirements: asking('cards', 3) })
    const at = (person: object) => agentAt(app, { queues: [queueId], ...person }, admin)
    const able = await at({ skills: { cards: 4 }, displayName: 'Able' })
    const weak = await at({ skills: { cards: 2 }, displayName: 'Weak' })
    const ended = await at({ skills: { fx: 5 }, displayName: 'None' })
    const meal = await at({ skills: { cards: 4 }, displayName: 'Meal' })
    await meal.presence('meal')
    const seen = await agentsOf(admin, queueId)
    const of = (agentId: string) => seen.agents.find((agent) => agent.agentId === agentId)
    expect(of(able.personId)).toMatchObject({ isMember: true, hindrances: [], ableAfterSeconds: 0, held: 0, most: 3 })
    expect(of(weak.personId)).toMatchObject({
      hindrances: ['skill-missing'],
      missingSkills: [{ skill: 'cards', minLevel: 3, level: 2 }],
      ableAfterSeconds: null,
    })
    expect(of(ended.personId)?.missingSkills).toEqual([{ skill: 'cards', minLevel: 3, level: null }])
    expect(of(meal.personId)).toMatchObject({ hindrances: ['away'], presence: 'meal' })
    expect(seen).toMatchObject({ agentCount: 4, ableCount: 1, hinderedCounts: { 'skill-missing': 2, away: 1 } })
    expect(seen.agents[0]?.agentId).toBe(able.personId)
    const found = await agentsOf(admin, queueId, 'q=MEAL')
    expect(found.agents.map(({ agentId }) => agentId)).toEqual([meal.personId])
  })

  test('an agent is full when nothing more fits, and able again when capacity grows', async () => {
    const { queueId } = await queueAt(admin)
    const mei = await agentAt(app, { queues: [queueId] }, admin)
    const own = { points: 1, channels: { web: { cost: 1, most: 1 } } }
    await ok(put(admin, `agents/${mei.personId}/capacity`, { capacity: own }))
    await customerAsks(app)
    await ok(mei.accept((await mei.rings()).offerId))
    const row = async () => (await agentsOf(admin, queueId)).agents[0]
    expect(await row()).toMatchObject({ hindrances: ['full'], held: 1, most: 1, usedPoints: 1, points: 1 })
    await ok(put(admin, `agents/${mei.personId}/capacity`, { capacity: null }))
    expect(await row()).toMatchObject({ hindrances: [], held: 1, most: 3 })
    const phone = { points: 4, channels: { phone: { cost: 'all', most: 1 } } }
    await ok(put(admin, `agents/${mei.personId}/capacity`, { capacity: phone }))
    expect(await row()).toMatchObject({ hindrances: ['channel-not-given'], most: null, ableAfterSeconds: null })
  })

  test('helpers of another queue are told apart, with the wait after which they come', async () => {
    const home = await queueAt(admin, { topic: 'home' })
    const relaxations = [{ afterSeconds: 60, requirements: { skills: [], furtherQueueIds: [home.queueId] } }]
    const { queueId } = await queueAt(admin, { requirements: asking('cards', 3), relaxations })
    const helper = await agentAt(app, { queues: [home.queueId] }, admin)
    const { agents } = await agentsOf(admin, queueId)
    expect(agents).toMatchObject([
      {
        agentId: helper.personId,
        isMember: false,
        helpsFromQueueIds: [home.queueId],
        hindrances: ['not-a-member', 'skill-missing'],
        ableAfterSeconds: 60,
      },
    ])
  })

  test('those who could be put in are found with the skills first, also whom routing never met', async () => {
    const team = await createUnit(app.platform, { name: 'Candidates' })
    const { queueId } = await queueAt(admin, { requirements: asking('fx', 3) })
    const strong = await createPerson(app.platform, { roles: ['agent'], unit: team, skills: { fx: 4 } })
    const weak = await createPerson(app.platform, { roles: ['agent'], unit: team })
    await createPerson(app.platform, { roles: ['planner'], unit: team })
    const chief = await signedInAs(app, { roles: ['supervisor'], unit: team })
    const others = async () => (await agentsOf(chief, queueId, 'membership=others')).agents
    const ids = (await others()).map(({ agentId }) => agentId)
    expect(ids[0]).toBe(strong.personId)
    expect(ids.toSorted()).toEqual([strong, weak, chief].map(({ personId }) => personId).toSorted())
    await ok(put(chief, `queues/${queueId}/agents/${strong.personId}`))
    expect((await others()).map(({ agentId }) => agentId)).not.toContain(strong.personId)
    expect((await agentsOf(chief, queueId)).agents).toMatchObject([
      { agentId: strong.personId, hindrances: ['offline'] },
    ])
  })

  test('reaches no further than the one who asks', async () => {
    const [here, there] = [
      await createUnit(app.platform, { name: 'Here' }),
      await createUnit(app.platform, { name: 'There' }),
    ]
    const { queueId } = await queueAt(admin)
    const mine = await agentAt(app, { queues: [queueId], unit: here }, admin)
    const foreign = await agentAt(app, { queues: [queueId], unit: there }, admin)
    const leader = await signedInAs(app, { roles: ['team-leader'], unit: here })
    expect((await agentsOf(leader, queueId)).agents.map(({ agentId }) => agentId)).toEqual([mine.personId])
    const gone = { status: 404, refusal: 'agent-not-found' }
    const path = `/api/routing/queues/${queueId}/agents/${foreign.personId}`
    expect(await refusalOf(leader.api(path, { method: 'DELETE' }))).toEqual(gone)
    expect(await refusalOf(put(leader, `queues/${queueId}/agents/${foreign.personId}`))).toEqual(gone)
    expect(await refusalOf(leader.api(`/api/routing/agents/${foreign.personId}/service`))).toEqual(gone)
    expect(await refusalOf(admin.api(`/api/routing/queues/${newId()}/agents`))).toEqual({
      status: 404,
      refusal: 'queue-not-found',
    })
    expect((await mine.api(`/api/routing/queues/${queueId}/agents`)).status).toBe(403)
  })
})

describe('membership of one queue', () => {
  test('is given and taken one by one, changes nothing the second time, and is in the log with who did it', async () => {
    const { queueId } = await queueAt(admin)
    const other = await queueAt(admin, { topic: 'other' })
    const mei = await agentAt(app, { queues: [other.queueId] }, admin)
    const path = `queues/${queueId}/agents/${mei.personId}`
    await ok(put(admin, path, { reason: '借调' }))
    await ok(put(admin, path))
    expect((await mei.desk()).queueIds.toSorted()).toEqual([queueId, other.queueId].toSorted())
    await ok(admin.api(`/api/routing/${path}`, { method: 'DELETE' }))
    await ok(admin.api(`/api/routing/${path}`, { method: 'DELETE' }))
    expect((await mei.desk()).queueIds).toEqual([other.queueId])
    await app.settled()
    const { rows } = await app.platform.db.pool.query<{ member: boolean; kind: string }>(
      `select (data->>'isMember')::boolean member, cause->>'kind' kind from platform.log
       where type = 'routing.changed' and data->>'queueId' = $1 order by position`,
      [queueId],
    )
    expect(rows).toEqual([
      { member: true, kind: 'person' },
      { member: false, kind: 'person' },
    ])
  })

  test('a customer who waits rings at whoever is put in', async () => {
    const { queueId } = await queueAt(admin)
    const mei = await agentAt(app, {}, admin)
    const { contactId } = await customerAsks(app)
    await ok(put(admin, `queues/${queueId}/agents/${mei.personId}`))
    expect((await mei.rings()).contactId).toBe(contactId)
  })

  test('nobody is put into a queue out of use; one can always be taken out', async () => {
    const spare = await queueAt(admin, { topic: 'spare' })
    const mei = await agentAt(app, { queues: [spare.queueId] }, admin)
    await ok(admin.api('/api/routing/topics/spare', { method: 'DELETE' }))
    const { queueId, ...settings } = spare
    await ok(put(admin, `queues/${queueId}`, { ...settings, active: false }))
    const other = await agentAt(app, {}, admin)
    expect(await refusalOf(put(admin, `queues/${queueId}/agents/${other.personId}`))).toEqual({
      status: 409,
      refusal: 'queue-unknown',
    })
    await ok(admin.api(`/api/routing/queues/${queueId}/agents/${mei.personId}`, { method: 'DELETE' }))
    expect((await mei.desk()).queueIds).toEqual([])
  })

  test.each([[{ reason: '' }], [{ reason: 'x'.repeat(201) }], [{ isMember: true }]])(
    '%j is malformed',
    async (body) => {
      expect(await refusalOf(put(admin, `queues/${newId()}/agents/${newId()}`, body))).toEqual({
        status: 400,
        refusal: 'malformed-input',
      })
    },
  )
})

describe('what one person is given work by', () => {
  test('is known before the person was ever in a queue', async () => {
    const { personId } = await createPerson(app.platform, { roles: ['agent'] })
    const { defaultCapacity } = DEFAULT_SETTINGS
    expect(await service(admin, personId)).toEqual({
      agentId: personId,
      mayServe: true,
      queueIds: [],
      capacity: defaultCapacity,
      hasOwnCapacity: false,
      houseCapacity: defaultCapacity,
      usedPoints: 0,
      held: {},
    })
    const own = { points: 2, channels: { web: { cost: 2, most: 1 } } }
    await ok(put(admin, `agents/${personId}/capacity`, { capacity: own }))
    expect(await service(admin, personId)).toMatchObject({ capacity: own, hasOwnCapacity: true })
  })

  test('says when no role takes contacts, and knows nobody who is disabled', async () => {
    const planner = await createPerson(app.platform, { roles: ['planner'] })
    expect(await service(admin, planner.personId)).toMatchObject({ mayServe: false })
    await ok(admin.api(`/api/people/${planner.personId}`, { method: 'PATCH', body: { active: false } }))
    expect(await refusalOf(admin.api(`/api/routing/agents/${planner.personId}/service`))).toMatchObject({ status: 404 })
  })
})

describe('the skills a queue asks for', () => {
  const changed = (queue: QueueShape, change: object) => {
    const { queueId, ...settings } = queue
    return put(admin, `queues/${queueId}`, { ...settings, ...change })
  }
  const define = (offered: boolean) =>
    ok(admin.api('/api/skills/retired', { method: 'PUT', body: { kind: 'product', names: names('retired'), offered } }))

  test('are in the catalogue, also those asked for after a wait', async () => {
    const queue = await queueAt(admin)
    const unknown = { status: 409, refusal: 'skill-unknown' }
    expect(await refusalOf(changed(queue, { requirements: asking('nonsense', 3) }))).toEqual(unknown)
    const relaxations = [{ afterSeconds: 9, requirements: asking('nonsense', 3) }]
    expect(await refusalOf(changed(queue, { relaxations }))).toEqual(unknown)
  })

  test('a retired one may stay where it was asked for, and is asked for nowhere new', async () => {
    await define(true)
    const before = await queueAt(admin, { requirements: asking('retired', 3) })
    const fresh = await queueAt(admin)
    await define(false)
    const saved = await ok<QueueShape>(changed(before, { ringSeconds: 25 }))
    expect(saved.requirements.skills).toEqual([{ skill: 'retired', minLevel: 3 }])
    expect(await refusalOf(changed(fresh, { requirements: asking('retired', 3) }))).toEqual({
      status: 409,
      refusal: 'skill-not-offered',
    })
  })
})
