import { randomBytes } from 'node:crypto'
import type { Cause } from '#libs/facts/event.ts'
import { drawIdsFrom, newId } from '#platform/ids.ts'
import { logHead } from '#platform/log/read.ts'
import type { SteppedNode } from '#server/stepped/node.ts'
import { AGENT_STEPS } from './agent-steps.ts'
import { checkEnd } from './check-end.ts'
import { checkRest } from './check-rest.ts'
import { checkStep } from './check-step.ts'
import { CUSTOMER_STEPS } from './customer-steps.ts'
import { createDice, type Dice } from './dice.ts'
import { clearUp, drain } from './drain.ts'
import { addHands, BEGIN_AT, type Hand, type TrialHouse } from './house.ts'
import { EMPTY_FLOOR } from './look.ts'
import { bringUp, MACHINE_STEPS } from './machine-steps.ts'
import { customerReader, staffReader } from './readers.ts'
import { settle, settleReaders } from './settle.ts'
import { anyNode, Broken, type Customer, type Trial } from './trial.ts'

export interface Played {
  readonly seed: number
  readonly steps: number
  readonly contacts: number
  readonly messages: number
  /** Between the first and the last instant of the trial's own clock. */
  readonly simulatedMs: number
  readonly finding?: { readonly invariant: string; readonly detail: string; readonly trace: readonly string[] }
  readonly trace: readonly string[]
}

const REST_SHARE = 0.05

/** Plays the world of one seed to its end, or to the first thing that does not hold. */
export async function play(house: TrialHouse, seed: number): Promise<Played> {
  const dice = createDice(seed)
  const ids = createDice(seed ^ 0x5eed)
  // The order of ids is the seed's; the end is nobody's, so that a seed can be played twice on one database.
  drawIdsFrom((size) => Buffer.concat([ids.bytes(size - 4), randomBytes(4)]))
  const trial = await begin(house, seed, dice)
  let finding: Played['finding']
  try {
    await live(trial)
    await drain(trial)
    await checkEnd(trial)
  } catch (error) {
    const invariant = error instanceof Broken ? error.invariant : 'the trial itself goes on'
    finding = { invariant, detail: (error as Error).stack ?? String(error), trace: trial.trace }
  } finally {
    drawIdsFrom(randomBytes)
    await clearUp(trial)
  }
  return {
    seed,
    steps: trial.steps,
    contacts: trial.floor.contacts.length,
    messages: trial.acknowledged.length,
    simulatedMs: trial.now - BEGIN_AT,
    trace: trial.trace,
    ...(finding ? { finding } : {}),
  }
}

async function live(trial: Trial): Promise<void> {
  const steps = trial.dice.between(38, 64)
  const all = [...CUSTOMER_STEPS, ...AGENT_STEPS, ...MACHINE_STEPS]
  for (; trial.steps < steps; trial.steps++) {
    const before = trial.trace.length
    await trial.dice.weighted(all)?.(trial)
    if (trial.trace.length === before) continue
    await settleReaders(trial)
    await checkStep(trial)
    if (!trial.dice.chance(REST_SHARE)) continue
    await settle(trial)
    await checkStep(trial)
    await checkRest(trial)
  }
}

async function begin(house: TrialHouse, seed: number, dice: Dice): Promise<Trial> {
  const trial: Trial = {
    seed,
    house,
    dice,
    now: BEGIN_AT,
    nodes: [undefined, undefined],
    people: [],
    customers: [],
    readers: [],
    acknowledged: [],
    owners: new Map(),
    floor: EMPTY_FLOOR,
    logFrom: await logHead(house.db),
    trace: [],
    steps: 0,
    names: new Map(),
    complaints: [],
    beatAt: new Map(),
  }
  await bringUp(trial, 0)
  await bringUp(trial, 1)
  const node = anyNode(trial)
  await addPeople(trial, node)
  for (let n = 1, count = dice.between(3, 6); n <= count; n++)
    trial.customers.push(await addCustomer(node, `customer-${n}`))
  const supervisor = trial.people.at(-1)
  for (const { name, visitor } of trial.customers) {
    trial.readers.push(customerReader(`the page of ${name}`, visitor))
    if (supervisor && dice.chance(0.4))
      trial.readers.push(staffReader(`the screen with ${name}`, visitor.conversationId, supervisor.actor))
  }
  await settle(trial)
  return trial
}

async function addPeople(trial: Trial, node: SteppedNode): Promise<void> {
  const { dice, house } = trial
  const agents: Hand[] = Array.from({ length: dice.between(2, 4) }, (_, n) => ({
    name: `agent-${n + 1}`,
    roles: ['agent'],
  }))
  const hands: Hand[] = [...agents, { name: 'supervisor', roles: ['supervisor', 'quality-inspector'] }]
  const actors = await addHands(node, house.unitId, hands, newId().slice(-12))
  const supervisor = actors.at(-1)
  if (!supervisor) throw new Error('a trial needs a supervisor')
  for (const [place, actor] of actors.entries()) {
    const name = hands[place]?.name ?? ''
    trial.people.push({ name, actor, link: undefined })
    trial.names.set(actor.personId, name)
    if (actor === supervisor) continue
    // The first one serves every queue: whoever waits has somebody who could come.
    const queueIds = place === 0 ? house.queueIds : house.queueIds.filter(() => dice.chance(0.6))
    const params = { agentId: actor.personId }
    await node.call('PUT /api/routing/agents/:agentId/queues', supervisor, { params, body: { queueIds } })
    const capacity = { points: dice.between(1, 3), channels: { web: { cost: 1, most: dice.between(1, 3) } } }
    if (dice.chance(0.5))
      await node.call('PUT /api/routing/agents/:agentId/capacity', supervisor, {
        params,
        body: { capacity },
      })
  }
}

async function addCustomer(node: SteppedNode, name: string): Promise<Customer> {
  const cause: Cause = { kind: 'system', id: 'trials' }
  const now = node.platform.clock.now()
  const visitor = await node.platform.db.transaction(async (tx) => {
    const identity = { channel: 'web', channelUserId: newId(now), language: 'zh-CN' }
    const customerId = await node.customers.customerForChannel(tx, cause, identity, now)
    const conversationId = await node.conversations.conversationOf(tx, cause, customerId, now)
    return { visitId: newId(now), customerId, conversationId, language: 'zh-CN', channel: 'main' }
  })
  return { name, visitor }
}
