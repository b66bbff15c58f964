import { z } from 'zod'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { type AddPeopleRefusal, addPeople } from './add-people.ts'
import { type Authority, byPerson } from './authority.ts'
import { type ChangePersonRefusal, changePerson } from './change-person.ts'
import { type GrantRoleRefusal, grantRole, type WithdrawRoleRefusal, withdrawRole } from './change-roles.ts'
import {
  addPersonRequest,
  changePersonRequest,
  grantSkillRequest,
  type PersonDetail,
  passwordLinkReply,
  peoplePage,
  peopleQuery,
  personDetail,
  role,
  skillCode,
} from './contract.ts'
import { cutSingleSignOn } from './cut-sso.ts'
import type { IdentityDeps } from './deps.ts'
import { type OpenAccountRefusal, openAccount } from './open-account.ts'
import { type LinkRefusal, makePasswordLink } from './password-link.ts'
import { listPeople, personDetail as readPerson } from './people-views.ts'
import { grantSkill, type SkillRefusal, withdrawSkill } from './skills.ts'

const ADD: Statuses<AddPeopleRefusal> = {
  'agent-number-taken': 409,
  'unit-not-found': 404,
  'own-roles': 403,
  'role-above-own': 403,
}
const CHANGE: Statuses<ChangePersonRefusal> = {
  'person-not-found': 404,
  'unit-not-found': 404,
  'own-account': 403,
  'role-above-own': 403,
  'last-administrator': 409,
}
const ROLE: Statuses<GrantRoleRefusal | WithdrawRoleRefusal> = {
  'person-not-found': 404,
  'unit-not-found': 404,
  'own-roles': 403,
  'role-above-own': 403,
  'role-not-held': 404,
  'last-administrator': 409,
}
const SKILL: Statuses<SkillRefusal> = {
  'person-not-found': 404,
  'skill-not-found': 404,
  'skill-not-offered': 409,
  'date-is-past': 422,
  'own-skills': 403,
}
const LINK: Statuses<LinkRefusal | OpenAccountRefusal> = {
  'person-not-found': 404,
  'own-account': 403,
  'role-above-own': 403,
  'person-disabled': 409,
}
const tags = ['People']
const person = z.object({ personId: z.uuid() })
const personRole = person.extend({ role, unitId: z.uuid() })
const personSkill = person.extend({ skill: skillCode })

export function peopleRoutes(app: HttpApp, deps: IdentityDeps): void {
  const shown = async (by: Authority, personId: string): Promise<PersonDetail> => {
    const found = await readPerson(deps.db, deps, by, personId)
    if (!found) throw new Problem(404, 'person-not-found')
    return found
  }

  app.get(
    '/api/people',
    {
      config: { access: { permission: 'identity.read-people' } },
      schema: {
        tags,
        summary: 'People within reach, filtered, sorted and paged',
        querystring: peopleQuery,
        response: { 200: peoplePage },
      },
    },
    (request) => listPeople(deps.db, deps, scopeOf(actorOf(request), 'identity.read-people'), request.query),
  )

  app.get(
    '/api/people/:personId',
    {
      config: { access: { permission: 'identity.read-people' } },
      schema: {
        tags,
        summary: 'One person with skills, and what you may do to them',
        params: person,
        response: { 200: personDetail },
      },
    },
    (request) => shown(byPerson(actorOf(request)), request.params.personId),
  )

  app.post(
    '/api/people',
    {
      config: { access: { permission: 'identity.manage-people' } },
      schema: {
        tags,
        summary: 'Add a person; make a password link for them next',
        body: addPersonRequest,
        response: { 200: personDetail },
      },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      const [personId] = answer(await addPeople(deps, by, [{ ...request.body, passwordHash: null }]), ADD)
      return shown(by, personId ?? '')
    },
  )

  app.patch(
    '/api/people/:personId',
    {
      config: { access: { permission: 'identity.manage-people' } },
      schema: {
        tags,
        summary: 'Change name, language or unit; disable or enable',
        params: person,
        body: changePersonRequest,
        response: { 200: personDetail },
      },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      answer(await changePerson(deps, by, request.params.personId, request.body), CHANGE)
      return shown(by, request.params.personId)
    },
  )

  app.put(
    '/api/people/:personId/roles/:role/:unitId',
    {
      config: { access: { permission: 'identity.manage-roles' } },
      schema: {
        tags,
        summary: 'Grant a role at a unit',
        description: 'Nobody edits their own roles, or gives or takes a role above their own.',
        params: personRole,
        response: { 200: personDetail },
      },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      answer(await grantRole(deps, by, request.params), ROLE)
      return shown(by, request.params.personId)
    },
  )

  app.delete(
    '/api/people/:personId/roles/:role/:unitId',
    {
      config: { access: { permission: 'identity.manage-roles' } },
      schema: { tags, summary: 'Withdraw a role at a unit', params: personRole, response: { 200: personDetail } },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      answer(await withdrawRole(deps, by, request.params), ROLE)
      return shown(by, request.params.personId)
    },
  )

  app.put(
    '/api/people/:personId/skills/:skill',
    {
      config: { access: { permission: 'identity.grant-skills' } },
      schema: {
        tags,
        summary: 'Grant a skill, or change its level and expiry',
        params: personSkill,
        body: grantSkillRequest,
        response: { 200: personDetail },
      },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      answer(await grantSkill(deps, by, { ...request.params, ...request.body }), SKILL)
      return shown(by, request.params.personId)
    },
  )

  app.delete(
    '/api/people/:personId/skills/:skill',
    {
      config: { access: { permission: 'identity.grant-skills' } },
      schema: { tags, summary: 'Withdraw a skill', params: personSkill, response: { 200: personDetail } },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      const { personId, skill } = request.params
      answer(await withdrawSkill(deps, by, personId, skill), SKILL)
      return shown(by, personId)
    },
  )

  app.post(
    '/api/people/:personId/password-link',
    {
      config: { access: { permission: 'identity.manage-people' } },
      schema: {
        tags,
        summary: 'Make a one-time link with which the person sets a password',
        description: 'Good for one hour; for 24 hours when the person never had a password. An earlier link is void.',
        params: person,
        response: { 200: passwordLinkReply },
      },
    },
    async (request, reply) => {
      const link = answer(await makePasswordLink(deps, byPerson(actorOf(request)), request.params.personId), LINK)
      reply.header('cache-control', 'no-store')
      const path = `/set-password#${link.token}`
      const { PUBLIC_URL } = deps.config
      return { ...link, path, url: PUBLIC_URL === undefined ? null : new URL(path, PUBLIC_URL).href }
    },
  )

  app.delete(
    '/api/people/:personId/single-sign-on',
    {
      config: { access: { permission: 'identity.manage-people' } },
      schema: {
        tags,
        summary: 'Untie a person from their single sign-on account; their sessions end',
        params: person,
        response: { 200: personDetail },
      },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      answer(await cutSingleSignOn(deps, by, request.params.personId), LINK)
      return shown(by, request.params.personId)
    },
  )

  app.delete(
    '/api/people/:personId/closing',
    {
      config: { access: { permission: 'identity.manage-people' } },
      schema: {
        tags,
        summary: 'Open an account that wrong passwords closed',
        params: person,
        response: { 200: personDetail },
      },
    },
    async (request) => {
      const by = byPerson(actorOf(request))
      answer(await openAccount(deps, by, request.params.personId), LINK)
      return shown(by, request.params.personId)
    },
  )
}
