import { describe, expect, test } from 'vitest'
import { castOf } from './cast.ts'

const people = [
  ...Array.from({ length: 60 }, (_, index) => ({ role: 'agent', agentNo: `a${index}`, password: 'p' })),
  { role: 'administrator', agentNo: 'admin', password: 'q' },
]

describe('the cast', () => {
  test('leaves the first agent, whom newcomers find first, and most others', () => {
    const { robots, left } = castOf(people, 24)
    expect(robots).toHaveLength(24)
    expect(left).toHaveLength(36)
    expect(left).toContain('a0')
  })

  test('takes robots from all over the list, so that every team has some', () => {
    const places = castOf(people, 24).robots.map((robot) => Number(robot.agentNo.slice(1)))
    for (const [from, to] of [
      [0, 9],
      [9, 19],
      [48, 54],
      [54, 60],
    ] as const)
      expect(places.filter((place) => place >= from && place < to).length).toBeGreaterThanOrEqual(2)
  })

  test('never asks for more robots than there are agents', () => {
    expect(castOf(people, 500).robots).toHaveLength(60)
    expect(castOf(people, 500).left).toEqual([])
  })

  test('knows the administrator, if there is one', () => {
    expect(castOf(people, 1).administrator?.agentNo).toBe('admin')
    expect(castOf(people.slice(0, 3), 1).administrator).toBeUndefined()
  })
})
