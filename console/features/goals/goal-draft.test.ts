import { describe, expect, it } from 'vitest'
import type { Kpi } from '../../queries/kpis.ts'
import { bodyOf, draftOf, goalSchema } from './goal-draft.ts'

const names = { 'zh-CN': '', 'zh-TW': '', en: '' }
const kpi = (key: string, unit: Kpi['unit']): Kpi => ({
  key,
  unit,
  number: 1,
  formula: '',
  name: names,
  grain: 'interval',
  words: names,
  opens: 'contacts',
})
const share = kpi('answer_rate', 'share')

describe('a goal is filled in as people read it', () => {
  it('shares as percent, there and back', () => {
    const goal = {
      kpi: share.key,
      direction: 'at-least',
      target: 0.92,
      near: 0.94,
      baseline: 0.88,
      dueOn: '2026-12-31',
    } as const
    expect(draftOf(share, goal)).toMatchObject({ target: 92, near: 94, baseline: 88 })
    const { kpi: _, ...body } = goal
    expect(bodyOf(share, draftOf(share, goal))).toEqual(body)
  })

  it('seconds as they are; what is left empty is nothing', () => {
    const body = bodyOf(kpi('average_speed_of_answer', 'seconds'), { direction: 'at-most', target: 20, near: 15 })
    expect(body).toEqual({ direction: 'at-most', target: 20, near: 15, baseline: null, dueOn: null })
  })

  it('a new one begins with the direction that is good', () => {
    expect(draftOf(kpi('abandon_rate', 'share'), undefined)).toEqual({ direction: 'at-most' })
    expect(draftOf(share, undefined)).toEqual({ direction: 'at-least' })
  })
})

it.each([
  ['at-least', 0.9, 0.95, true],
  ['at-least', 0.9, 0.9, true],
  ['at-least', 0.9, 0.85, false],
  ['at-most', 20, 15, true],
  ['at-most', 20, 25, false],
])('%s %d with near at %d holds: %s', (direction, target, near, holds) => {
  const read = goalSchema.safeParse({ direction, target, near, baseline: null, dueOn: null })
  expect(read.success).toBe(holds)
})
