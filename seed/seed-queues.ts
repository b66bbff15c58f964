import { saveCalendar } from '#modules/promises/calendars.ts'
import type { QueueSettings } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { moveAgents, putCapacity, putSettings } from '#modules/routing/manage-agents.ts'
import { changeQueue, createQueue } from '#modules/routing/manage-queues.ts'
import { putTopic } from '#modules/routing/manage-topics.ts'
import { DEFAULT_SETTINGS } from '#modules/routing/settings.ts'
import type { Platform } from '#platform/module.ts'
import { calendarPlans } from './bank/calendars.ts'
import { type Need, QUEUE_PLANS, type QueuePlan } from './bank/queues.ts'
import { STAFF } from './bank/staff.ts'
import { ANY_TOPIC, ENGLISH_DESK, TOPIC_PLANS } from './bank/topics.ts'
import { expectDone } from './expect-done.ts'
import { known } from './seed-people.ts'
import { routingDeps } from './within.ts'

const CHANNEL = 'web'
const DEFAULT_CHATS = 2

/**
 * Opening hours, queues, the topics that lead to them, who serves them and how much at a time.
 * @returns ids of the queues by their codes
 */
export async function seedQueues(
  inside: Platform,
  idByAgentNo: ReadonlyMap<string, string>,
  administratorId: string,
): Promise<ReadonlyMap<string, string>> {
  for (const { key, name, data } of calendarPlans(inside.config.TIME_ZONE)) {
    const body = { name, data, version: 0 } as Parameters<typeof saveCalendar>[3]
    expectDone(`calendar ${key}`, await saveCalendar(inside, undefined, key, body))
  }
  const deps = routingDeps(inside)
  const queueIds = await createQueues(deps, administratorId)
  await leadTopics(deps, administratorId, queueIds)
  await placeAgents(deps, administratorId, queueIds, idByAgentNo)
  return queueIds
}

/** First all queues, then what leads from one to another. */
async function createQueues(deps: RoutingDeps, by: string): Promise<ReadonlyMap<string, string>> {
  const plain = QUEUE_PLANS.map((plan) => ({ plan, settings: plainSettings(plan) }))
  const ids = new Map<string, string>()
  for (const { plan, settings } of plain) {
    ids.set(plan.code, expectDone(`queue ${plan.code}`, await createQueue(deps, by, settings)).queueId)
  }
  for (const { plan, settings } of plain) {
    const linked = { ...settings, ...linksOf(plan, ids), revision: 1 }
    expectDone(`queue ${plan.code}`, await changeQueue(deps, by, known(ids, plan.code), linked))
  }
  return ids
}

function plainSettings(plan: QueuePlan): QueueSettings {
  return {
    code: plan.code,
    name: plan.name,
    channel: CHANNEL,
    language: plan.language,
    requirements: requirements(plan.needs, []),
    relaxations: [],
    calendarKey: plan.hours,
    thresholdSeconds: 25,
    targetShare: 0.8,
    ringSeconds: plan.ringSeconds,
    autoAccept: false,
    isExpert: plan.isExpert,
    preferSeconds: 20,
    overflow: null,
    offerInsteadAfterSeconds: plan.offerInsteadAfterSeconds,
    offersCallback: true,
    offersMessage: true,
    active: true,
  }
}

function linksOf(plan: QueuePlan, ids: ReadonlyMap<string, string>): Pick<QueueSettings, 'relaxations' | 'overflow'> {
  return {
    relaxations: plan.relaxations.map(({ afterSeconds, needs, alsoFrom }) => ({
      afterSeconds,
      requirements: requirements(
        needs,
        alsoFrom.map((code) => known(ids, code)),
      ),
    })),
    overflow: plan.overflow && { afterSeconds: plan.overflow.afterSeconds, toQueueId: known(ids, plan.overflow.to) },
  }
}

const requirements = (needs: readonly Need[], furtherQueueIds: string[]): QueueSettings['requirements'] => ({
  skills: needs.map((need) => ({ ...need })),
  furtherQueueIds,
})

async function leadTopics(deps: RoutingDeps, by: string, queueIds: ReadonlyMap<string, string>): Promise<void> {
  for (const { code, name, queue } of [...TOPIC_PLANS, { code: '*', ...ANY_TOPIC }]) {
    const routes = [
      { channel: '*' as const, language: '*', queueId: known(queueIds, queue) },
      { channel: '*' as const, language: 'en', queueId: known(queueIds, ENGLISH_DESK) },
    ]
    expectDone(`topic ${code}`, await putTopic(deps, by, code, { name, active: true, routes }))
  }
}

async function placeAgents(
  deps: RoutingDeps,
  administratorId: string,
  queueIds: ReadonlyMap<string, string>,
  idByAgentNo: ReadonlyMap<string, string>,
): Promise<void> {
  const by = { personId: administratorId, scope: { kind: 'all' } } as const
  expectDone('routing settings', await putSettings(deps, administratorId, withChats(DEFAULT_CHATS)))
  for (const { code } of QUEUE_PLANS) {
    const agentIds = STAFF.filter(({ queues }) => queues.includes(code)).map((each) => known(idByAgentNo, each.agentNo))
    const move = { agentIds, toQueueId: known(queueIds, code), reason: 'demo bank' }
    expectDone(`members of ${code}`, await moveAgents(deps, by, move))
  }
  for (const { agentNo, mostChats } of STAFF) {
    if (mostChats === null || mostChats === DEFAULT_CHATS) continue
    const { defaultCapacity } = withChats(mostChats)
    expectDone(`capacity of ${agentNo}`, await putCapacity(deps, by, known(idByAgentNo, agentNo), defaultCapacity))
  }
}

/** The settings of the house, with this many chats at a time. */
function withChats(most: number): typeof DEFAULT_SETTINGS {
  const { defaultCapacity } = DEFAULT_SETTINGS
  const channels = { ...defaultCapacity.channels, [CHANNEL]: { cost: 1, most } }
  return { ...DEFAULT_SETTINGS, defaultCapacity: { ...defaultCapacity, channels } }
}
