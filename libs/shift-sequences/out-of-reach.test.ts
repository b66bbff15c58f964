import { expect, test } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { outOfReach } from './out-of-reach.ts'
import { randomInstance } from './random-instance.ts'

const random = randomInstance(seededChance(4), { days: 14, people: 5 })
const people = random.people.map((person) => ({ ...person, mostOf: random.shifts.map(() => 14), daysOff: [] }))
const cover = [{ day: 3, shift: 0, need: 5, under: 100, over: 1 }]

test('a need of everyone is within reach, one more is not', () => {
  expect(outOfReach({ ...random, people, cover })).toEqual([])
  const more = cover.map((each) => ({ ...each, need: 6 }))
  expect(outOfReach({ ...random, people, cover: more })).toEqual([{ day: 3, shift: 0, need: 6, possible: 5 }])
})

test('who is off that day, or never works the shift, is not there', () => {
  const fewer = people.map((person, place) =>
    place === 0
      ? { ...person, daysOff: [3] }
      : place === 1
        ? { ...person, mostOf: person.mostOf.map(() => 0) }
        : person,
  )
  expect(outOfReach({ ...random, people: fewer, cover })).toEqual([{ day: 3, shift: 0, need: 5, possible: 3 }])
})
