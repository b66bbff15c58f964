import { describe, expect, it } from 'vitest'
import type { QueueAgentShape } from '#modules/routing/service-contract.ts'
import { type Hindrance, hindranceWords } from './hindrance-words.ts'

const agent: QueueAgentShape = {
  agentId: 'a',
  name: 'Mei',
  agentNo: '1101',
  unitName: 'Cards',
  presence: 'available',
  presenceSinceAt: 0,
  isMember: true,
  helpsFromQueueIds: [],
  hindrances: [],
  missingSkills: [],
  ableAfterSeconds: 0,
  held: 3,
  most: 3,
  usedPoints: 3,
  points: 4,
}
const names = { locale: 'en' as const, skill: (code: string) => (code === 'card' ? 'Cards' : undefined) }
const words = (hindrances: Hindrance[], change: Partial<QueueAgentShape> = {}, membership?: 'others') =>
  hindranceWords({ ...agent, hindrances, ...change }, membership ?? 'members', names)

describe('what keeps an agent away, in words', () => {
  it('is nothing for one who can be given work now', () => {
    expect(words([])).toEqual([])
  })

  it('names the skill and both levels, or that it is not held at all', () => {
    const missingSkills = [
      { skill: 'card', minLevel: 4, level: 2 },
      { skill: 'fx', minLevel: 3, level: null },
    ]
    expect(words(['skill-missing'], { missingSkills })).toEqual([
      'Cards: needs 4 Proficient, has 2 Developing',
      'fx: needs 3 Competent, not held',
    ])
  })

  it('says where the agent is by the word everyone uses', () => {
    expect(words(['away'], { presence: 'meal' })).toEqual(['Meal'])
    expect(words(['offline'], { presence: 'busy' })).toEqual(['Offline'])
  })

  it('counts what is in hand when full', () => {
    expect(words(['full'])).toEqual(['Full: 3 of 3'])
  })

  it('of someone outside, tells only what would keep them away once inside', () => {
    expect(words(['not-a-member', 'offline'], {}, 'others')).toEqual([])
    expect(words(['not-a-member', 'channel-not-given', 'away'], {}, 'others')).toEqual(['Not given this channel'])
    expect(words(['not-a-member'])).toEqual(['Not a member'])
  })

  it('tells a member whose console is closed', () => {
    expect(words(['not-connected'])).toEqual(['Console closed'])
  })
})
