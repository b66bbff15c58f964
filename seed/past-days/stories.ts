import type { Visitor } from '#channels/web/visits.ts'
import type { Actor } from '#platform/access.ts'
import { Problem } from '#platform/http/problem.ts'
import { newId } from '#platform/ids.ts'
import type { SteppedNode } from '#server/stepped/node.ts'
import { contactHabit, dispositionFor, reasonFor } from '../../simulate/agent/habits.ts'
import { chanceOf } from '../../simulate/chance-of.ts'
import { opinionOf } from '../../simulate/customer/opinion.ts'
import { acceptSeconds, patienceSeconds, thinkSeconds, wrapUpSeconds } from '../../simulate/pace.ts'
import { COURTESIES } from '../../simulate/utterances/courtesies.ts'
import { type Chance, pick } from '../chance.ts'
import type { Agenda, Story } from './agenda.ts'
import type { PastArrival, PastDuty } from './plan.ts'

/** The house in those days, and everybody in it. */
export interface World {
  readonly node: SteppedNode
  readonly agenda: Agenda
  readonly agents: ReadonlyMap<string, Actor>
  /** Contacts that somebody asked for, by their ids. */
  readonly talks: Map<string, Talk>
  readonly codes: { readonly reasons: readonly string[]; readonly dispositions: readonly string[] }
  /** What agents may read about a branch of the reasons. */
  articles(topic: string): readonly { readonly id: string }[]
  readonly expertQueueId: string
  /** An act that the house answers at once; what is only said may wait until the next. */
  act<T>(command: Promise<T>): Promise<T>
  /** The thread of a customer at the bank's chat. */
  visitorOf(arrival: PastArrival): Promise<Visitor>
}

/** One contact as both sides of it remember it. */
export interface Talk {
  readonly arrival: PastArrival
  readonly visitor: Visitor
  readonly askedAt: number
  readonly chance: Chance
  firstWordsAt: number | null
  /** Who is with the customer, one after another. */
  readonly met: string[]
  turn: number
}

/** What rings at an agent's desk. */
export interface Offer {
  readonly offerId: string
  readonly contactId: string
  readonly agentId: string
}

const SAYS_THANKS = 0.7
const READS_AN_ARTICLE = 0.8
const COPIES_FROM_IT = 0.4
/** A queue may ring for twelve seconds only; these agents are quick. */
const MOST_ACCEPT_SECONDS = 10
const LOOK_AGAIN_MS = 60_000

/** Signs on, is there to be asked, and goes when nobody is left at the desk. */
export async function* duty(world: World, { agentNo, to }: PastDuty): Story {
  const { node, agenda } = world
  const actor = world.agents.get(agentNo)
  if (!actor) throw new Error(`nobody of the demo bank is ${agentNo}`)
  const connectionId = newId(agenda.now)
  node.connect(actor, connectionId)
  yield 1_000
  await world.act(node.staffCommand('set-presence', actor, { presence: 'available' }))
  yield to - agenda.now
  await world.act(node.staffCommand('set-presence', actor, { presence: 'training' }))
  while (isServing(world, actor.personId)) yield LOOK_AGAIN_MS
  await world.act(node.staffCommand('set-presence', actor, { presence: 'offline' }))
  node.disconnect(actor, connectionId)
}

const isServing = ({ talks }: World, personId: string): boolean =>
  [...talks.values()].some(({ met }) => met.at(-1) === personId)

/** Asks for a person, says why, and goes when nobody has come in time. */
export async function* asking(world: World, arrival: PastArrival): Story {
  const { node, agenda } = world
  const visitor = await world.visitorOf(arrival)
  const chance = chanceOf(arrival.at, arrival.customerNo)
  const topic = arrival.chain.topic
  const command = node.chatCommand('ask-for-person', visitor, { topic }) as Promise<{ readonly contactId: string }>
  const asked = await world.act(command)
  const talk: Talk = { arrival, visitor, askedAt: agenda.now, chance, firstWordsAt: null, met: [], turn: 0 }
  world.talks.set(asked.contactId, talk)
  await sayAsCustomer(world, talk, arrival.chain.turns[0]?.say ?? '')
  yield patienceSeconds(chance) * 1000
  if (talk.met.length > 0) return
  world.talks.delete(asked.contactId)
  await world.act(node.chatCommand('leave', visitor, {}))
}

/** From what rings to what is noted down afterwards; a refusal on the way (the customer has gone) ends it. */
export async function* serving(world: World, offer: Offer): Story {
  const talk = world.talks.get(offer.contactId)
  const actor = [...world.agents.values()].find(({ personId }) => personId === offer.agentId)
  if (!talk || !actor) return
  try {
    yield* served(world, offer, talk, actor)
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
  } finally {
    if (talk.met.at(-1) === actor.personId) world.talks.delete(offer.contactId)
  }
}

async function* served(world: World, { offerId, contactId }: Offer, talk: Talk, actor: Actor): Story {
  const { node, agenda } = world
  const { arrival, chance } = talk
  const { language, topic, turns, mood } = arrival.chain
  const courtesies = COURTESIES[language]
  const habit = contactHabit(chance, topic, talk.firstWordsAt === null)
  const reasonCode = reasonFor(chance, topic, world.codes.reasons)
  const params = { contactId }
  const say = (text: string) => sayAsAgent(world, talk, actor, text)
  yield Math.min(acceptSeconds(chance), MOST_ACCEPT_SECONDS) * 1000
  await world.act(node.staffCommand('accept-offer', actor, { offerId }))
  talk.met.push(actor.personId)
  yield habit.greetAfterSeconds * 1000
  await say(pick(chance, courtesies.greetings))
  talk.firstWordsAt ??= agenda.now
  for (; talk.turn < turns.length; talk.turn++) {
    if (habit.transferAt === talk.turn + 1 && talk.met.length === 1) {
      await say(pick(chance, courtesies.transferring))
      yield 4_000
      const to = { kind: 'queue', queueId: world.expertQueueId }
      const call = { params, body: { to, reason: '需要专家处理' } }
      await world.act(node.call('POST /api/routing/contacts/:contactId/transfer', actor, call))
      talk.met.push('')
      return
    }
    if (habit.holdAt === talk.turn + 1) {
      await say(pick(chance, courtesies.holding))
      await node.call('POST /api/contacts/:contactId/hold', actor, { params })
      yield habit.holdSeconds * 1000
      await node.call('DELETE /api/contacts/:contactId/hold', actor, { params })
      await say(pick(chance, courtesies.back))
    }
    yield habit.answerSeconds() * 1000
    if (talk.turn === 0 && chance() < READS_AN_ARTICLE) await lookUp(world, contactId, talk, { actor, reasonCode })
    await say(turns[talk.turn]?.reply ?? pick(chance, courtesies.generic))
    yield thinkSeconds(chance) * 1000
    const next = turns[talk.turn + 1]
    if (next) await sayAsCustomer(world, talk, next.say)
  }
  if (chance() < SAYS_THANKS) await sayAsCustomer(world, talk, pick(chance, courtesies.thanks))
  yield 6_000
  await say(pick(chance, courtesies.partings))
  yield 12_000
  await world.act(node.call('POST /api/contacts/:contactId/end', actor, { params }))
  agenda.begin(rating(world, contactId, talk, mood), agenda.now + 25_000)
  yield wrapUpSeconds(chance) * 1000
  const body = {
    reasonCode,
    dispositionCode: dispositionFor(chance, true, world.codes.dispositions),
    summary: SUMMARY[language](turns.length),
  }
  await world.act(node.call('POST /api/contacts/:contactId/wrap-up/finish', actor, { params, body }))
}

/** What the agent reads about it, and perhaps answers with. */
async function lookUp(
  { node, articles }: World,
  contactId: string,
  { chance, arrival }: Talk,
  { actor, reasonCode }: { readonly actor: Actor; readonly reasonCode: string },
): Promise<void> {
  const locale = arrival.chain.language
  const fitting = articles(reasonCode.split('.')[0] ?? '')
  if (fitting.length === 0) return
  const params = { articleId: pick(chance, fitting).id }
  const how = chance() < COPIES_FROM_IT ? 'copied' : 'opened'
  const body = { version: 1, locale, how, contactId, channel: 'web' }
  await node.call('POST /api/articles/:articleId/uses', actor, { params, body })
}

const SUMMARY = {
  'zh-CN': (turns: number) => `客户咨询已答复，共 ${turns} 轮。`,
  'zh-TW': (turns: number) => `客戶諮詢已答覆，共 ${turns} 輪。`,
  en: (turns: number) => `Question answered in ${turns} turns.`,
}

/** Whoever was asked how it was may say so. */
async function* rating({ node }: World, contactId: string, talk: Talk, mood: PastArrival['chain']['mood']): Story {
  const { firstWordsAt, askedAt, met, visitor, chance, arrival } = talk
  const waitedSeconds = firstWordsAt === null ? null : (firstWordsAt - askedAt) / 1000
  const agentsMet = met.filter((personId) => personId !== '').length
  const opinion = opinionOf(chance, arrival.chain.language, { waitedSeconds, agentsMet, nudges: 0, mood })
  if (!opinion) return
  try {
    await node.chatCommand('rate-contact', visitor, { contactId, ...opinion })
  } catch (error) {
    // Not everybody is asked.
    if (!(error instanceof Problem) || error.status >= 500) throw error
  }
}

const sayAsCustomer = ({ node, agenda }: World, { visitor, arrival }: Talk, text: string) =>
  node.chatCommand('post-message', visitor, {
    clientId: newId(agenda.now),
    topic: arrival.chain.topic,
    body: { kind: 'text', text },
  })

const sayAsAgent = ({ node, agenda }: World, { visitor }: Talk, actor: Actor, text: string) =>
  node.staffCommand('post-message', actor, {
    conversationId: visitor.conversationId,
    clientId: newId(agenda.now),
    audience: 'everyone',
    body: { kind: 'text', text },
  })
