import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { DISPOSITIONS, REASONS } from '#modules/conversations/reasons.ts'
import { TOPICS } from '../../seed/bank/topics.ts'
import {
  contactHabit,
  dispositionFor,
  nextBreak,
  offerHabit,
  REASONS_BY_TOPIC,
  reasonFor,
  secondsToNextBreak,
} from './habits.ts'

const many = <T>(draw: () => T): T[] => Array.from({ length: 20_000 }, draw)
const shareOf = <T>(values: readonly T[], is: (value: T) => boolean) => values.filter(is).length / values.length
const known = REASONS.flatMap(({ code, leaves }) => Object.keys(leaves).map((leaf) => `${code}.${leaf}`))
const dispositions = Object.keys(DISPOSITIONS)

describe('what robots do with what rings', () => {
  const chance = seededRandom(1)
  test('nearly all is accepted within 15 seconds; a few miss it, fewer decline', () => {
    const habits = many(() => offerHabit(chance, 'contact'))
    expect(shareOf(habits, (habit) => habit.kind === 'miss')).toBeCloseTo(0.035, 2)
    expect(shareOf(habits, (habit) => habit.kind === 'decline')).toBeCloseTo(0.01, 2)
    for (const habit of habits) if (habit.kind === 'accept') expect(habit.afterSeconds).toBeLessThanOrEqual(15)
  })

  test('a colleague who asks for advice is never left ringing', () => {
    expect(many(() => offerHabit(chance, 'consult')).some((habit) => habit.kind === 'miss')).toBe(false)
  })
})

describe('how robots serve', () => {
  const chance = seededRandom(2)
  test('about seven contacts in a hundred are transferred, and none twice', () => {
    const first = many(() => contactHabit(chance, 'payment', true))
    expect(shareOf(first, (habit) => habit.transferAt !== null)).toBeCloseTo(0.07, 2)
    const second = many(() => contactHabit(chance, 'payment', false))
    expect(second.every((habit) => habit.transferAt === null)).toBe(true)
  })

  test('breaks come after 20 minutes to 4 hours of work and are mostly short', () => {
    for (const seconds of many(() => secondsToNextBreak(chance))) {
      expect(seconds).toBeGreaterThanOrEqual(20 * 60)
      expect(seconds).toBeLessThanOrEqual(4 * 3600)
    }
    expect(
      shareOf(
        many(() => nextBreak(chance)),
        (each) => each.presence === 'break',
      ),
    ).toBeCloseTo(0.66, 1)
  })
})

describe('how robots wrap up', () => {
  const chance = seededRandom(3)
  test('every topic has reasons, and all of them are in the tree the house begins with', () => {
    for (const topic of TOPICS) for (const code of REASONS_BY_TOPIC[topic]) expect(known).toContain(code)
  })

  test('a reason fits the topic; in a house without fitting ones any in use is taken', () => {
    for (const topic of TOPICS) expect(REASONS_BY_TOPIC[topic]).toContain(reasonFor(chance, topic, known))
    expect(reasonFor(chance, 'loan', ['a.b'])).toBe('a.b')
    expect(known).toContain(reasonFor(chance, null, known))
  })

  test('a contact without an answer is never called resolved', () => {
    const outcomes = new Set(many(() => dispositionFor(chance, false, dispositions)))
    expect(outcomes).toEqual(new Set(['customer-left', 'no-request']))
    expect(dispositionFor(chance, true, ['own-code'])).toBe('own-code')
  })
})
