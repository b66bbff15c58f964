import { describe, expect, it } from 'vitest'
import { type CapacityShape, capacity } from '#modules/routing/contract.ts'
import { capacityDraftOf, capacityOf, channelsOf, mostAtOnce } from './capacity-draft.ts'

const house: CapacityShape = {
  points: 4,
  channels: { web: { cost: 1, most: 3 }, phone: { cost: 'all', most: 1 }, 'branch-desk': { cost: 2, most: 5 } },
}

it('a capacity goes into the fields and comes back', () => {
  expect(capacityOf(capacityDraftOf(house))).toEqual(house)
})

it('a channel whose most is emptied is not given any more; an emptied cost takes everything', () => {
  const channels = { web: { most: null, cost: 1 }, mail: { most: 2, cost: null }, app: {} }
  expect(capacityOf({ points: 4, channels })).toEqual({ points: 4, channels: { mail: { most: 2, cost: 'all' } } })
})

it('what cannot be is left for the contract to refuse', () => {
  expect(capacity.safeParse(capacityOf({ points: 0, channels: {} })).success).toBe(false)
  expect(capacity.safeParse(capacityOf({ points: 4, channels: { web: { most: 51, cost: 1 } } })).success).toBe(false)
})

it('channels the bank has named itself are filled in too', () => {
  expect(channelsOf(house)).toContain('branch-desk')
})

describe('how many fit at the same time', () => {
  it.each([
    ['web', 3],
    ['phone', 1],
    ['branch-desk', 2],
    ['mail', 0],
  ])('%s: %i', (channel, expected) => {
    expect(mostAtOnce(house, channel)).toBe(expected)
  })

  it('none when one costs more than there is', () => {
    expect(mostAtOnce({ points: 1, channels: { web: { cost: 2, most: 3 } } }, 'web')).toBe(0)
  })
})
