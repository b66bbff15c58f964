import { z } from 'zod'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { byPerson } from './authority.ts'
import { type ChangeUnitRefusal, changeUnit, type RemoveUnitRefusal, removeUnit } from './change-units.ts'
import { addUnitRequest, changeUnitRequest, unitItem } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { listUnits } from './organisation-views.ts'
import { type AddUnitRefusal, addUnit } from './units.ts'

const UNIT: Statuses<AddUnitRefusal | ChangeUnitRefusal | RemoveUnitRefusal> = {
  'unit-not-found': 404,
  'head-office-exists': 409,
  'head-office-needed': 422,
  'head-office-stays': 409,
  'unit-name-taken': 409,
  'unit-inside-itself': 409,
  'unit-in-use': 409,
}
const units = z.object({ units: z.array(unitItem) })
const unit = z.object({ unitId: z.uuid() })

/** The organisation tree: everyone may read it, administrators change it. */
export function organisationRoutes(app: HttpApp, deps: IdentityDeps): void {
  app.get(
    '/api/units',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['Organisation'], summary: 'Every unit; parents before children', response: { 200: units } },
    },
    async () => ({ units: await listUnits(deps.db) }),
  )

  app.post(
    '/api/units',
    {
      config: { access: { permission: 'identity.manage-units' } },
      schema: {
        tags: ['Organisation'],
        summary: 'Add a unit',
        body: addUnitRequest,
        response: { 200: z.object({ unitId: z.uuid() }) },
      },
    },
    async (request) => answer(await addUnit(deps, byPerson(actorOf(request)), request.body), UNIT),
  )

  app.patch(
    '/api/units/:unitId',
    {
      config: { access: { permission: 'identity.manage-units' } },
      schema: {
        tags: ['Organisation'],
        summary: 'Rename a unit, or move it with all below it',
        params: unit,
        body: changeUnitRequest,
        response: { 200: units },
      },
    },
    async (request) => {
      answer(await changeUnit(deps, byPerson(actorOf(request)), request.params.unitId, request.body), UNIT)
      return { units: await listUnits(deps.db) }
    },
  )

  app.delete(
    '/api/units/:unitId',
    {
      config: { access: { permission: 'identity.manage-units' } },
      schema: {
        tags: ['Organisation'],
        summary: 'Remove a unit that has neither people, roles nor units',
        params: unit,
        response: { 200: units },
      },
    },
    async (request) => {
      answer(await removeUnit(deps, byPerson(actorOf(request)), request.params.unitId), UNIT)
      return { units: await listUnits(deps.db) }
    },
  )
}
