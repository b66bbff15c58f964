import { newId } from '#platform/ids.ts'
import { words } from './customer-steps.ts'
import type { ContactNow } from './look.ts'
import { type Agent, anyNode, ask, askAgain, Broken, living, nameOf, type Trial } from './trial.ts'

/** What agents and their supervisor do. Each step is one command, whole. */
export const AGENT_STEPS: readonly (readonly [weight: number, (trial: Trial) => Promise<unknown>])[] = [
  [5, connects],
  [1, vanishes],
  [5, choosesPresence],
  [14, answersOffer],
  [9, speaks],
  [3, holds],
  [5, ends],
  [5, finishesWrapUp],
  [4, transfers],
  [4, consults],
  [4, endsConsult],
  [2, supervises],
]

/** Offers that were made, also those that are over: an agent's screen may be behind. */
const STALE_SHARE = 0.2
const CODES = { reasonCode: 'card', dispositionCode: 'resolved', summary: 'done' }

async function connects(trial: Trial) {
  const agent = trial.dice.pick(trial.people)
  if (agent.link) return
  connect(trial, agent)
}

export function connect(trial: Trial, agent: Agent): void {
  const node = anyNode(trial)
  agent.link = { id: newId(trial.now), node }
  node.connect(agent.actor, agent.link.id)
  trial.trace.push(`             ${node.name}: ${agent.name} opens a socket`)
}

async function vanishes(trial: Trial) {
  const agent = trial.dice.pick(trial.people)
  if (!agent.link) return
  agent.link.node.disconnect(agent.actor, agent.link.id)
  trial.trace.push(`             ${agent.link.node.name}: the socket of ${agent.name} breaks`)
  agent.link = undefined
}

const PRESENCES = ['available', 'available', 'available', 'available', 'break', 'offline'] as const

async function choosesPresence(trial: Trial) {
  const agent = trial.dice.pick(trial.people)
  const presence = trial.dice.pick(PRESENCES)
  if (!agent.link && presence === 'available') connect(trial, agent)
  await askAgain(trial, `${agent.name} chooses ${presence}`, (node) =>
    node.staffCommand('set-presence', agent.actor, { presence }),
  )
}

async function answersOffer(trial: Trial) {
  const ringing = trial.floor.items.filter(({ state }) => state === 'ringing')
  const offered = trial.floor.items.filter(({ offerId }) => offerId !== null)
  const isStale = trial.dice.chance(STALE_SHARE)
  const from = isStale ? offered : ringing
  if (from.length === 0) return
  const item = trial.dice.pick(from)
  const agent = isStale ? trial.dice.pick(trial.people) : personOf(trial, item.agentId)
  if (!agent || item.offerId === null) return
  const offerId = item.offerId
  const offer = nameOf(trial, 'offer', offerId)
  const what = `${offer} of ${nameOf(trial, 'contact', item.contactId)}`
  if (trial.dice.chance(0.2)) {
    await askAgain(trial, `${agent.name} declines ${what}`, (node) =>
      node.staffCommand('decline-offer', agent.actor, { offerId }),
    )
    return
  }
  await acceptOffer(trial, agent, offerId, what)
}

export const acceptOffer = (trial: Trial, agent: Agent, offerId: string, what: string) =>
  askAgain(
    trial,
    `${agent.name} accepts ${what}`,
    (node) => node.staffCommand('accept-offer', agent.actor, { offerId }),
    (first, second) => JSON.stringify(first) === JSON.stringify(second),
  )

export const personOf = (trial: Trial, personId: string | null): Agent | undefined =>
  trial.people.find(({ actor }) => actor.personId === personId)

/** A contact and somebody who acts on it: mostly its owner, now and then a former one or anybody, with an old screen. */
function someonesContact(trial: Trial, fits: (contact: ContactNow) => boolean) {
  const had = (contact: ContactNow) => trial.owners.get(contact.id) ?? []
  const fitting = trial.floor.contacts.filter((contact) => had(contact).length > 0 && fits(contact))
  if (fitting.length === 0) return undefined
  const contact = trial.dice.pick(fitting)
  const last = personOf(trial, contact.ownerId ?? had(contact).at(-1) ?? null)
  const former = personOf(trial, trial.dice.pick(had(contact)))
  const isStale = trial.dice.chance(STALE_SHARE)
  const agent =
    (isStale ? trial.dice.pick([former, trial.dice.pick(trial.people)]) : last) ?? trial.dice.pick(trial.people)
  return { agent, contact, contactId: contact.id, what: nameOf(trial, 'contact', contact.id) }
}

const SPEAKING = ['owner', 'expert', 'barge-in']

async function speaks(trial: Trial) {
  const found = someonesContact(trial, () => true)
  if (!found) return
  const seats = trial.floor.seats.filter(({ contactId }) => contactId === found.contactId)
  const beside = seats.filter(({ role }) => role !== 'owner').map(({ personId }) => personOf(trial, personId))
  const former = (trial.owners.get(found.contactId) ?? []).filter((id) => id !== found.contact.ownerId)
  const other = personOf(trial, former.at(-1) ?? null) ?? beside[0]
  const agent = trial.dice.chance(0.4) ? (other ?? found.agent) : found.agent
  const audience = trial.dice.chance(0.2) ? 'staff' : 'everyone'
  const text = trial.dice.chance(0.1) ? '…' : words(trial, agent.name)
  const clientId = newId(trial.now)
  const { conversationId } = found.contact
  const message = { conversationId, clientId, audience, body: { kind: 'text', text } }
  const answer = await askAgain(
    trial,
    `${agent.name} says "${text}" to ${audience} in ${found.what}`,
    (node) => node.staffCommand('post-message', agent.actor, message) as Promise<{ seq: number }>,
    (first, second) => first.seq === second.seq,
  )
  const authorId = agent.actor.personId
  const isOpen = trial.floor.contacts.some((contact) => contact.conversationId === conversationId && !contact.isEnded)
  const may = trial.floor.seats.some(
    (seat) =>
      seat.personId === authorId &&
      contactsOf(trial, conversationId).includes(seat.contactId) &&
      (audience === 'staff' || (isOpen && SPEAKING.includes(seat.role))),
  )
  if (answer.ok && !may) throw new Broken('only who has a part in a contact writes', `${agent.name} in ${found.what}`)
  if (answer.ok) trial.acknowledged.push({ conversationId, authorId, clientId, audience, seq: answer.value.seq, text })
  const isOwnNow = !found.contact.isEnded && found.contact.ownerId === authorId
  if (!answer.ok && isOwnNow)
    throw new Broken('the owner of a contact can write', `${agent.name} in ${found.what}: ${answer.refusal}`)
}

const contactsOf = (trial: Trial, conversationId: string): readonly string[] =>
  trial.floor.contacts.filter((contact) => contact.conversationId === conversationId).map(({ id }) => id)

async function holds(trial: Trial) {
  const found = someonesContact(trial, ({ isEnded }) => !isEnded)
  if (!found) return
  const verb = found.contact.isHeld ? 'DELETE' : 'POST'
  await onContact(
    trial,
    found,
    found.contact.isHeld ? 'takes off hold' : 'holds',
    `${verb} /api/contacts/:contactId/hold`,
  )
}

async function ends(trial: Trial) {
  const found = someonesContact(trial, ({ isEnded }) => !isEnded || trial.dice.chance(0.1))
  if (found) await onContact(trial, found, 'ends', 'POST /api/contacts/:contactId/end')
}

async function finishesWrapUp(trial: Trial) {
  const found = someonesContact(trial, ({ isWrappingUp }) => isWrappingUp)
  if (found) await onContact(trial, found, 'finishes', 'POST /api/contacts/:contactId/wrap-up/finish', CODES)
}

async function transfers(trial: Trial) {
  const found = someonesContact(trial, ({ isEnded }) => !isEnded)
  if (!found) return
  const body = { to: target(trial), reason: 'trial' }
  await onContact(trial, found, `transfers to a ${body.to.kind}`, `POST ${ROUTING}/transfer`, body)
}

const ROUTING = '/api/routing/contacts/:contactId'

function target(trial: Trial) {
  return trial.dice.chance(0.5)
    ? { kind: 'queue', queueId: trial.dice.pick(trial.house.queueIds) }
    : { kind: 'agent', agentId: trial.dice.pick(trial.people).actor.personId }
}

async function consults(trial: Trial) {
  const found = someonesContact(trial, ({ isEnded }) => !isEnded)
  if (!found) return
  const body = { to: target(trial), as: trial.dice.pick(['consultant', 'expert']) }
  await onContact(trial, found, `consults a ${body.to.kind} as ${body.as}`, `POST ${ROUTING}/consult`, body)
}

async function endsConsult(trial: Trial) {
  const consulted = trial.floor.items.filter(({ kind }) => kind === 'consult').map(({ contactId }) => contactId)
  const found = someonesContact(trial, ({ id }) => consulted.includes(id))
  if (!found) return
  const how = trial.dice.pick(['completion', 'completion', 'end'])
  await onContact(trial, found, `consult ${how}`, `POST ${ROUTING}/consult/${how}`)
}

type Found = NonNullable<ReturnType<typeof someonesContact>>

function onContact(trial: Trial, { agent, contactId, what }: Found, verb: string, route: string, body?: unknown) {
  return askAgain(trial, `${agent.name}: ${verb} (${what})`, (node) =>
    node.call(route, agent.actor, { params: { contactId }, body }),
  )
}

async function supervises(trial: Trial) {
  const supervisor = trial.people.at(-1)
  const open = trial.floor.contacts.filter(({ isEnded }) => !isEnded)
  if (!supervisor || open.length === 0) return
  const contact = trial.dice.pick(open)
  const found = { agent: supervisor, contact, contactId: contact.id, what: nameOf(trial, 'contact', contact.id) }
  const node = anyNode(trial)
  switch (trial.dice.pick(['moves', 'takes over', 'sends away'])) {
    case 'moves':
      return onContact(trial, found, 'moves', `POST ${ROUTING}/move`, {
        queueId: trial.dice.pick(trial.house.queueIds),
        reason: 'trial',
      })
    case 'takes over':
      if (!supervisor.link) connect(trial, supervisor)
      return onContact(trial, found, 'takes over', `POST ${ROUTING}/take-over`, { reason: 'trial' })
    default: {
      const agent = trial.dice.pick(trial.people)
      const presence = trial.dice.pick(['offline', 'break'])
      return ask(trial, node, `${supervisor.name} sends ${agent.name} to ${presence}`, () =>
        node.call('PUT /api/routing/agents/:agentId/presence', supervisor.actor, {
          params: { agentId: agent.actor.personId },
          body: { presence, reason: 'trial' },
        }),
      )
    }
  }
}

/** Nobody holds a socket at a node that is down. */
export function dropLinksTo(trial: Trial): void {
  for (const agent of trial.people) if (agent.link && !living(trial).includes(agent.link.node)) agent.link = undefined
}
