import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { maskPhone } from '#libs/masking/display-masks.ts'
import { callbackFact, callbackPromise } from '#modules/routing/callback-promise.ts'
import { allowanceOf, normalisePhone } from '#modules/routing/callback-rules.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { withdrawnFact } from '#modules/routing/offers.ts'
import { hoursOf } from '#modules/routing/opening-hours.ts'
import type { RoutingQuestions } from '#modules/routing/questions.ts'
import { setOpeningTimer } from '#modules/routing/queue-contact.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { insertCallback } from '#modules/routing/store-callbacks.ts'
import { insertItem, lockItemsOfContact } from '#modules/routing/store-items.ts'
import { type Queue, queueOf } from '#modules/routing/store-queues.ts'
import { finishTalk, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

type Choice = Parameters<RoutingQuestions['chooseInstead']>[2]

/**
 * The customer would rather be called back, or answered later, than wait: the contact ends, and a piece of work with
 * its original wait takes its place, promised within the opening hours of its queue.
 */
export async function chooseInstead(
  tx: Tx,
  deps: RoutingDeps,
  contactId: string,
  choice: Choice,
): Promise<Outcome<null, 'not-waiting' | 'phone-not-valid'>> {
  const contact = await deps.asks.conversations.lockContact(tx, contactId)
  const items = await lockItemsOfContact(tx, contactId)
  const item = items.find((each) => each.kind === 'contact')
  if (!item || contact?.endedAt !== null || item.state === 'assigned') return refused('not-waiting')
  const over = finishTalk(item, false, choice.at)
  if (!over.ok) return refused('not-waiting')
  const phone = choice.kind === 'callback' ? normalisePhone(choice.phone) : null
  if (phone === undefined) return refused('phone-not-valid')
  const cause: Cause = { kind: 'customer', id: item.customerId }
  const queue = await queueOf(tx, item.queueId)
  await book(tx, deps, cause, { item, queue, kind: choice.kind, phone }, choice.at)
  await saveWork(
    tx,
    deps,
    {
      cause,
      items: [over.value],
      agentIds: [item.agentId],
      facts: leavingFacts(item, choice.kind, choice.at),
      opensMatch: true,
    },
    choice.at,
  )
  const reason = choice.kind === 'callback' ? 'moved-to-callback' : 'moved-to-message'
  await deps.asks.conversations.end(tx, cause, { contactId, reason, at: choice.at })
  return done(null)
}

interface Wish {
  readonly item: WorkItem
  readonly queue: Queue
  readonly kind: 'callback' | 'message'
  readonly phone: string | null
}

async function book(tx: Tx, deps: RoutingDeps, cause: Cause, wish: Wish, now: Instant): Promise<void> {
  const { asks, platform } = deps
  const { item, queue, kind, phone } = wish
  const settings = await loadSettings(tx)
  const withinMs = (kind === 'callback' ? settings.callbackWithinMinutes : settings.messageWithinMinutes) * 60_000
  const calendar = queue.calendarKey === null ? undefined : await asks.promises.calendar(tx, queue.calendarKey)
  const within = allowanceOf(queue.calendarKey, calendar, now, withinMs)
  const hours = await hoursOf(asks.promises, tx, queue.calendarKey, now)
  const work = workOf(item, kind, hours.isOpen ? null : hours.nextChangeAt, now)
  await insertItem(tx, work)
  const phoneMasked = phone === null ? null : maskPhone(phone)
  await insertCallback(tx, {
    id: work.id,
    kind,
    phoneSealed: phone === null ? null : platform.cipher.seal(phone),
    phoneMasked,
    askedAt: now,
    dueAt: within.dueAt,
    attempts: 0,
    ownContactId: null,
    lastAgentId: null,
    outcome: null,
    note: null,
    endedAt: null,
  })
  await setOpeningTimer(tx, platform.timers, work.id, work.notBeforeAt)
  await asks.promises.make(tx, cause, callbackPromise(work, now, within.allowance))
  await asks.conversations.postNotice(tx, {
    conversationId: item.conversationId,
    contactId: item.contactId,
    code: kind === 'callback' ? 'callback-booked' : 'message-taken',
    values: { dueAt: within.dueAt, ...(phoneMasked === null ? {} : { phone: phoneMasked }) },
    audience: 'everyone',
    at: now,
  })
  await platform.log.announce(tx, cause, [callbackFact(work, null, now)])
}

/** The same customer, queue, lane and wait, as work of its own channel. */
function workOf(item: WorkItem, kind: 'callback' | 'message', notBeforeAt: Instant | null, now: Instant): WorkItem {
  return {
    ...item,
    id: newId(now),
    kind,
    channel: kind,
    state: notBeforeAt === null ? 'waiting' : 'scheduled',
    notBeforeAt,
    preferredUntilAt: null,
    excluded: [],
    agentId: null,
    heldPoints: 0,
    heldSinceAt: null,
    epoch: 0,
    offer: null,
    isTransfer: false,
    queuedAt: now,
  }
}

function leavingFacts(item: WorkItem, to: 'callback' | 'message', now: Instant): readonly Fact[] {
  const { contactId, queueId } = item
  const withdrawn = item.state === 'ringing' ? [withdrawnFact(item, 'chose-otherwise', now)] : []
  const reason = item.state === 'scheduled' ? 'closed' : 'chosen'
  return [...withdrawn, facts.contactOverflowed.of(contactId, now, { contactId, queueId, to, toQueueId: null, reason })]
}
