import type { PromiseView } from '#modules/promises/contract.ts'
import type { OfferShape } from '#modules/routing/contract.ts'
import { sketchContacts } from './contacts.ts'
import { replies, scripts } from './knowledge.ts'
import { deskOf, mei, QUEUES, targets } from './people.ts'
import { id, type World } from './world.ts'

/** One agent's morning, as it stands now. */
export function newWorld(options: { readonly signedIn: boolean; readonly isEmpty: boolean }): World {
  const now = Date.now()
  const contacts = sketchContacts(now)
  return {
    me: mei(now),
    ...options,
    ...contacts,
    ticks: new Map([[id(103), tickedSoFar(now)]]),
    routing: { ...deskOf(now), offers: [ringing(now)] },
    promises: owed(now),
    replies,
    scripts,
    targets: targets(),
    changed: () => {},
    grew: () => {},
    hinted: () => {},
  }
}

const tickedSoFar = (now: number) =>
  ['block', 'calm', 'verify', 'tail'].map((stepId, place) => ({
    scriptId: id(800),
    version: 12,
    stepId,
    tickedAt: now - 60_000 + place * 10_000,
    tickedBy: id(1),
  }))

function ringing(now: number): OfferShape {
  return {
    offerId: id(501),
    kind: 'contact',
    contactId: id(106),
    conversationId: id(306),
    callbackId: null,
    queueId: QUEUES.loss.queueId,
    queueName: QUEUES.loss.name,
    channel: 'web',
    lane: 'ordinary',
    topic: 'card-loss',
    language: 'zh-CN',
    customerName: '郑*国',
    vulnerabilityNeeds: [],
    waitingSinceAt: now - 6_000,
    madeAt: now - 2_000,
    expiresAt: now + 60_000,
    isPreferred: true,
    fromAgentName: null,
    note: null,
  }
}

function owed(now: number): PromiseView[] {
  const promise = (place: number, kind: string, title: string, dueIn: number, change: Partial<PromiseView> = {}) => ({
    promiseId: id(600 + place),
    kind,
    aboutKind: 'callback',
    aboutId: id(650 + place),
    ownerId: id(1),
    queueId: null,
    title,
    state: 'running' as const,
    madeAt: now - 3_600_000,
    dueAt: now + dueIn,
    warnAt: now + dueIn - 1_800_000,
    pausedRemainingMs: null,
    keptAt: null,
    unitId: null,
    ...change,
  })
  return [
    promise(1, 'callback', '郑*国 · 转账未到账', 18 * 60_000),
    promise(2, 'callback', '冯*丽 · 提前还款', 50 * 60_000),
    promise(3, 'message', '吴*平 · 挂失解除', 70 * 60_000),
  ]
}
