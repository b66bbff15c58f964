import type { Instance, Wish } from './instance.ts'

/** The text form that `readInstance` reads: for made-up instances, and for passing one on. */
export function writeInstance(instance: Instance): string {
  const { shifts, people } = instance
  const wish = ({ person, day, shift, weight }: Wish) => [people[person]?.id, day, shifts[shift]?.id, weight].join(',')
  const nameAll = (types: readonly number[]) => types.map((type) => shifts[type]?.id).join('|')
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['SECTION_HORIZON', [String(instance.days)]],
    ['SECTION_SHIFTS', shifts.map(({ id, minutes, notBefore }) => [id, minutes, nameAll(notBefore)].join(','))],
    [
      'SECTION_STAFF',
      people.map((person) =>
        [
          person.id,
          person.mostOf.map((most, type) => `${shifts[type]?.id}=${most}`).join('|'),
          person.mostMinutes,
          person.leastMinutes,
          person.mostRun,
          person.leastRun,
          person.leastDaysOff,
          person.mostWeekends,
        ].join(','),
      ),
    ],
    ['SECTION_DAYS_OFF', people.flatMap(({ id, daysOff }) => (daysOff.length > 0 ? [[id, ...daysOff].join(',')] : []))],
    ['SECTION_SHIFT_ON_REQUESTS', instance.wanted.map(wish)],
    ['SECTION_SHIFT_OFF_REQUESTS', instance.unwanted.map(wish)],
    [
      'SECTION_COVER',
      instance.cover.map(({ day, shift, need, under, over }) => [day, shifts[shift]?.id, need, under, over].join(',')),
    ],
  ]
  return sections.map(([name, lines]) => `${[name, ...lines].join('\n')}\n`).join('\n')
}
