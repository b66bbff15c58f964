import { describe, expect, test } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { randomInstance } from './random-instance.ts'
import { readInstance } from './read-instance.ts'
import { writeInstance } from './write-instance.ts'

const TEXT = `# two weeks
SECTION_HORIZON
14

SECTION_SHIFTS
D,480,
N,600,D

SECTION_STAFF
A,D=14|N=3,4320,3360,5,2,2,1
B,D=14,4320,3360,5,2,2,1

SECTION_DAYS_OFF
A,0,7

SECTION_SHIFT_ON_REQUESTS
A,2,D,2

SECTION_SHIFT_OFF_REQUESTS
B,3,D,1

SECTION_COVER
0,D,2,100,1
0,N,1,100,1
`

describe('the text of an instance', () => {
  test('is read whole', () => {
    const read = readInstance(TEXT)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    expect(read.instance.days).toBe(14)
    expect(read.instance.shifts[1]).toEqual({ id: 'N', minutes: 600, notBefore: [0] })
    expect(read.instance.people[0]).toEqual({
      id: 'A',
      mostOf: [14, 3],
      mostMinutes: 4320,
      leastMinutes: 3360,
      mostRun: 5,
      leastRun: 2,
      leastDaysOff: 2,
      mostWeekends: 1,
      daysOff: [0, 7],
    })
    expect(read.instance.people[1]?.mostOf).toEqual([14, 0])
    expect(read.instance.wanted).toEqual([{ person: 0, day: 2, shift: 0, weight: 2 }])
    expect(read.instance.cover[1]).toEqual({ day: 0, shift: 1, need: 1, under: 100, over: 1 })
  })

  test('is what was written', () => {
    const instance = randomInstance(seededChance(1), { days: 14, people: 3 })
    expect(readInstance(writeInstance(instance))).toEqual({ ok: true, instance })
  })

  test('reads the same with the line ends of Windows', () => {
    expect(readInstance(TEXT.replaceAll('\n', '\r\n'))).toEqual(readInstance(TEXT))
  })

  test.each([
    ['SECTION_SHIFTS', 'SECTION_SHIFT', 5, 'SECTION_SHIFT is no section here'],
    ['\n14\n', '\nfourteen\n', 3, 'The horizon "fourteen": write a whole number, 1 to 3660'],
    ['D,480,', 'D,480', 6, '"D,480" has 2 columns: write 3'],
    ['N,600,D', 'N,600,X', 7, 'There is no shift "X"'],
    ['N,600,D', 'D,600,', 7, 'The shift "D" stands on line 6 already'],
    ['A,D=14|N=3,', 'A,D=14|Z=3,', 10, 'There is no shift "Z"'],
    ['4320,3360,5,2,2,1\nB', '3000,3360,5,2,2,1\nB', 10, 'MinTotalMinutes is above MaxTotalMinutes'],
    ['A,0,7', 'C,0,7', 14, 'There is no employee "C"'],
    ['A,0,7', 'A,0,14', 14, 'Day "14": write a whole number, 0 to 13'],
    ['A,2,D,2', 'A,2,D,-2', 17, 'Weight "-2": write a whole number, 0 or more'],
    ['B,3,D,1', 'B,3,E,1', 20, 'There is no shift "E"'],
    ['0,N,1,100,1', '0,D,1,100,1', 24, 'The cover of this day and shift "0,D" stands on line 23 already'],
    ['0,N,1,100,1', '0,N,1.5,100,1', 24, 'Requirement "1.5": write a whole number'],
    ['# two weeks', 'two weeks', 1, '"two weeks" stands before the first SECTION_ heading'],
  ])('with %j turned to %j is refused on line %i', (from, to, line, problem) => {
    const read = readInstance(TEXT.replace(from, to))
    expect(read.ok ? [] : read.faults).toContainEqual({ line, problem: expect.stringContaining(problem) })
  })

  test('that lacks a section says which', () => {
    const read = readInstance(TEXT.replace(/SECTION_DAYS_OFF\n.*\n/, ''))
    expect(read.ok ? [] : read.faults).toEqual([{ line: 0, problem: 'SECTION_DAYS_OFF is missing' }])
  })
})
