import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { RosterHead } from '#modules/rosters/contract.ts'
import { NOTICE_DAYS } from '#modules/rosters/wire-contract.ts'

/** How a roster stands on a day; `publishBy` is the last day on which everyone still hears it in good time. */
export type Standing =
  | { readonly kind: 'due'; readonly publishBy: LocalDate }
  /** Not published in time: publishing takes a reason now. */
  | { readonly kind: 'late'; readonly publishBy: LocalDate }
  /** Its days went by and it was never published. */
  | { readonly kind: 'unused' }
  | { readonly kind: 'ahead' | 'current' | 'over' }

export function standingOf(head: Pick<RosterHead, 'from' | 'days' | 'version'>, today: LocalDate): Standing {
  const { from, version } = head
  const isOver = lastDayOf(head) < today
  if (version === 0) {
    if (isOver) return { kind: 'unused' }
    const publishBy = addDaysToDate(from, -NOTICE_DAYS)
    return { kind: today <= publishBy ? 'due' : 'late', publishBy }
  }
  if (isOver) return { kind: 'over' }
  return { kind: from <= today ? 'current' : 'ahead' }
}

/** Included. */
export const lastDayOf = ({ from, days }: Pick<RosterHead, 'from' | 'days'>): LocalDate => addDaysToDate(from, days - 1)

/** Whether a search goes on, so that the list is worth reading again soon. */
export const isSearching = ({ run }: Pick<RosterHead, 'run'>): boolean =>
  run?.state === 'running' || run?.state === 'stopping'

/** What waits for the planner first, then the days to come, then what is past; the earliest days first inside each. */
export function inOrderOfWork(rosters: readonly RosterHead[], today: LocalDate): readonly RosterHead[] {
  const placeOf = (head: RosterHead) => ORDER.indexOf(standingOf(head, today).kind)
  return rosters.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.from.localeCompare(b.from) || a.unitName.localeCompare(b.unitName, 'zh'),
  )
}

const ORDER: readonly Standing['kind'][] = ['late', 'due', 'current', 'ahead', 'over', 'unused']
