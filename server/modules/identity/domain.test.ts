import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#platform/access.ts'
import { ROLES } from '#platform/access.ts'
import { byPerson, bySystem } from './authority.ts'
import { ladderRefusal, mayHandle } from './domain.ts'

const actor = (...roles: Role[]): Actor => ({
  personId: 'me',
  sessionId: 's',
  displayName: 'Me',
  agentNo: '1',
  locale: 'en',
  roles,
  permissions: new Map(),
  unitIds: [],
  unitPath: [],
})
const other = (...heldRoles: Role[]) => ({ personId: 'other', heldRoles })

describe('the privilege ladder', () => {
  it.each(ROLES)('an administrator may grant %s', (role) => {
    expect(ladderRefusal(byPerson(actor('administrator')), other(), [role])).toBeUndefined()
  })

  it.each(ROLES.filter((role) => role !== 'administrator'))('%s alone may not make an administrator', (role) => {
    expect(ladderRefusal(byPerson(actor(role)), other(), ['administrator'])).toBe('role-above-own')
  })

  it.each([
    ['agent', undefined],
    ['team-leader', undefined],
    ['supervisor', 'role-above-own'],
    ['compliance', 'role-above-own'],
    ['quality-inspector', 'role-above-own'],
  ] as const)('a supervisor granting %s: %s', (role, refusal) => {
    expect(ladderRefusal(byPerson(actor('supervisor')), other(), [role])).toBe(refusal)
  })

  it('a supervisor does not touch someone who holds a higher role, even to give a low one', () => {
    expect(ladderRefusal(byPerson(actor('supervisor')), other('administrator'), ['agent'])).toBe('role-above-own')
    expect(ladderRefusal(byPerson(actor('supervisor')), other('supervisor'), ['agent'])).toBe('role-above-own')
  })

  it.each(ROLES)('nobody edits their own roles, a %s neither', (role) => {
    const self = { personId: 'me', heldRoles: [role] }
    expect(ladderRefusal(byPerson(actor(role)), self, ['agent'])).toBe('own-roles')
  })

  it('several roles grant what any of them grants', () => {
    expect(mayHandle(byPerson(actor('agent', 'supervisor')), ['agent', 'team-leader'])).toBe(true)
  })

  it('a rule of the house may grant anything', () => {
    expect(ladderRefusal(bySystem('identity.set-up'), other(), ['administrator'])).toBeUndefined()
  })
})
