import { expect, test } from 'vitest'
import { readQueue } from './erlang-a.ts'
import { requiredAgents } from './required-agents.ts'
import { scheduledAgents } from './shrinkage.ts'
import { withUncertainty } from './uncertain-load.ts'

test('the worked example of the README is true', () => {
  const load = { contactsPerHour: 1500, handleSeconds: 240, patienceSeconds: 120 }
  const target = { serviceLevel: { share: 0.8, thresholdSeconds: 20 } }
  expect(requiredAgents(load, target)).toBe(97)
  expect(requiredAgents({ ...load, patienceSeconds: null }, target)).toBe(108)
  expect(requiredAgents(load, { ...target, abandonment: 0.03 })).toBe(104)
  const reading = readQueue(97, load, { thresholdSeconds: 20 })
  expect(reading.answeredInThreshold).toBeCloseTo(0.8061, 4)
  expect(reading.abandoned).toBeCloseTo(0.0637, 4)
  expect(reading.occupancy).toBeCloseTo(0.9653, 4)
  expect(scheduledAgents(97, { planned: 0.2, unplanned: 0.1 })).toBe(139)
  const quantiles = [
    { ...load, probability: 0.1, contactsPerHour: 1300 },
    { ...load, probability: 0.5, contactsPerHour: 1500 },
    { ...load, probability: 0.9, contactsPerHour: 1700 },
  ]
  expect(withUncertainty(quantiles, target, { kind: 'average' })).toBe(101)
  expect(withUncertainty(quantiles, target, { kind: 'confidence', probability: 0.9 })).toBe(109)
})
