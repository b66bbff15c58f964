import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { callbackFact } from '#modules/routing/callback-promise.ts'
import { consultEndFacts } from '#modules/routing/consult-facts.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { withdrawnFact } from '#modules/routing/offers.ts'
import { endOwnContact, forgetOwnContact } from '#modules/routing/own-contact.ts'
import { choose, type PresenceReason } from '#modules/routing/presence.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { lockAgents } from '#modules/routing/store-agents.ts'
import { itemsHeldBy, lockItems } from '#modules/routing/store-items.ts'
import { finishTalk, finishWrapUp, requeue, type WorkItem, withdraw } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export interface Leaving {
  readonly agentId: string
  readonly cause: Cause
  readonly reason: Extract<PresenceReason, 'vanished' | 'signed-out' | 'by-supervisor'>
}

interface TakenAway {
  readonly item: WorkItem
  readonly facts: readonly Fact[]
}

/**
 * The agent is gone: what rang at them rings elsewhere, what they had goes back into its queue with its original wait
 * and to them first should they come back in time, and they are offline.
 * @returns false when their work changed while it was being locked: nothing was written, call it again
 */
export async function takeWorkAway(tx: Tx, deps: RoutingDeps, leaving: Leaving, now: Instant): Promise<boolean> {
  const { agentId, cause } = leaving
  const read = await itemsHeldBy(tx, agentId)
  for (const contactId of contactsOf(read)) await deps.asks.conversations.lockContact(tx, contactId)
  const locked = await lockItems(
    tx,
    read.map((item) => item.id),
  )
  const agent = (await lockAgents(tx, [agentId])).get(agentId)
  if (!agent) return true
  const held = await itemsHeldBy(tx, agentId)
  if (held.some((item) => !locked.some((each) => each.id === item.id))) return false
  const taken: TakenAway[] = []
  // Contacts before callbacks: a callback's own contact is known by it as long as it has not gone back into line.
  const contactsFirst = locked.toSorted((a, b) => Number(b.kind === 'contact') - Number(a.kind === 'contact'))
  for (const item of contactsFirst.filter((each) => each.agentId === agentId))
    taken.push(await takeAway(tx, deps, item, leaving, now))
  await saveWork(
    tx,
    deps,
    {
      cause,
      items: taken.map((each) => each.item),
      agentIds: [agentId],
      facts: taken.flatMap((each) => each.facts),
      opensMatch: taken.length > 0,
      change: (each) => choose(each, 'offline', leaving.reason, { talking: 0, wrappingUp: 0 }),
    },
    now,
  )
  return true
}

/** In order of conversation, which is what the lock is on: two who lock several never wait for each other. */
function contactsOf(items: readonly WorkItem[]): readonly string[] {
  const about = items.filter((item) => item.kind === 'contact' || item.kind === 'consult')
  const byConversation = about.toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1))
  return [...new Set(byConversation.map((item) => item.contactId))]
}

async function takeAway(
  tx: Tx,
  deps: RoutingDeps,
  item: WorkItem,
  { agentId, cause, reason }: Leaving,
  now: Instant,
): Promise<TakenAway> {
  if (item.state === 'ringing') {
    const back = certain(withdraw(item, now))
    return { item: back, facts: [withdrawnFact(item, reason, now), ...consultEndFacts(item, back, GONE, now)] }
  }
  if (item.state === 'wrap-up') return { item: certain(finishWrapUp(item, now)), facts: [] }
  if (item.kind === 'consult') {
    await deps.asks.conversations.leaveParticipant(tx, cause, { contactId: item.contactId, personId: agentId, at: now })
    const ended = certain(finishTalk(item, false, now))
    return { item: ended, facts: consultEndFacts(item, ended, GONE, now) }
  }
  if (await endOwnContact(tx, deps, cause, item, now)) return { item: certain(finishTalk(item, false, now)), facts: [] }
  const back = certain(requeue(item, { queueId: item.queueId, preferred: [{ agentId, outsideQueue: true }] }, now))
  if (item.kind === 'contact')
    await deps.asks.conversations.assignOwner(tx, cause, {
      contactId: item.contactId,
      agentId: null,
      epoch: back.epoch,
      at: now,
    })
  if (item.kind === 'contact') return { item: back, facts: [queuedFact(back, reason, now)] }
  await forgetOwnContact(tx, item)
  return { item: back, facts: [callbackFact(back, null, now)] }
}

const queuedFact = (item: WorkItem, reason: Leaving['reason'], now: Instant): Fact =>
  facts.contactQueued.of(item.contactId, now, {
    contactId: item.contactId,
    queueId: item.queueId,
    channel: item.channel,
    waitingSince: item.waitingSinceAt,
    reason: reason === 'by-supervisor' ? 'released' : 'agent-vanished',
  })

const GONE = { joined: 'cancelled', unjoined: 'nobody' } as const

/** The state was looked at before: a refusal here is a fault of ours. */
function certain<T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: string },
): T {
  if (!outcome.ok) throw new Error(`work could not be taken away: ${outcome.refusal}`)
  return outcome.value
}
