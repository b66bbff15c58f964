import { describe, expect, it } from 'vitest'
import { fitOf, isAble, relaxationsAt, requirementsAfter } from './requirements.ts'
import { agent, seconds, ten, workItem } from './test-fixture.ts'
import type { Level, MinimumLevel, Requirements } from './types.ts'

const asking = (...needs: [string, MinimumLevel][]): Requirements => ({
  skills: needs.map(([skill, minLevel]) => ({ skill, minLevel })),
  furtherQueueIds: [],
})

describe('ability', () => {
  it.each<[string, Record<string, Level>, Requirements, boolean]>([
    ['a trainee takes nothing alone, even at the lowest minimum', { card: 1 }, asking(['card', 2]), false],
    ['a skill not held (or expired) is not enough', { loan: 5 }, asking(['card', 2]), false],
    ['the minimum level itself is enough', { card: 3 }, asking(['card', 3]), true],
    ['one level short is not', { card: 4 }, asking(['card', 5]), false],
    ['every skill must be met', { card: 5, 'lang-en': 1 }, asking(['card', 3], ['lang-en', 2]), false],
    ['work that asks no skill is open to the whole queue', {}, asking(), true],
  ])('%s', (_claim, skills, requirements, able) => {
    expect(isAble(agent({ skills }), workItem(), requirements, false)).toBe(able)
  })

  it('needs the own queue or an opened one, unless the agent is let in from outside', () => {
    const outsider = agent({ queueIds: ['loans'] })
    expect(isAble(outsider, workItem(), asking(['card', 2]), false)).toBe(false)
    expect(isAble(outsider, workItem(), { ...asking(['card', 2]), furtherQueueIds: ['loans'] }, false)).toBe(true)
    expect(isAble(outsider, workItem(), asking(['card', 2]), true)).toBe(true)
    expect(isAble(outsider, workItem(), asking(['card', 4]), true)).toBe(false)
  })

  it('needs a channel the agent works on', () => {
    expect(isAble(agent(), workItem({ channel: 'video' }), asking(['card', 2]), false)).toBe(false)
  })
})

describe('fit', () => {
  it.each<[string, Record<string, Level>, Requirements, string]>([
    ['level 4 is what simple work prefers', { card: 4 }, asking(['card', 3]), 'proficient'],
    ['level 3 comes next', { card: 3 }, asking(['card', 2]), 'competent'],
    ['an expert is spared from simple work', { card: 5 }, asking(['card', 3]), 'over-qualified'],
    ['an expert is spared from work that a level 4 can do', { card: 5 }, asking(['card', 4]), 'over-qualified'],
    ['an expert suits expert work', { card: 5 }, asking(['card', 5]), 'proficient'],
    ['level 2 is the last resort', { card: 2 }, asking(['card', 2]), 'last-resort'],
    ['the weakest skill decides', { card: 4, 'lang-en': 3 }, asking(['card', 2], ['lang-en', 2]), 'competent'],
    [
      'a weak second skill is worse than a spare expert',
      { card: 5, loan: 2 },
      asking(['card', 2], ['loan', 2]),
      'last-resort',
    ],
    ['a skill that is not asked does not count', { card: 4, loan: 5 }, asking(['card', 2]), 'proficient'],
    ['with no skill asked everyone fits alike', { card: 2 }, asking(), 'proficient'],
  ])('%s', (_claim, skills, requirements, fit) => {
    expect(fitOf(agent({ skills }), requirements)).toBe(fit)
  })
})

describe('relaxation', () => {
  const relaxing = workItem({
    requirements: asking(['card', 5]),
    relaxations: [
      { afterMs: seconds(30), requirements: asking(['card', 4]) },
      { afterMs: seconds(60), requirements: asking() },
    ],
  })

  it.each([
    [0, 0],
    [seconds(30) - 1, 0],
    [seconds(30), 1],
    [seconds(60) - 1, 1],
    [seconds(60), 2],
    [seconds(9999), 2],
  ])('after %i ms of waiting, %i steps hold', (waitedMs, steps) => {
    expect(relaxationsAt(relaxing, ten + waitedMs)).toBe(steps)
  })

  it('a step replaces what was asked before it', () => {
    expect([0, 1, 2].map((count) => requirementsAfter(relaxing, count))).toEqual([
      asking(['card', 5]),
      asking(['card', 4]),
      asking(),
    ])
  })
})
