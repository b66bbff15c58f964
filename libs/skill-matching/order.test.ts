import { describe, expect, it } from 'vitest'
import { compareItems, defaultPolicy, overtakingBoundMs } from './order.ts'
import { seconds, ten, workItem } from './test-fixture.ts'
import type { Lane, WorkItem } from './types.ts'

const idsInOrder = (items: readonly WorkItem[]) =>
  [...items].sort((a, b) => compareItems(a, b, defaultPolicy)).map((item) => item.id)

describe('order of the waiting', () => {
  it('is by the longer wait within a lane', () => {
    const items = [workItem({ id: 'later', waitingSinceAt: ten + 1 }), workItem({ id: 'earlier' })]
    expect(idsInOrder(items)).toEqual(['earlier', 'later'])
  })

  it('gives fraud, then a vulnerable customer, then a VIP the lead among those who ask together', () => {
    const lanes: Lane[] = ['ordinary', 'vip', 'vulnerable', 'fraud']
    expect(idsInOrder(lanes.map((lane) => workItem({ id: lane, lane })))).toEqual([
      'fraud',
      'vulnerable',
      'vip',
      'ordinary',
    ])
  })

  it('breaks an equal rank by the longer wait, then by id, whatever the order of insertion', () => {
    const ordinary = workItem({ id: 'z', waitingSinceAt: ten })
    const vip = workItem({ id: 'a', lane: 'vip', waitingSinceAt: ten + seconds(30) })
    const twin = workItem({ id: 'y', waitingSinceAt: ten })
    expect(idsInOrder([vip, ordinary, twin])).toEqual(['y', 'z', 'a'])
    expect(idsInOrder([twin, ordinary, vip])).toEqual(['y', 'z', 'a'])
  })
})

describe('the bound on overtaking', () => {
  it.each<[Lane, number]>([
    ['ordinary', seconds(120)],
    ['vip', seconds(90)],
    ['vulnerable', seconds(60)],
    ['fraud', 0],
  ])('an item of lane %s is never overtaken by one that asks %i ms later', (lane, boundMs) => {
    expect(overtakingBoundMs(lane, defaultPolicy)).toBe(boundMs)
    const waiting = workItem({ id: 'm', lane })
    const pressing = (afterMs: number) => workItem({ id: 'a', lane: 'fraud', waitingSinceAt: ten + afterMs })
    expect(compareItems(waiting, pressing(boundMs + 1), defaultPolicy)).toBeLessThan(0)
    if (boundMs > 0) expect(compareItems(waiting, pressing(boundMs - 1), defaultPolicy)).toBeGreaterThan(0)
  })
})
