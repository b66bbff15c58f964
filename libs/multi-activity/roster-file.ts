import { type ActivityInstance, type ActivityRoster, clockOf, SLOT_MINUTES } from './instance.ts'

/**
 * `employee,day,shift,start,minutes,task`, one row per activity in the order of time. Days and times are those of the
 * cover: day 1 is the first, and the day changes at midnight. `shift` numbers the shifts of a person from 1.
 */
export function writeActivityRosterFile({ people }: ActivityInstance, roster: ActivityRoster): string {
  const rows = people.flatMap(({ id }, person) =>
    (roster[person] ?? []).flatMap(({ start, activities }, shift) => {
      let slot = start
      return activities.map(({ task, slots }) => {
        const { day, slotOfDay } = clockOf(slot)
        slot += slots
        return [id, day + 1, shift + 1, clockText(slotOfDay), slots * SLOT_MINUTES, task + 1].join(',')
      })
    }),
  )
  return `${['employee,day,shift,start,minutes,task', ...rows].join('\n')}\n`
}

function clockText(slotOfDay: number): string {
  const minutes = slotOfDay * SLOT_MINUTES
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
