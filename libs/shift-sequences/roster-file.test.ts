import { expect, test } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { OFF } from './instance.ts'
import { randomInstance } from './random-instance.ts'
import { readRosterFile, writeRosterFile } from './roster-file.ts'

const instance = randomInstance(seededChance(1), { days: 7, people: 2 })

test('a roster is the same after it was written and read', () => {
  const roster = [
    [0, 1, OFF, OFF, 2, 2, OFF],
    [OFF, OFF, OFF, OFF, OFF, OFF, 0],
  ]
  const text = writeRosterFile(instance, roster)
  expect(text).toBe('employee,day,shift\nP0,0,S0\nP0,1,S1\nP0,4,S2\nP0,5,S2\nP1,6,S0\n')
  expect(readRosterFile(instance, text)).toEqual({ ok: true, roster })
})

test.each([
  ['name,day,shift\n', 1, 'The header has to be employee,day,shift'],
  ['employee,day,shift\nP9,0,S0\n', 2, 'There is no employee "P9": name one of the instance'],
  ['employee,day,shift\nP0,7,S0\n', 2, 'day "7": write a whole number, 0 to 6'],
  ['employee,day,shift\nP0,1,S0\nP0,1,S1\n', 3, 'P0 has a shift on day 1 already: keep one'],
])('%j is refused with its line', (text, line, problem) => {
  expect(readRosterFile(instance, text)).toEqual({ ok: false, faults: [{ line, problem }] })
})
