import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { type Experience, opinionOf } from './opinion.ts'

const calm: Experience = { waitedSeconds: 12, agentsMet: 1, nudges: 0, mood: 'calm' }
const ASKED = 20_000

/** @returns shares of those asked who answer, and of those who answer who are satisfied and who write */
function sharesOf(experience: Experience): {
  readonly answer: number
  readonly satisfied: number
  readonly write: number
} {
  const chance = seededRandom(7)
  const opinions = Array.from({ length: ASKED }, () => opinionOf(chance, 'zh-CN', experience)).filter(
    (opinion) => opinion !== undefined,
  )
  return {
    answer: opinions.length / ASKED,
    satisfied: opinions.filter(({ score }) => score >= 4).length / opinions.length,
    write: opinions.filter(({ comment }) => comment !== undefined).length / opinions.length,
  }
}

describe('who is asked how it was', () => {
  test('answers in three or four cases of ten, is mostly satisfied, and rarely writes', () => {
    const { answer, satisfied, write } = sharesOf(calm)
    expect([answer > 0.32, answer < 0.36, satisfied > 0.8, satisfied < 0.88, write > 0.3, write < 0.4]).not.toContain(
      false,
    )
  })

  test.each<[string, Partial<Experience>]>([
    ['a long wait', { waitedSeconds: 120 }],
    ['a transfer', { agentsMet: 2 }],
    ['silence in between', { nudges: 1 }],
    ['anger before it began', { mood: 'angry' }],
    ['nobody ever saying a word', { waitedSeconds: null }],
  ])('is less satisfied, and answers no less, after %s', (_what, change) => {
    const before = sharesOf(calm)
    const { answer, satisfied } = sharesOf({ ...calm, ...change })
    expect(satisfied).toBeLessThan(before.satisfied - 0.1)
    expect(answer).toBeGreaterThanOrEqual(before.answer)
    expect(answer).toBeLessThan(0.44)
  })

  test('scores from 1 to 5, and writes of what annoyed them', () => {
    const chance = seededRandom(3)
    const bad: Experience = { ...calm, waitedSeconds: 300, mood: 'angry' }
    const opinions = Array.from({ length: 2_000 }, () => opinionOf(chance, 'en', bad)).filter(
      (one) => one !== undefined,
    )
    expect([...new Set(opinions.map(({ score }) => score))].sort()).toEqual([1, 2, 3, 4, 5])
    const low = opinions.filter(({ score, comment }) => score <= 2 && comment !== undefined)
    expect(low.length).toBeGreaterThan(10)
    expect(low.every(({ comment }) => /waited|minutes/.test(comment ?? ''))).toBe(true)
  })
})
