import type { LineChart } from '#libs/line-chart/line-chart.ts'
import { type ActivityInstance, type ActivityRoster, clockOf } from '#libs/multi-activity/instance.ts'
import { type Instance, OFF, type Roster } from '#libs/shift-sequences/instance.ts'

/** Day by day, all shifts with a need together. */
export function chartSequences({ days, cover }: Instance, roster: Roster): LineChart {
  const needs = Array.from({ length: days }, (_, day) => cover.filter((each) => each.day === day))
  const atWork = needs.map((asked, day) => {
    const isAsked = new Set(asked.map(({ shift }) => shift))
    return roster.filter((row) => row[day] !== OFF && isAsked.has(row[day] ?? OFF)).length
  })
  return {
    title: `People at work on ${days} days`,
    unit: 'people',
    lines: [
      { name: 'at work', values: atWork },
      { name: 'needed', values: needs.map((asked) => asked.reduce((sum, { need }) => sum + need, 0)) },
    ],
    marks: needs.flatMap((_, day) => (day % 7 === 0 ? [{ at: day, label: `day ${day}` }] : [])),
  }
}

/** Quarter-hour by quarter-hour, all activities together. */
export function chartActivities({ least, most, tasks, days }: ActivityInstance, roster: ActivityRoster): LineChart {
  const slots = least.length / tasks
  const sumAt = (of: readonly number[], slot: number) =>
    of.slice(slot * tasks, (slot + 1) * tasks).reduce((sum, people) => sum + people, 0)
  const atWork = new Array<number>(slots).fill(0)
  for (const { start, activities } of roster.flat()) {
    const end = start + activities.reduce((sum, { slots: long }) => sum + long, 0)
    for (let slot = start; slot < Math.min(end, slots); slot++) atWork[slot] = (atWork[slot] ?? 0) + 1
  }
  const each = Array.from({ length: slots }, (_, slot) => slot)
  return {
    title: `People at work on ${days} days`,
    unit: 'people',
    lines: [
      { name: 'at work', values: atWork },
      { name: 'needed at least', values: each.map((slot) => sumAt(least, slot)) },
      { name: 'wanted at most', values: each.map((slot) => sumAt(most, slot)) },
    ],
    marks: each.flatMap((slot) => {
      const { day, slotOfDay } = clockOf(slot)
      return slotOfDay === 0 ? [{ at: slot, label: `day ${day}` }] : []
    }),
  }
}
