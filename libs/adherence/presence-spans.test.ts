import { expect, it } from 'vitest'
import { type PresenceEvent, presenceSpans } from './presence-spans.ts'

it('each change ends the presence before it, and the last one is open', () => {
  const events: PresenceEvent[] = [
    { presence: 'available', at: 10 },
    { presence: 'busy', at: 20 },
    { presence: 'offline', at: 50 },
  ]
  expect(presenceSpans(events)).toEqual([
    { presence: 'available', startsAt: 10, endsAt: 20 },
    { presence: 'busy', startsAt: 20, endsAt: 50 },
    { presence: 'offline', startsAt: 50, endsAt: null },
  ])
})

it('of changes at one instant the last of the list holds', () => {
  const events: PresenceEvent[] = [
    { presence: 'busy', at: 10 },
    { presence: 'wrap-up', at: 20 },
    { presence: 'available', at: 20 },
  ]
  expect(presenceSpans(events).map(({ presence, startsAt }) => [presence, startsAt])).toEqual([
    ['busy', 10],
    ['available', 20],
  ])
})

it('a change that passes through others back to what it was is no change', () => {
  const events: PresenceEvent[] = [
    { presence: 'busy', at: 10 },
    { presence: 'available', at: 20 },
    { presence: 'busy', at: 20 },
    { presence: 'offline', at: 30 },
  ]
  expect(presenceSpans(events)).toEqual([
    { presence: 'busy', startsAt: 10, endsAt: 30 },
    { presence: 'offline', startsAt: 30, endsAt: null },
  ])
})

it('events delivered twice, or out of order, give the same spans', () => {
  const events: PresenceEvent[] = [
    { presence: 'available', at: 10 },
    { presence: 'busy', at: 20 },
    { presence: 'break', at: 30 },
  ]
  expect(presenceSpans([...events, ...events])).toEqual(presenceSpans(events))
  expect(presenceSpans(events.toReversed())).toEqual(presenceSpans(events))
})
