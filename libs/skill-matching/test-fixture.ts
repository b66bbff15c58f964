import type { Agent, WorkItem } from './types.ts'

/** 10:00 of some day; tests say how long after or before it. */
export const ten = Date.UTC(2026, 10, 21, 10)

/** An ordinary card chat that has just come in; a test says only what it is about. */
export function workItem(about: Partial<WorkItem> = {}): WorkItem {
  return {
    id: 'item',
    queueId: 'cards',
    channel: 'chat',
    lane: 'ordinary',
    waitingSinceAt: ten,
    requirements: { skills: [{ skill: 'card', minLevel: 2 }], furtherQueueIds: [] },
    relaxations: [],
    preferred: [],
    preferredUntilAt: null,
    excluded: [],
    ...about,
  }
}

/** A free, competent card agent with room for three chats, or two mails beside them, or one call. */
export function agent(about: Partial<Agent> = {}): Agent {
  return {
    id: 'agent',
    skills: { card: 3 },
    queueIds: ['cards'],
    capacity: {
      points: 6,
      channels: { chat: { cost: 2, most: 3 }, mail: { cost: 1, most: 2 }, voice: { cost: 'all', most: 1 } },
    },
    load: {},
    readiness: 'accepting',
    availableSinceAt: ten - 60_000,
    ...about,
  }
}

export const seconds = (count: number) => count * 1000
