import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../../scripts/verify-audit.mjs'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import {
  createPerson,
  createUnit,
  type SignedInPerson,
  signedInAs,
  type TestPerson,
} from '../../../tests/support/people.ts'
import { identityAnswers } from './answers.ts'
import { identityDeps } from './deps.ts'
import { identitySeed } from './seed.ts'

interface Page {
  readonly facts: readonly {
    readonly position: number
    readonly type: string
    readonly about: string
    readonly at: number
    readonly cause: { readonly kind: string; readonly id: string; readonly purpose?: string }
    readonly data: Record<string, unknown>
  }[]
  readonly nextBefore: number | null
  readonly people: Record<string, { readonly displayName: string }>
}
let app: TestApplication
let compliance: SignedInPerson & TestPerson
let administrator: SignedInPerson & TestPerson
let subject: TestPerson
beforeAll(async () => {
  app = await startTestApplication()
  administrator = await signedInAs(app, { roles: ['administrator'], displayName: '管理员' })
  compliance = await signedInAs(app, { roles: ['compliance'] })
  const unit = await createUnit(app.platform, { name: 'Team' })
  subject = await createPerson(app.platform, { roles: ['agent'] })
  await administrator.api(`/api/people/${subject.personId}/roles/team-leader/${unit}`, { method: 'PUT' })
  await administrator.api(`/api/people/${subject.personId}`, { method: 'PATCH', body: { active: false } })
  await app.settled()
})
afterAll(() => app.stop())

const read = async (query = '', by: SignedInPerson = compliance): Promise<Page> => {
  const reply = await by.api(`/api/audit?${query}`)
  expect(reply.status).toBe(200)
  return (await reply.json()) as Page
}

describe('the audit trail', () => {
  it('tells who did what to whom, the newest first', async () => {
    const { facts, people } = await read(`about=${subject.personId}`)
    expect(facts.map((fact) => fact.type)).toEqual([
      'identity.rights-changed',
      'identity.person-changed',
      'identity.rights-changed',
      'identity.role-granted',
      'identity.role-granted',
      'identity.password-changed',
      'identity.person-added',
    ])
    expect(facts[1]).toMatchObject({
      cause: { kind: 'person', id: administrator.personId },
      data: { what: ['disabled'] },
    })
    expect(people[administrator.personId]).toEqual({ displayName: '管理员', agentNo: administrator.agentNo })
  })

  it('is filtered by type, by who did it and by time', async () => {
    const byType = await read('type=identity.person-changed')
    expect(byType.facts).toHaveLength(1)
    const byPerson = await read(`person=${administrator.personId}`)
    expect(byPerson.facts.length).toBeGreaterThan(2)
    expect(byPerson.facts.every((fact) => fact.cause.id === administrator.personId)).toBe(true)
    const { at } = byType.facts[0]!
    expect((await read(`type=identity.person-changed&from=${at}&to=${at + 1}`)).facts).toHaveLength(1)
    expect((await read(`type=identity.person-changed&from=${at + 1}`)).facts).toHaveLength(0)
    expect((await read(`type=identity.person-changed&to=${at}`)).facts).toHaveLength(0)
  })

  it('is paged without gap or double', async () => {
    const all = (await read('limit=200')).facts.map((fact) => fact.position)
    const paged: number[] = []
    let before: number | null = all[0]! + 1
    while (before !== null) {
      const page: Page = await read(`limit=3&before=${before}`)
      paged.push(...page.facts.map((fact) => fact.position))
      before = page.nextBefore
    }
    expect(paged).toEqual(all)
  })

  it('names the types there are', async () => {
    const { types } = (await (await compliance.api('/api/audit/types')).json()) as { types: string[] }
    expect(types).toEqual([...types].sort())
    expect(types).toContain('identity.role-granted')
    expect(new Set(types).size).toBe(types.length)
  })

  it('is read by administrators and compliance only, and that it was read stands in it', async () => {
    for (const role of ['agent', 'supervisor', 'quality-inspector', 'hq-department'] as const) {
      const person = await signedInAs(app, { roles: [role] })
      expect((await person.api('/api/audit')).status, role).toBe(403)
      expect((await person.api('/api/audit/types')).status, role).toBe(403)
    }
    await read(`about=${subject.personId}`, administrator)
    await app.settled()
    const { facts } = await read(`type=identity.audit-read&person=${administrator.personId}`)
    expect(facts[0]).toMatchObject({ data: { personId: administrator.personId, about: subject.personId } })
  })

  it('of a number pasted into the search only a masked one is kept', async () => {
    await read('about=6222021234567894', administrator)
    await app.settled()
    const { facts } = await read(`type=identity.audit-read&person=${administrator.personId}`)
    expect(facts[0]).toMatchObject({ data: { about: '622202******7894' } })
  })

  it.each([
    'limit=0',
    'limit=1000',
    'before=x',
    'person=me',
    'type=6222021234567894',
    'from=-1',
    `about=${'x'.repeat(101)}`,
  ])('%s is refused', async (query) => {
    expect((await compliance.api(`/api/audit?${query}`)).status).toBe(400)
  })

  it('nobody changes it through the product', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await administrator.api('/api/audit', { method })).status, method).toBe(404)
    }
  })
})

describe('a reveal', () => {
  it('is recorded with its purpose in the transaction of the one who shows the value, or not at all', async () => {
    const answers = identityAnswers(identityDeps(app.platform))
    const reveal = {
      personId: compliance.personId,
      subject: 'customer-1',
      field: 'phone',
      purpose: 'complaint 2026-17',
    }
    await app.platform.db.transaction((tx) => answers.recordReveal(tx, reveal))
    await app.platform.db
      .transaction(async (tx) => {
        await answers.recordReveal(tx, { ...reveal, subject: 'customer-2' })
        throw new Error('not shown after all')
      })
      .catch(() => {})
    await app.settled()
    const { facts } = await read('type=identity.field-revealed')
    expect(facts).toMatchObject([
      {
        about: 'customer-1',
        cause: { kind: 'person', id: compliance.personId, purpose: 'complaint 2026-17' },
        data: { field: 'phone' },
      },
    ])
  })
})

describe('what modules ask', () => {
  it('cards, people by role within units, and units below', async () => {
    const answers = identityAnswers(identityDeps(app.platform))
    const branch = await createUnit(app.platform, { name: 'Branch', kind: 'branch' })
    const team = await createUnit(app.platform, { name: 'Team', parent: branch })
    const inside = await createPerson(app.platform, { roles: ['agent', 'trainer'], unit: team, displayName: 'In' })
    const outside = await createPerson(app.platform, { roles: ['trainer'] })
    const { db } = app.platform
    expect(await answers.people(db, [inside.personId, crypto.randomUUID()])).toEqual([
      {
        personId: inside.personId,
        displayName: 'In',
        agentNo: inside.agentNo,
        unitId: team,
        unitName: 'Team',
        roles: ['agent', 'trainer'],
        active: true,
      },
    ])
    const ids = async (roles: string[], units: string[]) =>
      (await answers.peopleWithRole(db, roles, units)).map(({ personId }) => personId)
    expect(await ids(['trainer'], [branch])).toEqual([inside.personId])
    expect((await ids(['trainer'], [])).sort()).toEqual([inside.personId, outside.personId].sort())
    expect(await ids(['agent'], [])).not.toContain(subject.personId)
    expect([...(await answers.unitsBelow(db, branch))].sort()).toEqual([branch, team].sort())
  })
})

describe('demo data', () => {
  it('gives every person a password of their own that the rules allow', async () => {
    const seed = identitySeed(app.platform)
    const unitId = await seed.createUnit({ kind: 'team', name: '示范班组', parentId: (await seed.headOffice())! })
    await seed.createSkills([
      { code: 'demo', kind: 'soft', names: { 'zh-CN': '沟通', 'zh-TW': '溝通', en: 'Talking' }, offered: true },
    ])
    const people = await seed.createPeople(
      Array.from({ length: 5 }, (_, n) => ({
        agentNo: `D${n}00`,
        displayName: `示范${n}`,
        unitId,
        roles: ['agent' as const],
        skills: [{ skill: 'demo', level: 3 }],
      })),
    )
    expect(new Set(people.map(({ password }) => password)).size).toBe(5)
    const reply = await fetch(`${app.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ agentNo: 'D300', password: people[3]!.password }),
    })
    expect(reply.status).toBe(200)
  })
})

it('after all of this the chain is unbroken', async () => {
  await app.settled()
  const lines: string[] = []
  expect(await verify(app.databaseUrl, undefined, (line) => lines.push(line)), lines.join('\n')).toBe(0)
})
