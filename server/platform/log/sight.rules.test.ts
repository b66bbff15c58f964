import { expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { RecordedFact } from '#libs/facts/event.ts'
import { createSight } from '#platform/log/sight.ts'

const fact = (position: number, type: string) => ({ position, type }) as RecordedFact
const facts = (from: number, types: string) => [...types].map((type, n) => fact(from + n, type))

it('says which facts concern the reader', () => {
  const sight = createSight(['a'])
  expect(sight.see(facts(1, 'bbb'))).toBe(false)
  expect(sight.see(facts(4, 'bab'))).toBe(true)
  expect(createSight(undefined).see(facts(1, 'b'))).toBe(true)
})

it('leads a reader to just before the next fact that concerns it, never past the head', () => {
  const sight = createSight(['a'])
  sight.see(facts(11, 'bbbabbab'))
  expect(sight.nothingUpTo(10, 18)).toBe(13)
  expect(sight.nothingUpTo(14, 18)).toBe(16)
  expect(sight.nothingUpTo(17, 18)).toBe(18)
  expect(sight.nothingUpTo(10, 12)).toBe(10)
})

it('knows nothing of what came before it looked, after what it saw, or across a gap', () => {
  const sight = createSight(['a'])
  expect(sight.nothingUpTo(0, 9)).toBe(0)
  sight.see(facts(11, 'bb'))
  expect(sight.nothingUpTo(9, 12)).toBe(9)
  expect(sight.nothingUpTo(12, 20)).toBe(12)
  expect(sight.nothingUpTo(10, 20)).toBe(12)
  sight.see(facts(15, 'bb'))
  expect(sight.nothingUpTo(12, 16)).toBe(12)
  expect(sight.nothingUpTo(14, 16)).toBe(16)
})

it('never skips a fact of the reader, whatever passes and however it reads', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const chance = seededRandom(seed)
    const sight = createSight(['a'])
    const log: RecordedFact[] = []
    let position = 0
    const read: number[] = []
    for (let step = 0; step < 60; step++) {
      const batch = Array.from({ length: 1 + Math.floor(chance() * 400) }, (_, n) =>
        fact(log.length + 1 + n, chance() < 0.3 ? 'a' : 'b'),
      )
      log.push(...batch)
      if (chance() < 0.95) sight.see(batch)
      if (chance() < 0.3) continue
      const head = log.length
      const from = sight.nothingUpTo(position, head)
      const found = log.slice(from, head).filter(({ type }) => type === 'a')
      read.push(...found.map((one) => one.position))
      position = head
    }
    const all = log.slice(0, position).filter(({ type }) => type === 'a')
    expect(read.join()).toBe(all.map((one) => one.position).join())
  }
})
