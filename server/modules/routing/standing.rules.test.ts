import { describe, expect, it } from 'vitest'
import type { Agent } from '#libs/skill-matching/types.ts'
import type { AgentPresence } from '#modules/routing/presence.ts'
import { type ServedQueue, standingOf } from '#modules/routing/standing.ts'

const queue: ServedQueue = {
  id: 'cards',
  channel: 'web',
  requirements: { skills: [{ skill: 'card', minLevel: 3 }], furtherQueueIds: [] },
  relaxations: [
    { afterMs: 60_000, requirements: { skills: [{ skill: 'card', minLevel: 2 }], furtherQueueIds: [] } },
    { afterMs: 120_000, requirements: { skills: [], furtherQueueIds: ['everyday'] } },
  ],
}
const able: Agent = {
  id: 'mei',
  skills: { card: 3 },
  queueIds: ['cards'],
  capacity: { points: 4, channels: { web: { cost: 1, most: 3 } } },
  load: {},
  readiness: 'accepting',
  availableSinceAt: 0,
}
const available: AgentPresence = {
  chosen: 'available',
  nextPresence: null,
  presence: 'available',
  presenceSinceAt: 0,
  presenceReason: 'chosen',
  availableSinceAt: 0,
  unreachableSinceAt: null,
  missedInRow: 0,
}
const hindered = (agent: Partial<Agent>, presence: Partial<AgentPresence> = {}) =>
  standingOf({ ...able, ...agent }, { ...available, ...presence }, queue).hindrances

describe('what keeps an agent from a queue', () => {
  it('is nothing for a member with the skill, who is there with room', () => {
    expect(standingOf(able, available, queue)).toEqual({
      isMember: true,
      helpsFromQueueIds: [],
      hindrances: [],
      missingSkills: [],
      ableAfterMs: 0,
    })
  })

  it.each<[string, Partial<Agent>, Partial<AgentPresence>, string[]]>([
    ['no member', { queueIds: ['loans'] }, {}, ['not-a-member']],
    ['a helper who comes only after a wait', { queueIds: ['everyday'] }, {}, ['not-a-member']],
    ['a level too low', { skills: { card: 2 } }, {}, ['skill-missing']],
    ['a skill that ended', { skills: {} }, {}, ['skill-missing']],
    ['a channel the capacity leaves out', { capacity: { points: 4, channels: {} } }, {}, ['channel-not-given']],
    ['offline', {}, { chosen: 'offline' }, ['offline']],
    ['a meal', {}, { chosen: 'meal' }, ['away']],
    ['a break after this contact', {}, { nextPresence: 'break' }, ['leaving']],
    ['a closed console', {}, { unreachableSinceAt: 1 }, ['not-connected']],
    ['three chats of three', { load: { web: 3 } }, {}, ['full']],
    ['points used up on another channel', { load: { phone: 1 } }, {}, ['full']],
    [
      'all of it at once, in the order of what to mend first',
      { queueIds: [], skills: {}, capacity: { points: 4, channels: {} } },
      { chosen: 'break' },
      ['not-a-member', 'skill-missing', 'channel-not-given', 'away'],
    ],
  ])('%s', (_, agent, presence, expected) => {
    expect(hindered(agent, presence)).toEqual(expected)
  })

  it('busy with room left is no hindrance: work is shared by capacity', () => {
    expect(hindered({ load: { web: 2 } }, { presence: 'busy' })).toEqual([])
  })
})

describe('the wait after which an agent may help', () => {
  it.each<[string, Partial<Agent>, number | null]>([
    ['a level that is asked for later', { skills: { card: 2 } }, 60_000],
    ['no skill, but a member once skills are waived', { skills: {} }, 120_000],
    ['a member of a queue that helps later', { queueIds: ['everyday'], skills: {} }, 120_000],
    ['a stranger to every queue', { queueIds: ['loans'] }, null],
    ['a channel never given', { capacity: { points: 1, channels: {} } }, null],
  ])('%s', (_, agent, expected) => {
    expect(standingOf({ ...able, ...agent }, available, queue).ableAfterMs).toBe(expected)
  })

  it('says what level is missing, and which queue brings a helper here', () => {
    const standing = standingOf({ ...able, queueIds: ['everyday'], skills: { card: 1 } }, available, queue)
    expect(standing.missingSkills).toEqual([{ skill: 'card', minLevel: 3, level: 1 }])
    expect(standing).toMatchObject({ isMember: false, helpsFromQueueIds: ['everyday'] })
  })
})
