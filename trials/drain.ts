import { NODE_SILENT_MS } from '#platform/node.ts'
import { acceptOffer, connect, personOf } from './agent-steps.ts'
import { checkRest } from './check-rest.ts'
import { checkStep } from './check-step.ts'
import { standStill } from './house.ts'
import { bringUp, passTime } from './machine-steps.ts'
import { settle } from './settle.ts'
import { type Agent, anyNode, ask, Broken, nameOf, type Trial } from './trial.ts'

const MOST_ROUNDS = 80
/** Longer than anything that was set while people worked. */
const AFTERWARDS_MS = 1_200_000
const CODES = { reasonCode: 'card', dispositionCode: 'resolved', summary: '' }

/** Everyone works until nobody is left; then time passes until no timer is left either. */
export async function drain(trial: Trial): Promise<void> {
  if (trial.dice.chance(0.35)) await standBy(trial)
  for (const [place, node] of trial.nodes.entries()) if (!node) await bringUp(trial, place)
  for (const agent of trial.people) {
    if (!agent.link) connect(trial, agent)
    await beThere(trial, agent, 'is there to the end')
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await settle(trial)
    await checkStep(trial)
    if (await comeBack(trial)) continue
    const isOver = trial.floor.items.length === 0 && trial.floor.contacts.every(({ isEnded }) => isEnded)
    if (!isOver && (await workOn(trial))) continue
    await checkRest(trial)
    if (isOver && trial.floor.nextTimerAt === null) return
    await (isOver ? passTime(trial, AFTERWARDS_MS, () => false) : toNextTimer(trial))
  }
  throw new Broken('nobody is stranded', `work is left after ${MOST_ROUNDS} rounds of everyone working`)
}

/** Nobody does anything for as long as it takes to notice that a node is dead. */
async function standBy(trial: Trial): Promise<void> {
  for (const ms of [NODE_SILENT_MS + 1, 1]) {
    await passTime(trial, ms, () => false)
    await settle(trial)
    await checkStep(trial)
    await checkRest(trial)
  }
}

const beThere = (trial: Trial, { name, actor }: Agent, words: string) => {
  const node = anyNode(trial)
  return ask(trial, node, `${name} ${words}`, () => node.staffCommand('set-presence', actor, { presence: 'available' }))
}

/**
 * An offer that rang before the end rings out in it: once too often, and the agent is given no more until they ask for work.
 * @returns whether somebody had to
 */
async function comeBack(trial: Trial): Promise<boolean> {
  const away = trial.floor.agents.filter(({ chosen }) => chosen !== 'available')
  for (const { id } of away) {
    const agent = personOf(trial, id)
    if (agent) await beThere(trial, agent, 'asks for work again')
  }
  return away.length > 0
}

/** @returns whether there was anything to do */
async function workOn(trial: Trial): Promise<boolean> {
  let done = 0
  for (const item of trial.floor.items) {
    const agent = personOf(trial, item.agentId)
    if (!agent) continue
    const node = anyNode(trial)
    const what = nameOf(trial, 'contact', item.contactId)
    const params = { contactId: item.contactId }
    if (item.state === 'ringing' && item.offerId !== null) {
      await acceptOffer(trial, agent, item.offerId, `what rings of ${what}`)
      done += 1
    } else if (item.state === 'assigned' && item.kind === 'contact') {
      await ask(trial, node, `${agent.name} ends ${what}`, () =>
        node.call('POST /api/contacts/:contactId/end', agent.actor, { params }),
      )
      done += 1
    } else if (item.state === 'wrap-up' && trial.dice.chance(0.8)) {
      await ask(trial, node, `${agent.name} finishes ${what}`, () =>
        node.call('POST /api/contacts/:contactId/wrap-up/finish', agent.actor, { params, body: CODES }),
      )
      done += 1
    }
  }
  return done > 0
}

async function toNextTimer(trial: Trial): Promise<void> {
  const next = trial.floor.nextTimerAt
  if (next === null) throw new Broken('nobody is stranded', `${JSON.stringify(trial.floor.items)} and no timer is set`)
  await passTime(trial, Math.max(1, next - trial.now), () => false)
}

/** What one trial leaves behind for the next on the same database, also when it broke off: nothing that moves. */
export async function clearUp(trial: Trial): Promise<void> {
  for (const node of trial.nodes) await node?.stop()
  await standStill(trial.house.db, trial.now)
}
