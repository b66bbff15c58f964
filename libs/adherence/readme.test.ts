import { expect, test } from 'vitest'
import { presenceSpans } from './presence-spans.ts'
import { readAdherence } from './read-adherence.ts'

test('the worked example of the README is true', () => {
  const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)
  const plan = [
    { activity: 'on-queue', startsAt: at('09:00'), endsAt: at('10:30') },
    { activity: 'break', startsAt: at('10:30'), endsAt: at('10:45') },
    { activity: 'on-queue', startsAt: at('10:45'), endsAt: at('12:00') },
  ] as const
  const presence = presenceSpans([
    { presence: 'available', at: at('09:10') },
    { presence: 'break', at: at('10:32') },
  ])
  const reading = readAdherence({ plan, presence, now: at('10:55'), graceSeconds: 180 })
  expect(reading.keptMs).toBe(101 * 60_000)
  expect(reading.adherence).toBeCloseTo(0.8783, 4)
  expect(reading.conformance).toBeCloseTo(0.82, 9)
  expect(reading.live).toMatchObject({ state: 'out', kind: 'break-too-long', forMs: 600_000, sinceAt: at('10:45') })
})
