import { z } from 'zod'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { listPeople, type PeopleRefusal, setTerms } from '#modules/rosters/people.ts'
import {
  rosteredPeople,
  rosteredPerson,
  termsChange,
  workContract,
  workContractBody,
  workContractChange,
  workContractList,
} from '#modules/rosters/terms-contract.ts'
import {
  type ContractOutcome,
  type ContractRefusal,
  changeContract,
  createContract,
  listContracts,
} from '#modules/rosters/work-contracts.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const STATUSES: Statuses<ContractRefusal | PeopleRefusal> = {
  'contract-not-found': 404,
  'contract-changed-meanwhile': 409,
  'too-many-contracts': 409,
  'contract-unknown': 422,
  'unit-not-found': 404,
  'person-not-found': 404,
  'effective-in-the-past': 422,
}
const tags = ['Rosters']
const read = { access: { permission: 'rosters.read' } }
const plan = { access: { permission: 'rosters.plan' } }

export function contractRoutes(app: HttpApp, deps: RostersDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/rosters/contracts',
    {
      config: read,
      schema: { tags, summary: 'Work contracts, and the packs of rules', response: { 200: workContractList } },
    },
    () => listContracts(db),
  )
  app.post(
    '/api/rosters/contracts',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Add a work contract: rules and shapes of shifts',
        description: 'One that cannot be read is refused with every fault; `fields` names them.',
        body: workContractBody,
        response: { 200: workContract },
      },
    },
    async (request) => contractAnswer(await createContract(deps, actorOf(request).personId, request.body)),
  )
  app.put(
    '/api/rosters/contracts/:contractId',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Change a work contract from a date on',
        params: z.object({ contractId: z.uuid() }),
        body: workContractChange,
        response: { 200: workContract },
      },
    },
    async (request) =>
      contractAnswer(await changeContract(deps, actorOf(request).personId, request.params.contractId, request.body)),
  )
  app.get(
    '/api/rosters/people',
    {
      config: read,
      schema: {
        tags,
        summary: 'Who can be rostered, with their queues and terms',
        querystring: z.object({ unitId: z.uuid().optional() }),
        response: { 200: rosteredPeople },
      },
    },
    async (request) => {
      const scope = scopeOf(actorOf(request), 'rosters.read')
      return { people: [...answer(await listPeople(deps, db, scope, request.query.unitId), STATUSES)] }
    },
  )
  app.put(
    '/api/rosters/people/:personId/terms',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Set what somebody works under from a date on',
        params: z.object({ personId: z.uuid() }),
        body: termsChange,
        response: { 200: rosteredPerson },
      },
    },
    async (request) =>
      answer(await setTerms(deps, actorOf(request).personId, request.params.personId, request.body), STATUSES),
  )
}

function contractAnswer(outcome: ContractOutcome) {
  if (outcome.ok || outcome.refusal !== 'contract-faulty') return answer(outcome, STATUSES)
  const fields = outcome.faults.map(({ where, problem }) => ({ path: where, message: problem }))
  throw new Problem(422, 'contract-faulty', 'Correct the named parts and send it again.', fields)
}
