import type { Chance } from '#libs/queueing/chance.ts'
import type { Cover, Instance, Person, Shift, Wish } from './instance.ts'

/** A made-up instance for tests and examples: early, late and night shifts, rules and wishes by chance. */
export function randomInstance(
  chance: Chance,
  { days, people: count, types = 3 }: { readonly days: number; readonly people: number; readonly types?: number },
): Instance {
  const whole = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1))
  const shifts = Array.from({ length: types }, (_, type): Shift => {
    // What starts earlier may not follow what starts later.
    const notBefore = Array.from({ length: type }, (_, earlier) => earlier)
    return { id: `S${type}`, minutes: type === 2 ? 600 : 480, notBefore }
  })
  const people = Array.from({ length: count }, (_, index): Person => {
    const longest = Math.floor((days * 4) / 7)
    return {
      id: `P${index}`,
      mostOf: shifts.map(() => (chance() < 0.2 ? 0 : chance() < 0.4 ? whole(1, 3) : days)),
      leastMinutes: 480 * whole(0, Math.max(0, longest - 3)),
      mostMinutes: 480 * (longest + whole(0, 1)),
      leastRun: whole(1, 2),
      mostRun: whole(3, 5),
      leastDaysOff: whole(1, 3),
      mostWeekends: whole(1, Math.ceil(days / 7)),
      daysOff: chance() < 0.5 ? [whole(0, days - 1)] : [],
    }
  })
  const wish = (): Wish => ({
    person: whole(0, count - 1),
    day: whole(0, days - 1),
    shift: whole(0, types - 1),
    weight: whole(1, 3),
  })
  const cover: Cover[] = []
  for (let day = 0; day < days; day += 1)
    for (let shift = 0; shift < types; shift += 1)
      cover.push({ day, shift, need: whole(0, Math.ceil(count / types)), under: 100, over: 1 })
  return {
    days,
    shifts,
    people,
    wanted: Array.from({ length: 2 * count }, wish),
    unwanted: Array.from({ length: count }, wish),
    cover,
  }
}
