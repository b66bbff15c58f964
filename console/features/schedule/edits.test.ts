import { describe, expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { DraftShift, RosterBoard, RosterViolation } from '#modules/rosters/contract.ts'
import { editOf, giveShift, merged, moveStart, newViolations, takeDayOff } from './edits.ts'

const zone = compileZone('Asia/Shanghai')
if (!zone) throw new Error('Asia/Shanghai')
const MON = '2026-12-07'
const TUE = '2026-12-08'
const HOUR = 3_600_000
const at = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`)
const shiftOf = (personId: string, date: string, time: string, isLocked = false): DraftShift => {
  const startsAt = at(date, time)
  const noon = startsAt + 4 * HOUR
  return {
    personId,
    date,
    kindId: 'day',
    startsAt,
    endsAt: startsAt + 9 * HOUR,
    breaks: [{ startsAt: noon, endsAt: noon + HOUR, isPaid: false }],
    isLocked,
  }
}
const board = {
  revision: 3,
  slotSeconds: 900,
  persons: [
    { personId: 'mei', workSeconds: 28_800 },
    { personId: 'jun', workSeconds: 28_800 },
  ],
  shifts: [shiftOf('mei', MON, '09:00'), shiftOf('jun', TUE, '12:00', true)],
  daysOff: [{ personId: 'jun', date: MON }],
  violations: [],
} as unknown as RosterBoard
const mei = { personId: 'mei', date: MON }
const jun = { personId: 'jun', date: MON }

describe('an edit', () => {
  it('moves the start by slots, has the breaks put anew, locks the day, and knows the way back with the breaks', () => {
    const edit = moveStart(board, mei, 2)
    expect(edit?.changes).toEqual([{ ...mei, shift: { kindId: 'day', startsAt: at(MON, '09:30') }, isLocked: true }])
    const { kindId, startsAt, breaks } = shiftOf('mei', MON, '09:00')
    expect(edit?.undo).toEqual([{ ...mei, shift: { kindId, startsAt, breaks }, isLocked: false }])
  })

  it('gives a shift to somebody who is free, whose day off comes back when it is undone', () => {
    const edit = giveShift(board, zone, mei, jun)
    expect(edit?.changes).toEqual([
      { ...jun, shift: { kindId: 'day', startsAt: at(MON, '09:00') }, isLocked: true },
      { ...mei, shift: null, isLocked: true },
    ])
    expect(edit?.undo[0]).toEqual({ ...jun, shift: null, isLocked: true })
  })

  it('exchanges two shifts, each at its own time of day', () => {
    const edit = giveShift(board, zone, mei, { personId: 'jun', date: TUE })
    expect(edit?.changes.map(({ shift }) => shift?.startsAt)).toEqual([at(TUE, '09:00'), at(MON, '12:00')])
  })

  it('to another time of the same day changes that day only', () => {
    const edit = giveShift(board, zone, mei, mei, at(MON, '10:00'))
    expect(edit?.changes).toHaveLength(1)
    expect(edit?.changes[0]?.shift?.startsAt).toBe(at(MON, '10:00'))
  })

  it('of what is not there, or is so already, is none', () => {
    expect(moveStart(board, jun, 1)).toBeNull()
    expect(takeDayOff(board, jun)).toBeNull()
    expect(giveShift(board, zone, jun, mei)).toBeNull()
    expect(editOf(board, [{ ...jun, shift: null, isLocked: false }])).not.toBeNull()
  })
})

it('the board takes the answer for the people named, counts their hours without unpaid breaks, and keeps the rest', () => {
  const changes = moveStart(board, mei, 1)?.changes ?? []
  const reply = {
    revision: 4,
    shifts: [shiftOf('mei', MON, '09:15', true), shiftOf('mei', TUE, '09:00')],
    daysOff: [],
    violations: [],
    findings: [],
    coverage: [],
    cost: null,
  }
  const after = merged(board, reply, changes)
  expect(after.revision).toBe(4)
  expect(after.shifts.map(({ personId, date }) => `${personId} ${date}`).sort()).toEqual([
    `jun ${TUE}`,
    `mei ${MON}`,
    `mei ${TUE}`,
  ])
  expect(after.persons.map(({ workSeconds }) => workSeconds)).toEqual([16 * 3600, 28_800])
  expect(after.daysOff).toEqual(board.daysOff)
})

it('a violation is new when it was not there, or grew worse', () => {
  const broken = (found: number) =>
    ({ ruleId: 'R', personId: 'mei', dates: [MON], found }) as unknown as RosterViolation
  expect(newViolations([broken(9)], [broken(9)])).toEqual([])
  expect(newViolations([broken(9)], [broken(8)])).toHaveLength(1)
})
