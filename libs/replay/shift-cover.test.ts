import { describe, expect, it } from 'vitest'
import { answersTable, answersWith, leastAgentIntervals } from './answers.ts'
import { nameRoster } from './named-roster.ts'
import { coverWithShifts, type Shift } from './shift-cover.ts'
import { placingsOf, SHIFT_KINDS } from './shift-kinds.ts'

/** Calls an hour of two days, by quarter-hours: eight to twenty, busiest at eleven. */
const loads = Array.from({ length: 192 }, (_, slot) => {
  const hour = (slot % 96) / 4
  const contactsPerHour = hour < 8 || hour >= 20 ? 0 : 60 * Math.exp(-((hour - 11) ** 2) / 18)
  return [{ contactsPerHour, handleSeconds: 240, patienceSeconds: 180 }]
})
const table = answersTable(loads, { hours: 0.25, thresholdSeconds: 20 })
const calls = loads.reduce((sum, [load]) => sum + (load?.contactsPerHour ?? 0) / 4, 0)
const isOpen = loads.map(([load]) => (load?.contactsPerHour ?? 0) >= 4)
const options = { slotMinutes: 15, answers: 0.8 * calls, isOpen, rounds: 60 }

const staffOf = (shifts: readonly Shift[]) =>
  loads.map((_, slot) => {
    const stretches = shifts.flatMap(({ onLine }) =>
      onLine.flatMap((from, i) => (i % 2 === 0 ? [[from, onLine[i + 1] ?? 0]] : [])),
    )
    return stretches.filter(([from = 0, to = 0]) => slot >= from && slot < to).length
  })

describe('shift kinds', () => {
  it.each(SHIFT_KINDS)('$name: every placing has its breaks, and never more than two hours on line', (kind) => {
    const placings = placingsOf(kind, 15)
    expect(placings.length).toBeGreaterThan(0)
    for (const stretches of placings) {
      expect(stretches[0]).toBe(0)
      expect(stretches.at(-1)).toBe(kind.spanMinutes / 15)
      for (let i = 0; i < stretches.length; i += 2)
        expect((stretches[i + 1] ?? 0) - (stretches[i] ?? 0)).toBeLessThanOrEqual(8)
      const rests = kind.breaks.map((_, i) => ((stretches[2 * i + 2] ?? 0) - (stretches[2 * i + 1] ?? 0)) * 15)
      expect(rests).toEqual(kind.breaks.map(({ minutes }) => minutes))
    }
  })
})

describe('answersTable', () => {
  it('never falls with another agent, and ends when all are answered in time', () => {
    for (const row of table) {
      expect([...row]).toEqual([...row].sort((a, b) => a - b))
      expect(row[0]).toBe(0)
    }
    const busiest = table[44]
    expect(busiest?.at(-1)).toBeGreaterThan(0.998 * 15)
  })

  it('is the mean over loads equally likely', () => {
    const [low] = loads[40] ?? []
    const [high] = loads[44] ?? []
    if (!low || !high) throw new Error('the loads are gone')
    const [mixed] = answersTable([[low, high]], { hours: 0.25, thresholdSeconds: 20 })
    const mean =
      (answersWith(table[40] ?? new Float64Array(1), 4) + answersWith(table[44] ?? new Float64Array(1), 4)) / 2
    expect(answersWith(mixed ?? new Float64Array(1), 4)).toBeCloseTo(mean, 9)
  })
})

describe('nameRoster', () => {
  it('covers the same by named people, at most five days each, with no rule broken', () => {
    const shifts = coverWithShifts(table, options)
    const named = nameRoster(shifts, staffOf(shifts), {
      from: '2026-03-02',
      days: 2,
      slotMinutes: 15,
      seed: 1,
      iterations: 300,
    })
    expect(named.violations).toBe(0)
    const answered = staffOf(named.shifts)
    const onLine = (staff: readonly number[]) => staff.reduce((sum, agents) => sum + agents, 0)
    expect(Math.abs(onLine(answered) / onLine(staffOf(shifts)) - 1)).toBeLessThan(0.1)
    const days = new Set(named.shifts.map(({ personId, day }) => `${personId} ${day}`))
    expect(days.size).toBe(named.shifts.length)
  })
})

describe('coverWithShifts', () => {
  const shifts = coverWithShifts(table, options)
  const staff = staffOf(shifts)

  it('reaches the goal and leaves no open interval to nobody', () => {
    const answered = table.reduce((sum, row, slot) => sum + answersWith(row, staff[slot] ?? 0), 0)
    expect(answered).toBeGreaterThanOrEqual(0.8 * calls - 1e-6)
    isOpen.forEach((open, slot) => {
      if (open) expect(staff[slot]).toBeGreaterThan(0)
    })
  })

  it('needs no less than the bound, and not much more', () => {
    const onLine = staff.reduce((sum, agents) => sum + agents, 0)
    const least = leastAgentIntervals(table, 0.8 * calls)
    expect(onLine).toBeGreaterThanOrEqual(least)
    expect(onLine).toBeLessThan(1.15 * least)
  })

  it('gives the same shifts again', () => {
    expect(coverWithShifts(table, options)).toEqual(shifts)
  })

  it('of no calls is empty', () => {
    const none = answersTable(
      loads.map(() => []),
      { hours: 0.25, thresholdSeconds: 20 },
    )
    expect(coverWithShifts(none, { ...options, answers: 0, isOpen: loads.map(() => false) })).toEqual([])
  })
})
