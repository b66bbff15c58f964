import { describe, expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { USUAL_COSTS } from '#libs/rostering/model.ts'
import { cnPack } from '#libs/rostering/packs/cn.ts'
import { HOUR } from '#libs/rostering/rules.ts'
import { createCoverage } from '#libs/rostering/search/coverage.ts'
import { type Difference, isWeekKnown } from '#modules/rosters/board.ts'
import { type CheckedPerson, newViolations, violationsAround, windowsOver } from '#modules/rosters/check-shifts.ts'
import { apart } from '#modules/rosters/checked-people.ts'
import type { RosterViolation } from '#modules/rosters/contract.ts'
import { readSlot } from '#modules/rosters/coverage.ts'
import { splitPeople } from '#modules/rosters/coverage-split.ts'
import { historyBefore, mondayOf } from '#modules/rosters/history-before.ts'
import { placeBreaks } from '#modules/rosters/place-breaks.ts'
import { sortDays } from '#modules/rosters/publish.ts'
import type { DatedShift } from '#modules/rosters/shift-slots.ts'

const zone = compileZone('Asia/Shanghai')!
const HOUR_MS = 3_600_000
const kind = {
  id: 'day',
  spanSeconds: 9 * HOUR,
  starts: { from: '00:00', to: '23:00', everySeconds: 3600 },
  breaks: [
    { id: 'rest-1', seconds: 900, isPaid: true, earliestSeconds: HOUR, latestSeconds: 2 * HOUR },
    { id: 'meal', seconds: HOUR, isPaid: false, earliestSeconds: 3 * HOUR, latestSeconds: 4.25 * HOUR },
    { id: 'rest-2', seconds: 900, isPaid: true, earliestSeconds: 6 * HOUR, latestSeconds: 7 * HOUR },
  ],
}
const contract = { id: 'c', rules: cnPack.rules, shifts: [kind] }
const at = (date: string, hour: number) => Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR_MS
function shift(date: string, hour = 8): DatedShift {
  const pause = (from: number, seconds: number, isPaid: boolean) => ({
    startsAt: at(date, hour + from),
    endsAt: at(date, hour + from) + seconds * 1000,
    isPaid,
  })
  return {
    personId: 'mei',
    date,
    kindId: 'day',
    startsAt: at(date, hour),
    endsAt: at(date, hour + 9),
    breaks: [pause(1.75, 900, true), pause(4, HOUR, false), pause(6.75, 900, true)],
    overtimeFromAt: null,
    cutSeconds: 0,
  }
}
const mei = (shifts: readonly DatedShift[]): CheckedPerson => ({
  personId: 'mei',
  contract,
  protections: [],
  leave: [],
  shifts,
})
const days = (from: number, count: number, hour = 8) =>
  Array.from({ length: count }, (_, n) => shift(`2026-12-${String(from + n).padStart(2, '0')}`, hour))

describe('the rules around some days', () => {
  it('see the shifts in force before and after them', () => {
    const person = mei([shift('2026-12-13', 14), ...days(14, 3, 8)])
    expect(
      violationsAround(zone, [person], '2026-12-14', '2026-12-20').map(({ ruleId, dates }) => [ruleId, dates]),
    ).toEqual([['CN-REST-11', ['2026-12-13', '2026-12-14']]])
    const after = mei([...days(18, 3), ...days(21, 4)])
    expect(violationsAround(zone, [after], '2026-12-14', '2026-12-20').map(({ ruleId }) => ruleId)).toEqual([
      'CN-DAYS-IN-A-ROW',
    ])
  })

  it('cover five weeks of days in windows of whole weeks, each violation told once', () => {
    const windows = windowsOver('2026-12-14', '2027-01-17')
    expect(windows.every(({ start }) => mondayOf(start) === start)).toBe(true)
    expect(windows.length).toBeGreaterThan(1)
    const seven = [...days(14, 7), ...Array.from({ length: 7 }, (_, n) => shift(`2027-01-${11 + n}`))]
    const found = violationsAround(zone, [mei(seven)], '2026-12-14', '2027-01-17')
    const told = found.map(({ ruleId, dates }) => `${ruleId} ${dates[0]}`)
    expect(new Set(told).size).toBe(told.length)
    expect(found.filter(({ ruleId }) => ruleId === 'CN-REST-DAY').map(({ dates }) => dates[0])).toEqual([
      '2026-12-14',
      '2027-01-11',
    ])
  })

  it('count as new what was kept before, or is broken worse', () => {
    const broken = (found: number, date = '2026-12-14'): RosterViolation => ({
      ruleId: 'CN-DAY-HOURS',
      kind: 'work-per-day',
      severity: 'hard',
      personId: 'mei',
      dates: [date],
      fromAt: 0,
      toAt: 1,
      found,
      allowed: 8,
      unit: 'seconds',
    })
    expect(newViolations([broken(9)], [broken(9)])).toEqual([])
    expect(newViolations([broken(9)], [broken(10)])).toHaveLength(1)
    expect(newViolations([broken(9)], [broken(9, '2026-12-15')])).toHaveLength(1)
  })
})

describe('what was before a roster', () => {
  it('is read from the shifts in force', () => {
    const shifts = [...days(7, 2), ...days(10, 4, 22)]
    expect(historyBefore(zone, '2026-12-14', { contract, leave: [], shifts })).toEqual({
      daysInARow: 4,
      nightsInARow: 4,
      lastEndsAt: at('2026-12-14', 7),
      nights: 4,
      weekends: 1,
      overtimeMonthSeconds: 0,
    })
  })

  it('of a week under way is known only for people who were rostered before', () => {
    const leave = [{ from: '2026-12-08', to: '2026-12-08' }]
    expect(historyBefore(zone, '2026-12-10', { contract, leave, shifts: days(7, 1) })).toMatchObject({
      weekShifts: 1,
      weekLeaveDays: 1,
      weekWorkSeconds: 8 * HOUR,
    })
    expect(historyBefore(zone, '2026-12-10', { contract, leave, shifts: [] })).not.toHaveProperty('weekShifts')
  })

  it('joins leave that overlaps, for each date counts once', () => {
    expect(
      apart([
        { from: '2026-12-01', to: '2026-12-05' },
        { from: '2026-12-03', to: '2026-12-04' },
        { from: '2026-12-07', to: '2026-12-07' },
      ]),
    ).toEqual([
      { from: '2026-12-01', to: '2026-12-05' },
      { from: '2026-12-07', to: '2026-12-07' },
    ])
  })
})

describe('people of several skills', () => {
  it('are split so that as much as possible of every need is met', () => {
    const groups = [
      { queues: [0], count: 1 },
      { queues: [0, 1], count: 2 },
      { queues: [1, 2], count: 1 },
    ]
    expect(splitPeople(groups, [2, 1, 1])).toEqual([2, 1, 1])
    expect(splitPeople(groups, [3, 1, 0])).toEqual([3, 1, 0])
  })

  it('beyond the need go where there are fewest for it, and nobody is lost', () => {
    expect(splitPeople([{ queues: [0, 1], count: 4 }], [1, 1])).toEqual([2, 2])
    expect(splitPeople([{ queues: [], count: 3 }], [1])).toEqual([0])
    expect(splitPeople([], [1])).toEqual([0])
  })
})

describe('the cost of a slot', () => {
  it('is that of the search, whatever people and needs', () => {
    const chance = seededRandom(7)
    const upTo = (most: number) => Math.floor(chance() * (most + 1))
    for (let round = 0; round < 200; round += 1) {
      const groups = [[0], [1, 2], [0, 2], [0, 1, 2]].slice(0, 1 + upTo(3))
      const there = groups.map(() => upTo(12))
      const required = [upTo(25), upTo(8), upTo(4)]
      const coverage = createCoverage(
        required.map((need, skill) => ({ skill: String(skill), required: [need] })),
        groups,
        1,
        USUAL_COSTS,
      )
      for (const [group, count] of there.entries())
        for (let person = 0; person < count; person += 1) coverage.change(group, 0, 1, 1)
      expect(readSlot(groups, there, required).cost).toBeCloseTo(coverage.cost(), 9)
    }
  })
})

describe('breaks of a shift put by hand', () => {
  it('go where nobody is lacking, within two hours on line', () => {
    const startsAt = at('2026-12-14', 8)
    const isNeeded = (instant: number) => instant < at('2026-12-14', 12)
    const breaks = placeBreaks(zone, contract, kind, startsAt, isNeeded)
    expect(breaks.map(({ startsAt: from }) => (from - startsAt) / HOUR_MS)).toEqual([1.75, 4, 6.75])
  })

  it('stand in the middle of where they may begin when the rules leave no way', () => {
    const strict = {
      ...contract,
      rules: cnPack.rules.map((rule) => (rule.kind === 'stretch-without-break' ? { ...rule, maxSeconds: 900 } : rule)),
    }
    const startsAt = at('2026-12-14', 8)
    const breaks = placeBreaks(zone, strict, kind, startsAt, () => true)
    expect(breaks.map(({ startsAt: from }) => (from - startsAt) / HOUR_MS)).toEqual([1.5, 3.5, 6.5])
  })
})

describe('a publication', () => {
  const day = (date: string, isInForce: boolean) =>
    ({ personId: 'mei', date, draft: null, inForce: isInForce ? {} : null }) as unknown as Difference
  const dates = (list: readonly Difference[]) => list.map(({ date }) => date)

  it('for the first time takes effect at once, and is late inside the notice', () => {
    const plan = sortDays([day('2026-12-07', false), day('2026-12-14', false)], {
      wasPublished: false,
      today: '2026-12-07',
    })
    expect(dates(plan.atOnce)).toEqual(['2026-12-07', '2026-12-14'])
    expect(plan.toAsk).toEqual([])
    expect(plan.isLate).toBe(true)
    expect(sortDays([day('2026-12-14', false)], { wasPublished: false, today: '2026-12-07' }).isLate).toBe(false)
  })

  it('asks for days that people were told otherwise until the notice ends, and leaves those that are over', () => {
    const told = ['2026-12-06', '2026-12-07', '2026-12-13', '2026-12-14'].map((date) => day(date, true))
    const plan = sortDays(told, { wasPublished: true, today: '2026-12-07' })
    expect(dates(plan.changed)).toEqual(['2026-12-07', '2026-12-13', '2026-12-14'])
    expect(dates(plan.toAsk)).toEqual(['2026-12-07', '2026-12-13'])
    expect(dates(plan.atOnce)).toEqual(['2026-12-14'])
  })
})

describe('too little work in a week', () => {
  // 2026-12-07 is a Monday.
  const roster = { from: '2026-12-10', to: '2026-12-22' }
  it.each([
    ['of which the first days are before the roster and of an unknown person', '2026-12-11', [], false],
    ['of which the first days are before the roster and known', '2026-12-11', [{ date: '2026-12-01' }], true],
    ['that lies in the roster whole', '2026-12-14', [], true],
    ['that ends after the roster', '2026-12-21', [{ date: '2026-12-01' }], false],
  ])('of a week %s is held against the roster only as far as it can know', (_week, date, shifts, isKnown) => {
    expect(isWeekKnown(date, roster, shifts)).toBe(isKnown)
  })
})
