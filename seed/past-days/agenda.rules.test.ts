import { expect, it } from 'vitest'
import { createAgenda, type Story } from './agenda.ts'

const told: string[] = []
async function* story(name: string, ...pauses: readonly number[]): Story {
  told.push(`${name} begins`)
  for (const [place, ms] of pauses.entries()) {
    yield ms
    told.push(`${name} ${place + 1}`)
  }
}

it('stories go on side by side, each when its turn is, in the order in which they came where that is the same', async () => {
  const agenda = createAgenda(1_000)
  agenda.begin(story('slow', 50), 1_000)
  agenda.begin(story('quick', 10.4, 10.4), 1_000)
  agenda.begin(story('late'), 1_020)
  agenda.begin(story('past'), 0)
  const instants: number[] = []
  while (agenda.nextAt() !== undefined) {
    await agenda.turn()
    instants.push(agenda.now)
  }
  expect(told).toEqual(['slow begins', 'quick begins', 'past begins', 'quick 1', 'late begins', 'quick 2', 'slow 1'])
  expect(instants).toEqual([1_000, 1_000, 1_000, 1_010, 1_020, 1_020, 1_050])
})

it('time never passes the next turn, nor backwards', () => {
  const agenda = createAgenda(1_000)
  agenda.begin(story('next'), 1_500)
  agenda.passTo(1_200)
  agenda.passTo(1_100)
  expect(agenda.now).toBe(1_200)
  agenda.passTo(9_000)
  expect(agenda.now).toBe(1_500)
})
