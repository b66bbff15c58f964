import { describe, expect, it } from 'vitest'
import { type AgentPresence, choose, type InHand, isAccepting, missOffer, settle } from '#modules/routing/presence.ts'

const SINCE = 1_000_000
const free: AgentPresence = {
  chosen: 'available',
  nextPresence: null,
  presence: 'available',
  presenceSinceAt: SINCE,
  presenceReason: 'chosen',
  availableSinceAt: SINCE,
  unreachableSinceAt: null,
  missedInRow: 0,
}
const idle: InHand = { talking: 0, wrappingUp: 0 }
const talking: InHand = { talking: 1, wrappingUp: 0 }
const wrappingUp: InHand = { talking: 0, wrappingUp: 1 }

describe('what shows', () => {
  it.each([
    ['a talk is busy', free, talking, 'busy'],
    ['a write-up alone is wrap-up', free, wrappingUp, 'wrap-up'],
    ['a talk beside a write-up is busy', free, { talking: 1, wrappingUp: 1 }, 'busy'],
    ['nothing in hand is the choice', { ...free, chosen: 'meal' as const }, idle, 'meal'],
    ['a contact taken over while offline is busy', { ...free, chosen: 'offline' as const }, talking, 'busy'],
  ])('%s', (_claim, agent, inHand, presence) => {
    expect(settle(agent, inHand, SINCE + 1).agent.presence).toBe(presence)
  })

  it('measures the span that ends, and no span that goes on', () => {
    expect(settle(free, talking, SINCE + 90_000).change).toEqual({ from: 'available', to: 'busy', lastedMs: 90_000 })
    expect(settle(free, idle, SINCE + 90_000).change).toBeNull()
  })

  it('never lasts less than nothing when two nodes disagree about the time', () => {
    expect(settle(free, talking, SINCE - 5).change?.lastedMs).toBe(0)
  })
})

describe('a choice', () => {
  it('to leave waits for the work in hand and begins with its end', () => {
    const leaving = choose(free, 'meal', 'chosen', talking)
    expect(leaving).toMatchObject({ chosen: 'available', nextPresence: 'meal' })
    expect(isAccepting(leaving)).toBe(false)
    expect(settle(leaving, wrappingUp, SINCE + 1).agent.presence).toBe('wrap-up')
    expect(settle(leaving, idle, SINCE + 2).agent).toMatchObject({
      chosen: 'meal',
      nextPresence: null,
      presence: 'meal',
    })
  })

  it('to leave with nothing in hand holds at once', () => {
    expect(choose(free, 'break', 'chosen', idle)).toMatchObject({ chosen: 'break', nextPresence: null })
  })

  it('to stay after all takes the wish to leave back', () => {
    const staying = choose(choose(free, 'meal', 'chosen', talking), 'available', 'chosen', talking)
    expect(staying).toMatchObject({ chosen: 'available', nextPresence: null })
    expect(isAccepting(staying)).toBe(true)
  })

  it('to be available begins a new idle time', () => {
    const back = choose({ ...free, chosen: 'break', presence: 'break' }, 'available', 'chosen', idle)
    expect(settle(back, idle, SINCE + 60_000).agent.availableSinceAt).toBe(SINCE + 60_000)
  })
})

describe('missed offers', () => {
  it('end in a break after as many in a row as the house allows', () => {
    const once = missOffer(free, 2, idle)
    expect(once).toMatchObject({ missedInRow: 1, chosen: 'available' })
    expect(missOffer(once, 2, idle)).toMatchObject({ chosen: 'break', presenceReason: 'missed-offers' })
  })

  it('wait for the work in hand like any other break', () => {
    expect(missOffer({ ...free, missedInRow: 1 }, 2, talking)).toMatchObject({
      chosen: 'available',
      nextPresence: 'break',
      presenceReason: 'missed-offers',
    })
  })

  it('are forgotten with the next choice', () => {
    expect(choose({ ...free, missedInRow: 1 }, 'available', 'chosen', idle).missedInRow).toBe(0)
  })
})

it('someone whose last socket is gone gets nothing new', () => {
  expect(isAccepting({ ...free, unreachableSinceAt: SINCE })).toBe(false)
})
