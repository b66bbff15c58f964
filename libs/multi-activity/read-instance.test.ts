import { describe, expect, test } from 'vitest'
import { readActivityInstance } from './read-instance.ts'

/** One day, one task: 96 quarter-hours from 06:00 to 06:00. */
const COVER = Array.from({ length: 96 }, (_, slot) => {
  const minutes = (slot + 24) * 15
  const clock = (at: number) =>
    `${String(Math.floor((at % 1440) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  return `${minutes < 1440 ? 1 : 2},${clock(minutes)}-${clock(minutes + 15)},1,${slot % 2},${slot % 2}`
})

const TEXT = `# comment
SECTION_HORIZON
1
SECTION_TASKS
1
SECTION_STAFF
1,360,600
2,0,1200
SECTION_COVER
${COVER.join('\n')}
`

const LINE_OF_COVER = 10

describe('the text of an instance', () => {
  test('is read whole, its days by the calendar and its slots from 06:00', () => {
    const read = readActivityInstance(TEXT)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    expect(read.instance).toMatchObject({ days: 1, tasks: 1 })
    expect(read.instance.people).toEqual([
      { id: '1', leastMinutes: 360, mostMinutes: 600 },
      { id: '2', leastMinutes: 0, mostMinutes: 1200 },
    ])
    expect(read.instance.least).toEqual(Array.from({ length: 96 }, (_, slot) => slot % 2))
  })

  test.each([
    ['1,06:00-06:15,1,0,0', '1,06:00-06:30,1,0,0', LINE_OF_COVER, 'write a quarter of an hour, as 06:15-06:30'],
    ['1,06:00-06:15,1,0,0', '1,05:45-06:00,1,0,0', LINE_OF_COVER, 'lies outside the horizon'],
    ['2,05:45-06:00,1,1,1', '2,06:00-06:15,1,1,1', LINE_OF_COVER + 95, 'lies outside the horizon'],
    ['1,06:15-06:30,1,1,1', '1,06:00-06:15,1,1,1', LINE_OF_COVER + 1, 'Line 10 gives this time and task already'],
    ['1,06:15-06:30,1,1,1', '1,06:15-06:30,2,1,1', LINE_OF_COVER + 1, 'TaskID "2": write a whole number, 1 to 1'],
    ['1,06:15-06:30,1,1,1', '1,06:15-06:30,1,-1,1', LINE_OF_COVER + 1, 'Min "-1": write a whole number, 0 or more'],
    ['1,06:15-06:30,1,1,1', '1,06:15-06:30,1,2,1', LINE_OF_COVER + 1, 'Min is above Max'],
    ['1,06:15-06:30,1,1,1\n', '', 0, 'SECTION_COVER lacks 1 intervals, the first day 1, 06:15, task 1'],
    ['1,360,600', '1,660,600', 7, 'MinTotalMinutes is above MaxTotalMinutes'],
    ['2,0,1200', '1,0,1200', 8, 'The employee "1" stands on line 7 already'],
    ['SECTION_TASKS\n1', 'SECTION_TASKS\n0', 5, 'The number of tasks "0": write a whole number, 1 to 1000'],
  ])('with %j turned to %j is refused on line %i', (from, to, line, problem) => {
    const read = readActivityInstance(TEXT.replace(from, to))
    const faults = read.ok ? [] : read.faults
    expect(faults).toContainEqual({ line, problem: expect.stringContaining(problem) })
  })
})
