import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import {
  callApi,
  createPerson,
  createUnit,
  ensureHeadOffice,
  ensureSkills,
  type SignedInPerson,
  signedInAs,
  signIn,
  type TestPerson,
} from '../../../tests/support/people.ts'
import { bySystem } from './authority.ts'
import { changePerson } from './change-person.ts'
import { withdrawRole } from './change-roles.ts'
import type { PersonDetail } from './contract.ts'
import { identityDeps } from './deps.ts'

type Signed = TestPerson & SignedInPerson
let app: TestApplication
let headOffice: string
let north: string
let northTeam: string
let south: string
let administrator: Signed
let supervisor: Signed
let leader: Signed
let agent: Signed
let southerner: TestPerson
beforeAll(async () => {
  app = await startTestApplication()
  headOffice = await ensureHeadOffice(app.platform)
  north = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  northTeam = await createUnit(app.platform, { name: 'North team', parent: north })
  south = await createUnit(app.platform, { name: 'South', kind: 'branch' })
  administrator = await signedInAs(app, { roles: ['administrator'], displayName: '管理员' })
  supervisor = await signedInAs(app, { roles: ['supervisor'], unit: north, displayName: 'Sun' })
  leader = await signedInAs(app, { roles: ['team-leader'], unit: northTeam, displayName: 'Lei' })
  agent = await signedInAs(app, { roles: ['agent'], unit: northTeam, displayName: '美玲', skills: { cards: 4 } })
  southerner = await createPerson(app.platform, { roles: ['agent'], unit: south, displayName: '南_风' })
})
afterAll(() => app.stop())

const refusal = async (reply: Response): Promise<[number, string]> => [
  reply.status,
  ((await reply.json()) as { refusal: string }).refusal,
]
const numbersIn = async (reply: Response): Promise<string[]> =>
  ((await reply.json()) as { people: { agentNo: string }[] }).people.map(({ agentNo }) => agentNo)
const read = async (by: SignedInPerson, personId: string) =>
  (await (await by.api(`/api/people/${personId}`)).json()) as PersonDetail
const newAgent = (unit = northTeam) => createPerson(app.platform, { roles: ['agent'], unit })

describe('who sees whom', () => {
  it('an administrator sees everyone, leaders their unit and below, agents no list', async () => {
    expect(await numbersIn(await administrator.api('/api/people'))).toHaveLength(5)
    expect((await numbersIn(await supervisor.api('/api/people'))).sort()).toEqual(
      [supervisor, leader, agent].map(({ agentNo }) => agentNo).sort(),
    )
    expect((await numbersIn(await leader.api('/api/people'))).sort()).toEqual(
      [leader, agent].map(({ agentNo }) => agentNo).sort(),
    )
    expect((await agent.api('/api/people')).status).toBe(403)
  })

  it('a person outside looks absent, on every route that names one', async () => {
    const path = `/api/people/${southerner.personId}`
    const tries: [string, string, unknown?][] = [
      ['GET', path],
      ['GET', `${path}/sessions`],
      ['DELETE', `${path}/sessions`],
      ['PUT', `${path}/roles/agent/${northTeam}`],
      ['DELETE', `${path}/roles/agent/${south}`],
      ['PUT', `${path}/skills/cards`, { level: 5 }],
      ['DELETE', `${path}/skills/cards`],
    ]
    for (const [method, url, body] of tries) {
      expect(await refusal(await supervisor.api(url, { method, body })), `${method} ${url}`).toEqual([
        404,
        'person-not-found',
      ])
    }
    expect(await numbersIn(await supervisor.api(`/api/people?unit=${south}`))).toEqual([])
  })

  it('a role reaches only from where it is held: a leader here and trainer there does not lead there', async () => {
    const both = await signedInAs(app, { roles: ['team-leader'], unit: northTeam })
    await administrator.api(`/api/people/${both.personId}/roles/supervisor/${south}`, { method: 'PUT' })
    await administrator.api(`/api/people/${both.personId}/roles/team-leader/${northTeam}`, { method: 'PUT' })
    const again = await signIn(app.url, both.agentNo, both.password)
    // Reads at both places, may change roles only where it is supervisor.
    const seen = await numbersIn(await again.api('/api/people'))
    expect(seen).toContain(agent.agentNo)
    expect(seen).toContain(southerner.agentNo)
    const here = await again.api(`/api/people/${agent.personId}/roles/team-leader/${northTeam}`, { method: 'PUT' })
    expect(here.status).toBe(404)
    const there = await again.api(`/api/people/${southerner.personId}/roles/team-leader/${south}`, { method: 'PUT' })
    expect(there.status).toBe(200)
  })
})

describe('the list of people', () => {
  it('finds by part of name or number, as written', async () => {
    expect(await numbersIn(await administrator.api('/api/people?q=美'))).toEqual([agent.agentNo])
    expect(await numbersIn(await administrator.api(`/api/people?q=${agent.agentNo.toLowerCase()}`))).toEqual([
      agent.agentNo,
    ])
    expect(await numbersIn(await administrator.api('/api/people?q=_'))).toEqual([southerner.agentNo])
    expect(await numbersIn(await administrator.api('/api/people?q=%25'))).toEqual([])
    const quoted = encodeURIComponent("') or ('%'='")
    expect(await numbersIn(await administrator.api(`/api/people?q=${quoted}`))).toEqual([])
  })

  it('filters by unit and below, role, skill with level, and being active', async () => {
    expect(await numbersIn(await administrator.api(`/api/people?unit=${north}&role=agent`))).toEqual([agent.agentNo])
    expect(await numbersIn(await administrator.api('/api/people?skill=cards&leastLevel=4'))).toEqual([agent.agentNo])
    expect(await numbersIn(await administrator.api('/api/people?skill=cards&leastLevel=5'))).toEqual([])
    expect(await numbersIn(await administrator.api('/api/people?active=false'))).toEqual([])
  })

  it.each(['agentNo', 'displayName', 'unitName', 'lastSignedInAt'])(
    'pages through everyone once, by %s',
    async (sort) => {
      for (const order of ['asc', 'desc']) {
        const all = await numbersIn(await administrator.api(`/api/people?sort=${sort}&order=${order}&limit=200`))
        const paged: string[] = []
        let cursor: string | null = ''
        while (cursor !== null) {
          const url = `/api/people?sort=${sort}&order=${order}&limit=2${cursor ? `&cursor=${cursor}` : ''}`
          const page = (await (await administrator.api(url)).json()) as {
            people: { agentNo: string }[]
            nextCursor: string | null
          }
          paged.push(...page.people.map((person) => person.agentNo))
          cursor = page.nextCursor
        }
        expect(paged).toEqual(all)
      }
    },
  )

  it.each(['cursor=%00', 'cursor=nonsense', 'limit=201', 'sort=password_hash', 'order=up', 'unit=x', 'role=boss'])(
    '%s does no harm',
    async (query) => {
      const reply = await administrator.api(`/api/people?${query}`)
      expect([200, 400]).toContain(reply.status)
    },
  )
})

describe('adding and changing people', () => {
  it('a new person has no password until a one-time link sets one', async () => {
    const reply = await administrator.api('/api/people', {
      method: 'POST',
      body: { agentNo: 'N-100', displayName: '新人', unitId: northTeam, roles: [{ role: 'agent', unitId: northTeam }] },
    })
    expect(await reply.json()).toMatchObject({ agentNo: 'N-100', hasPassword: false, roles: [{ role: 'agent' }] })
  })

  it.each([
    [{ agentNo: 'n-100', displayName: 'Twin' }, 409, 'agent-number-taken'],
    [{ agentNo: 'N-101', displayName: '' }, 400, 'malformed-input'],
    [{ agentNo: 'N 101', displayName: 'X' }, 400, 'malformed-input'],
    [{ agentNo: 'N-101', displayName: 'X', active: true }, 400, 'malformed-input'],
    [{ agentNo: 'N-101', displayName: 'X', password: 'set by admin 123' }, 400, 'malformed-input'],
    [{ agentNo: 'N-101', displayName: 'X', unitId: '01990000-0000-7000-8000-000000000000' }, 404, 'unit-not-found'],
  ])('%j is refused with %i', async (body, status, name) => {
    const reply = await administrator.api('/api/people', { method: 'POST', body: { unitId: northTeam, ...body } })
    expect(await refusal(reply)).toEqual([status, name])
  })

  it('one number cannot be given twice at the same moment', async () => {
    const body = { agentNo: 'N-200', displayName: 'Race', unitId: northTeam }
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => administrator.api('/api/people', { method: 'POST', body })),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409, 409])
  })

  it('moving a person moves the roles held at the former unit', async () => {
    const { personId } = await newAgent()
    const reply = await administrator.api(`/api/people/${personId}`, { method: 'PATCH', body: { unitId: south } })
    expect(await reply.json()).toMatchObject({ unitId: south, roles: [{ role: 'agent', unitId: south }] })
  })

  it('nobody moves or disables themselves, and one administrator always remains', async () => {
    const own = `/api/people/${administrator.personId}`
    expect(await refusal(await administrator.api(own, { method: 'PATCH', body: { active: false } }))).toEqual([
      403,
      'own-account',
    ])
    const second = await signedInAs(app, { roles: ['administrator'] })
    const [one, two] = await Promise.all([
      administrator.api(`/api/people/${second.personId}`, { method: 'PATCH', body: { active: false } }),
      second.api(own, { method: 'PATCH', body: { active: false } }),
    ])
    expect([one!.status, two!.status]).toContain(200)
    const { rows } = await app.platform.db.pool.query(
      `select count(*)::int n from identity.person p join identity.person_role r on r.person_id = p.id
       where p.active and r.role = 'administrator'`,
    )
    expect(rows[0].n).toBeGreaterThanOrEqual(1)
    await app.platform.db.pool.query('update identity.person set active = true where id = any($1)', [
      [administrator.personId, second.personId],
    ])
    administrator = { ...administrator, ...(await signIn(app.url, administrator.agentNo, administrator.password)) }
    await administrator.api(`/api/people/${second.personId}`, { method: 'PATCH', body: { active: false } })
  })

  it('disabling is undone by enabling, with the same password and roles', async () => {
    const person = await newAgent()
    const path = `/api/people/${person.personId}`
    await administrator.api(path, { method: 'PATCH', body: { active: false } })
    await expect(signIn(app.url, person.agentNo, person.password)).rejects.toThrow('401')
    await administrator.api(path, { method: 'PATCH', body: { active: true } })
    expect((await signIn(app.url, person.agentNo, person.password)).token).toBeTruthy()
  })
})

describe('the privilege ladder', () => {
  const put = (by: SignedInPerson, person: { personId: string }, role: string, unit: string) =>
    by.api(`/api/people/${person.personId}/roles/${role}/${unit}`, { method: 'PUT' })

  it('nobody edits their own roles', async () => {
    expect(await refusal(await put(administrator, administrator, 'compliance', headOffice))).toEqual([403, 'own-roles'])
    expect(await refusal(await put(supervisor, supervisor, 'agent', north))).toEqual([403, 'own-roles'])
  })

  it('a supervisor makes team leaders of their own people, and nothing higher', async () => {
    const person = await newAgent()
    expect((await put(supervisor, person, 'team-leader', northTeam)).status).toBe(200)
    for (const role of ['supervisor', 'administrator', 'compliance', 'planner']) {
      expect(await refusal(await put(supervisor, person, role, northTeam)), role).toEqual([403, 'role-above-own'])
    }
  })

  it('a supervisor grants nothing at a unit elsewhere, or at a unit above', async () => {
    const person = await newAgent()
    expect(await refusal(await put(supervisor, person, 'agent', south))).toEqual([404, 'unit-not-found'])
    expect(await refusal(await put(supervisor, person, 'agent', headOffice))).toEqual([404, 'unit-not-found'])
  })

  it('a supervisor neither signs out nor changes someone above who sits in their unit', async () => {
    const boss = await signedInAs(app, { roles: ['administrator'], unit: northTeam, rolesAt: headOffice })
    expect(await refusal(await put(supervisor, boss, 'agent', northTeam))).toEqual([403, 'role-above-own'])
    const ended = await supervisor.api(`/api/people/${boss.personId}/sessions`, { method: 'DELETE' })
    expect(await refusal(ended)).toEqual([403, 'role-above-own'])
    expect((await read(supervisor, boss.personId)).allowed).toEqual({
      manage: false,
      grantRoles: [],
      grantSkills: true,
      endSessions: false,
    })
  })

  it('what one may do is said beforehand', async () => {
    const person = await newAgent()
    expect((await read(supervisor, person.personId)).allowed).toEqual({
      manage: false,
      grantRoles: ['agent', 'team-leader'],
      grantSkills: true,
      endSessions: true,
    })
    expect((await read(administrator, person.personId)).allowed.grantRoles).toHaveLength(12)
    expect((await read(leader, person.personId)).allowed).toMatchObject({ grantRoles: [], grantSkills: false })
  })

  it('the last administrator keeps the role and stays active, whoever asks', async () => {
    const small = await startTestApplication()
    const { personId, unitId } = await createPerson(small.platform, { roles: ['administrator'] })
    const deps = identityDeps(small.platform)
    const role = { personId, role: 'administrator', unitId } as const
    expect(await withdrawRole(deps, bySystem('test'), role)).toMatchObject({ refusal: 'last-administrator' })
    expect(await changePerson(deps, bySystem('test'), personId, { active: false })).toMatchObject({
      refusal: 'last-administrator',
    })
    await createPerson(small.platform, { roles: ['administrator'] })
    expect(await withdrawRole(deps, bySystem('test'), role)).toMatchObject({ ok: true })
    await small.stop()
  })
})

describe('extra fields', () => {
  it.each([
    ['PATCH', '/api/me', { locale: 'en', roles: ['administrator'] }],
    ['PATCH', '/api/me', { personId: 'x' }],
    ['PUT', '/api/me/password', { current: 'a', next: 'b', personId: 'x' }],
  ])('%s %s with %j is refused', async (method, path, body) => {
    expect((await agent.api(path, { method, body })).status).toBe(400)
  })

  it('__proto__ and constructor in a body change nothing', async () => {
    const reply = await callApi(app.url, '/api/me', {
      method: 'PATCH',
      headers: { authorization: `Bearer ${agent.token}`, 'content-type': 'application/json' },
      body: undefined,
    })
    expect(reply.status).toBe(400)
    for (const body of ['{"__proto__":{"roles":["administrator"]}}', '{"constructor":{"prototype":{"admin":true}}}']) {
      const raw = await fetch(`${app.url}/api/me`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${agent.token}`, 'content-type': 'application/json' },
        body,
      })
      expect(raw.status).toBe(400)
    }
    expect(({} as Record<string, unknown>).roles).toBeUndefined()
  })
})

describe('skills', () => {
  it('are granted with level and expiry, changed, and withdrawn', async () => {
    await ensureSkills(app.platform, ['loans'])
    const { personId } = await newAgent()
    const path = `/api/people/${personId}/skills/loans`
    const granted = await supervisor.api(path, { method: 'PUT', body: { level: 2, expiresOn: '2099-12-31' } })
    expect(((await granted.json()) as PersonDetail).skills).toMatchObject([
      { skill: 'loans', level: 2, expiresOn: '2099-12-31', grantedBy: 'Sun', isExpired: false },
    ])
    const raised = await supervisor.api(path, { method: 'PUT', body: { level: 5 } })
    expect(((await raised.json()) as PersonDetail).skills).toMatchObject([{ level: 5, expiresOn: null }])
    expect(((await (await supervisor.api(path, { method: 'DELETE' })).json()) as PersonDetail).skills).toEqual([])
    expect(await refusal(await supervisor.api(path, { method: 'DELETE' }))).toEqual([404, 'skill-not-found'])
  })

  it.each([
    [{ level: 0 }, 400, 'malformed-input'],
    [{ level: 6 }, 400, 'malformed-input'],
    [{ level: 2.5 }, 400, 'malformed-input'],
    [{ level: 2, expiresOn: '2026-02-30' }, 400, 'malformed-input'],
    [{ level: 2, expiresOn: '2020-01-01' }, 422, 'date-is-past'],
    [{ level: 2, grantedBy: 'me' }, 400, 'malformed-input'],
  ])('%j is refused with %i', async (body, status, name) => {
    const reply = await supervisor.api(`/api/people/${agent.personId}/skills/cards`, { method: 'PUT', body })
    expect(await refusal(reply)).toEqual([status, name])
  })

  it('nobody grants skills to themselves', async () => {
    const reply = await supervisor.api(`/api/people/${supervisor.personId}/skills/cards`, {
      method: 'PUT',
      body: { level: 5 },
    })
    expect(await refusal(reply)).toEqual([403, 'own-skills'])
  })

  it('one no longer offered stays with its holders and is granted to nobody new', async () => {
    const names = { 'zh-CN': '旧业务', 'zh-TW': '舊業務', en: 'Old' }
    await administrator.api('/api/skills/old', { method: 'PUT', body: { kind: 'product', names } })
    const holder = await newAgent()
    const late = await newAgent()
    const grant = (person: TestPerson) =>
      supervisor.api(`/api/people/${person.personId}/skills/old`, { method: 'PUT', body: { level: 1 } })
    expect((await grant(holder)).status).toBe(200)
    await administrator.api('/api/skills/old', { method: 'PUT', body: { kind: 'product', names, offered: false } })
    expect(await refusal(await grant(late))).toEqual([409, 'skill-not-offered'])
    expect((await grant(holder)).status).toBe(200)
    const { skills } = (await (await agent.api('/api/skills')).json()) as { skills: unknown[] }
    expect(skills).toContainEqual({ code: 'old', kind: 'product', names, offered: false, holders: 1, expiring: 0 })
    expect((await supervisor.api('/api/skills/old', { method: 'PUT', body: { kind: 'product', names } })).status).toBe(
      403,
    )
  })
})
