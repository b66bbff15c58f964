import { z } from 'zod'
import { answer } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { byPerson } from './authority.ts'
import {
  addSkillRequest,
  defineSkillRequest,
  skillCode,
  skillItem,
  skillMatrixPage,
  skillMatrixQuery,
} from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { listSkills } from './organisation-views.ts'
import { readSkillMatrix } from './skill-matrix.ts'
import { addSkill, defineSkills } from './skills.ts'

const tags = ['Skills']
const skills = z.object({ skills: z.array(skillItem) })

/** The skills catalogue, which everyone may read, and who holds what in it. */
export function skillRoutes(app: HttpApp, deps: IdentityDeps): void {
  app.get(
    '/api/skills',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'The skills catalogue', response: { 200: skills } },
    },
    async () => ({ skills: await listSkills(deps.db, deps) }),
  )

  app.post(
    '/api/skills',
    {
      config: { access: { permission: 'identity.manage-skills' } },
      schema: { tags, summary: 'Add a skill to the catalogue', body: addSkillRequest, response: { 201: skills } },
    },
    async (request, reply) => {
      answer(await addSkill(deps, byPerson(actorOf(request)), request.body), { 'skill-code-taken': 409 })
      return reply.status(201).send({ skills: await listSkills(deps.db, deps) })
    },
  )

  app.put(
    '/api/skills/:code',
    {
      config: { access: { permission: 'identity.manage-skills' } },
      schema: {
        tags,
        summary: 'Rename a skill, stop offering it or offer it again; one that is not there yet is added',
        params: z.object({ code: skillCode }),
        body: defineSkillRequest,
        response: { 200: skills },
      },
    },
    async (request) => {
      await defineSkills(deps, byPerson(actorOf(request)), [{ code: request.params.code, ...request.body }])
      return { skills: await listSkills(deps.db, deps) }
    },
  )

  app.get(
    '/api/skill-matrix',
    {
      config: { access: { permission: 'identity.read-people' } },
      schema: {
        tags,
        summary: 'People within reach by skills: level, last day and how it stands, page by page',
        querystring: skillMatrixQuery,
        response: { 200: skillMatrixPage },
      },
    },
    (request) => readSkillMatrix(deps.db, deps, byPerson(actorOf(request)), request.query),
  )
}
